/* phuluc update: takes a filled-in table of figures back into the report. */
#include "base/output_file.h"
#include "base/standard_output.h"
#include "base/visible_text.h"
#include "command/commands.h"
#include "command/library.h"
#include "command/messages.h"
#include "command/replacing.h"
#include "command/sheet_file.h"
#include "read/report_reader.h"
#include "sheet/figure_update.h"

/* What an update goes through; closed in one place. */
struct updating {
    const struct options *options;
    struct diagnostics *diagnostics;
    struct diagnostics *of_result; /* of the new report, which has the notes of the old one */
    struct library installed;
    struct input input, checked;
    struct report *report;
    struct sheet_file sheet;
    struct figure_update update;
    struct buffer bytes; /* of the new report */
};

static int open_report(struct updating *updating)
{
    const struct options *options = updating->options;
    struct diagnostics *diagnostics = updating->diagnostics;
    if (library_open(&updating->installed, diagnostics) ||
        input_read(&updating->input, options->inputs[0], options->limit, NULL, diagnostics))
        return -1;
    updating->report = report_read(&updating->input, updating->installed.report_schema,
                                   false, diagnostics);
    if (!updating->report)
        return -1;
    if (!updating->input.decoded)
        return 0;
    diagnose(
        diagnostics, DIAG_SHEET_ENCODING, place_of_file(options->inputs[0]),
        _("the report is not in UTF-8, and only a report in UTF-8 is changed in place: "
          "save it as UTF-8 first"));
    return -1;
}

/* The new report is read as any other: an update never leaves one that is not valid. */
static int check_result(struct updating *updating)
{
    struct buffer copy = {0};
    buffer_put(&copy, updating->bytes.bytes, updating->bytes.length);
    const char *name = updating->options->output ? updating->options->output
                                                 : updating->options->inputs[0];
    if (input_take(&updating->checked, name, &copy, NULL, updating->of_result))
        return -1;
    struct report *report = report_read(
        &updating->checked, updating->installed.report_schema, false, updating->of_result);
    report_free(report);
    return report ? 0 : -1;
}

/* Where the new report goes to standard output, the list goes to standard error. */
static int print_changes(struct updating *updating)
{
    const char *output = updating->options->output;
    bool piped = output && output[0] == '-' && !output[1];
    FILE *stream = piped ? stderr : stdout;
    const struct figure_update *update = &updating->update;
    const struct grid *grid = &updating->sheet.grid;
    if (grid->sheet)
        visible_text_print(stream, _("%s: sheet '%s'"), grid->name, grid->sheet);
    else
        visible_text_print(stream, _("%s: fields separated by '%c', decimals behind '%c'"),
                           grid->name, grid->separator, grid->separator == ';' ? ',' : '.');
    if (!update->changes) {
        fputs(_("nothing is changed, nothing is written\n"), stream);
    } else {
        fwrite(update->listing.bytes, 1, update->listing.length, stream);
        fprintf(stream,
                ngettext("%zu value changed\n", "%zu values changed\n", update->changes),
                update->changes);
    }
    return piped ? 0 : standard_output_tell(updating->diagnostics);
}

/* The report may be replaced, the table may not; nor anything, where the list of what is
 * changed is lost. */
static int write_result(struct updating *updating)
{
    const struct options *options = updating->options;
    const char *name = options->output ? options->output : options->inputs[0];
    if (would_replace(name, options->inputs[1], updating->diagnostics))
        return -1;
    struct output_file *file = output_open(name, updating->diagnostics);
    if (!file)
        return -1;
    if (!output_write(file, updating->bytes.bytes, updating->bytes.length) &&
        !print_changes(updating))
        return output_commit(file);
    output_discard(file);
    return -1;
}

static int update(struct updating *updating)
{
    const struct options *options = updating->options;
    if (open_report(updating) || sheet_file_open(&updating->sheet, options->inputs[1],
                                                 options, updating->diagnostics))
        return -1;
    if (figure_update_find(&updating->update, updating->report, &updating->sheet.grid,
                           updating->diagnostics))
        return -1;
    if (!updating->update.changes)
        return print_changes(updating);
    report_edits_apply(&updating->update.edits, &updating->input.source,
                       updating->input.bytes, updating->input.size, &updating->bytes);
    return check_result(updating) ? -1 : write_result(updating);
}

/* Notes of the result alone are none: they were told, or come with the next check. */
static enum exit_status print_messages(const struct updating *updating)
{
    diagnostics_print(updating->diagnostics, stderr);
    enum exit_status status = diagnostics_status(updating->diagnostics);
    enum exit_status of_result = diagnostics_status(updating->of_result);
    if (of_result != EXIT_CLEAN)
        diagnostics_print(updating->of_result, stderr);
    return status > of_result ? status : of_result;
}

enum exit_status command_update(const struct options *options)
{
    struct updating updating = {.options = options,
                                .diagnostics = command_diagnostics(options),
                                .of_result = command_diagnostics(options)};
    update(&updating);
    enum exit_status status = print_messages(&updating);
    buffer_free(&updating.bytes);
    figure_update_free(&updating.update);
    sheet_file_close(&updating.sheet);
    report_free(updating.report);
    input_free(&updating.checked);
    input_free(&updating.input);
    library_close(&updating.installed);
    diagnostics_free(updating.diagnostics);
    diagnostics_free(updating.of_result);
    return status;
}
