/* phuluc diff: what has changed from one report to another. */
#include "base/standard_output.h"
#include "command/change_json.h"
#include "command/change_text.h"
#include "command/commands.h"
#include "command/documents.h"
#include "command/messages.h"

#include <stdio.h>
#include <stdlib.h>

static void print_text(const struct change *change)
{
    struct buffer line = {0};
    change_text(&line, change);
    puts(buffer_string(&line));
    buffer_free(&line);
}

static void print_json(const struct change *change)
{
    json_t *object = change_json(change);
    char *line = json_dumps(object, JSON_COMPACT);
    if (line)
        puts(line);
    free(line);
    json_decref(object);
}

/* Whether anything differs. */
static bool print_changes(const struct documents *before, const struct documents *after,
                          bool json)
{
    struct diff_side sides[] = {{before->report, before->table_layouts},
                                {after->report, after->table_layouts}};
    struct report_diff diff;
    report_diff_make(&diff, &sides[0], &sides[1]);
    for (const struct change *change = diff.first; change; change = change->next)
        (json ? print_json : print_text)(change);
    bool differs = diff.count > 0;
    report_diff_free(&diff);
    return differs;
}

enum exit_status command_diff(const struct options *options)
{
    struct diagnostics *diagnostics = command_diagnostics(options);
    struct library library;
    struct documents before = {0}, after = {0};
    enum exit_status status = EXIT_CLEAN;
    if (!library_open(&library, diagnostics)) {
        int first = documents_open_tables(&before, &library, options->inputs[0], options,
                                          diagnostics);
        int second = documents_open_tables(&after, &library, options->inputs[1], options,
                                           diagnostics);
        if (!first && !second && print_changes(&before, &after, options->json))
            status = EXIT_FINDINGS;
    }
    if (standard_output_finish() != 0)
        diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file("-"),
                 _("the changes could not be written to standard output"));
    diagnostics_print(diagnostics, stderr);
    if (diagnostics_status(diagnostics) != EXIT_CLEAN)
        status = diagnostics_status(diagnostics);
    documents_close(&before);
    documents_close(&after);
    library_close(&library);
    diagnostics_free(diagnostics);
    return status;
}
