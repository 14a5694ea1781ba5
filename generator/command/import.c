/* phuluc import: starts a report from a table as offices have it. */
#include "sheet/import.h"
#include "base/memory.h"
#include "base/standard_output.h"
#include "command/commands.h"
#include "command/library.h"
#include "command/messages.h"
#include "command/new_report.h"
#include "command/replacing.h"
#include "command/sheet_file.h"
#include "compute/kind_use.h"
#include "model/report.h"
#include "read/report_reader.h"

#include <stdlib.h>

/* What an import goes through; closed in one place. */
struct importing {
    const struct options *options;
    struct diagnostics *diagnostics;
    struct library installed;
    const struct layout_spec *layout;
    struct sheet_file sheet;
    struct input checked;
    struct buffer text, listing;
};

/* The sheets know nothing of layouts: they are told what the layout asks for. */
static void make_wish(struct import_wish *wish, const struct kind_uses *uses)
{
    wish->kinds = memory_new((uses->count + 1) * sizeof *wish->kinds);
    for (size_t i = 0; i < uses->count; i++) {
        const struct kind_use *use = &uses->uses[i];
        if (!use->value && !use->periods && !use->period && !use->title && !use->basis)
            continue;
        wish->kinds[wish->count++] =
            (struct import_kind){.name = use->name,
                                 .built_in = i < KIND_BUILT_IN,
                                 .number = use->number,
                                 .periods = use->periods || use->period,
                                 .value = use->value};
    }
}

static int make_report(struct importing *importing)
{
    const struct options *options = importing->options;
    struct kind_uses uses;
    struct import_wish wish = {.year = proposed_year(options)};
    char *layout = report_layout_name(options->layout);
    kind_uses_find(&uses, importing->layout);
    make_wish(&wish, &uses);
    wish.layout = layout;
    int result = table_import(&importing->text, &importing->listing, &importing->sheet.grid,
                              &wish, importing->diagnostics);
    free(wish.kinds);
    kind_uses_free(&uses);
    free(layout);
    return result;
}

/* What the cells hold is not ours: the report is read as any other before it is written. */
static int check_report(struct importing *importing)
{
    struct buffer copy = {0};
    buffer_put(&copy, importing->text.bytes, importing->text.length);
    if (input_take(&importing->checked, importing->options->output, &copy, NULL,
                   importing->diagnostics))
        return -1;
    struct report *report =
        report_read(&importing->checked, importing->installed.report_schema, false,
                    importing->diagnostics);
    report_free(report);
    return report ? 0 : -1;
}

/* Where the report goes to standard output, the list goes to standard error. */
static int print_listing(struct importing *importing)
{
    const char *output = importing->options->output;
    bool piped = output[0] == '-' && !output[1];
    fwrite(importing->listing.bytes, 1, importing->listing.length, piped ? stderr : stdout);
    return piped ? 0 : standard_output_tell(importing->diagnostics);
}

/* A report whose list is lost is none: nobody could know what its rows were taken for. */
static int write_report(struct importing *importing)
{
    const char *path = importing->options->output;
    if (would_replace(path, importing->options->inputs[0], importing->diagnostics))
        return -1;
    struct output_file *file = open_new_report(path, importing->diagnostics);
    if (!file)
        return -1;
    if (!output_write(file, importing->text.bytes, importing->text.length) &&
        !print_listing(importing))
        return output_commit(file);
    output_discard(file);
    return -1;
}

static int import(struct importing *importing)
{
    const struct options *options = importing->options;
    struct diagnostics *diagnostics = importing->diagnostics;
    if (library_open(&importing->installed, diagnostics))
        return -1;
    importing->layout = library_layout(&importing->installed, options->layout,
                                       options->limit, diagnostics);
    if (!importing->layout ||
        sheet_file_open(&importing->sheet, options->inputs[0], options, diagnostics) ||
        make_report(importing) || check_report(importing) || write_report(importing))
        return -1;
    return 0;
}

enum exit_status command_import(const struct options *options)
{
    struct importing importing = {.options = options,
                                  .diagnostics = command_diagnostics(options)};
    import(&importing);
    diagnostics_print(importing.diagnostics, stderr);
    enum exit_status status = diagnostics_status(importing.diagnostics);
    buffer_free(&importing.text);
    buffer_free(&importing.listing);
    input_free(&importing.checked);
    sheet_file_close(&importing.sheet);
    library_close(&importing.installed);
    diagnostics_free(importing.diagnostics);
    return status;
}
