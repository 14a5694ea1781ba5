/* phuluc diff: what has changed from one report to another. */
#include "base/json_members.h"
#include "base/standard_output.h"
#include "command/change_json.h"
#include "command/change_text.h"
#include "command/commands.h"
#include "command/documents.h"
#include "command/messages.h"
#include "command/pdf_source.h"

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
    char *line = json_line_take(change_json(change));
    puts(line);
    free(line);
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

/* A report, or a PDF with the report inside, which may be in an encoding that it does not
 * declare. */
static void open_side(struct documents *documents, struct library *library,
                      const char *name, const struct options *options,
                      struct diagnostics *diagnostics)
{
    enum { LARGEST_PDF = 1 << 30 };
    struct options own = *options;
    struct made_pdf pdf;
    if (!is_pdf_file(name)) {
        documents_open_tables(documents, library, name, options, diagnostics);
        return;
    }
    int opened = made_pdf_open(&pdf, name, LARGEST_PDF, diagnostics);
    if (!opened && pdf_source_usable(&pdf, name, diagnostics)) {
        own.encoding = provenance_option(&pdf.provenance, "encoding");
        documents_take_tables(documents, library, name, &pdf.source, &own, diagnostics);
    }
    made_pdf_close(&pdf);
}

enum exit_status command_diff(const struct options *options)
{
    struct diagnostics *diagnostics = command_diagnostics(options);
    struct library library;
    struct documents before = {0}, after = {0};
    enum exit_status status = EXIT_CLEAN;
    if (!library_open(&library, diagnostics)) {
        open_side(&before, &library, options->inputs[0], options, diagnostics);
        open_side(&after, &library, options->inputs[1], options, diagnostics);
        if (diagnostics_status(diagnostics) == EXIT_CLEAN &&
            print_changes(&before, &after, options->json))
            status = EXIT_FINDINGS;
    }
    status = standard_output_end(diagnostics, status);
    documents_close(&before);
    documents_close(&after);
    library_close(&library);
    diagnostics_free(diagnostics);
    return status;
}
