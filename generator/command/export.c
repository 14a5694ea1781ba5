/* phuluc export: the table of figures to fill in, as CSV or XLSX. */
#include "base/output_file.h"
#include "command/commands.h"
#include "command/library.h"
#include "command/messages.h"
#include "command/replacing.h"
#include "command/sheet_file.h"
#include "read/report_reader.h"
#include "sheet/csv.h"
#include "sheet/workbook.h"

static int make_table(struct buffer *bytes, const struct report *report,
                      const struct options *options, struct diagnostics *diagnostics)
{
    struct figure_table table;
    bool workbook = is_workbook_name(options->output);
    char separator = options->separator ? options->separator : ';';
    int result = 0;
    figure_table_make(&table, report, workbook ? ',' : csv_decimal_mark(separator));
    if (workbook)
        result = workbook_write_table(bytes, &table, options->output, diagnostics);
    else
        csv_write_table(bytes, &table, separator);
    figure_table_free(&table);
    return result;
}

static int write_table(const struct report *report, const struct options *options,
                       struct diagnostics *diagnostics)
{
    struct buffer bytes = {0};
    if (would_replace(options->output, options->inputs[0], diagnostics))
        return -1;
    int result = make_table(&bytes, report, options, diagnostics);
    struct output_file *file = result ? NULL : output_open(options->output, diagnostics);
    if (file && !output_write(file, bytes.bytes, bytes.length))
        result = output_commit(file);
    else if (file)
        output_discard(file);
    buffer_free(&bytes);
    return result;
}

enum exit_status command_export(const struct options *options)
{
    struct diagnostics *diagnostics = command_diagnostics(options);
    struct library library;
    struct input input = {0};
    if (!library_open(&library, diagnostics) &&
        !input_read(&input, options->inputs[0], options->limit, options->encoding,
                    diagnostics)) {
        struct report *report =
            report_read(&input, library.report_schema, false, diagnostics);
        if (report)
            write_table(report, options, diagnostics);
        report_free(report);
    }
    library_close(&library);
    diagnostics_print(diagnostics, stderr);
    enum exit_status status = diagnostics_status(diagnostics);
    input_free(&input);
    diagnostics_free(diagnostics);
    return status;
}
