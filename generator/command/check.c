/* phuluc check: validates reports and lists what was found. */
#include "base/memory.h"
#include "base/standard_output.h"
#include "command/commands.h"
#include "command/composition.h"
#include "command/messages.h"
#include "command/set_files.h"
#include "compute/report_set.h"
#include "layout/pages.h"

#include <stdlib.h>

/* Also lays the pages out, to find words that are too wide for their column. */
static void check_report(struct composition *composition, struct library *library,
                         const char *report, const struct options *options,
                         struct diagnostics *diagnostics)
{
    if (!composition_open(composition, library, report, options, diagnostics)) {
        struct type_metrics metrics = family_metrics(composition->family);
        lay_out_pages(composition->appendix, &metrics, &ignoring_sink, diagnostics);
    }
    diagnostics_print(diagnostics, stdout);
}

static void check_each(struct library *library, const struct options *options,
                       struct diagnostics *diagnostics)
{
    for (int i = 0; i < options->input_count; i++) {
        struct composition composition;
        check_report(&composition, library, options->inputs[i], options, diagnostics);
        composition_close(&composition);
    }
}

/* What the reports that could be read have to agree in. */
static void check_together(const struct composition *compositions, size_t count,
                           bool listed, struct diagnostics *diagnostics)
{
    struct set_member *members = memory_new((count + 1) * sizeof *members);
    size_t read = 0;
    for (size_t i = 0; i < count; i++) {
        const struct documents *documents = &compositions[i].documents;
        if (documents->report)
            members[read++] = (struct set_member){documents->report, documents->profile};
    }
    report_set_check(members, read, listed && read == count, diagnostics);
    diagnostics_print(diagnostics, stdout);
    free(members);
}

/* Each report by itself, then all of them beside each other. Returns how many there are. */
static int check_set(struct library *library, const struct options *options,
                     struct diagnostics *diagnostics)
{
    struct set_files files;
    bool listed =
        !set_files_list(&files, options->inputs, options->input_count, diagnostics);
    struct composition *compositions = memory_new((files.count + 1) * sizeof *compositions);
    for (size_t i = 0; i < files.count; i++)
        check_report(&compositions[i], library, files.paths[i], options, diagnostics);
    check_together(compositions, files.count, listed, diagnostics);
    for (size_t i = 0; i < files.count; i++)
        composition_close(&compositions[i]);
    int count = (int)files.count;
    free(compositions);
    set_files_free(&files);
    return count;
}

enum exit_status command_check(const struct options *options)
{
    struct diagnostics *diagnostics = command_diagnostics(options);
    struct library library;
    int count = options->input_count;
    if (!library_open(&library, diagnostics)) {
        if (options->set)
            count = check_set(&library, options, diagnostics);
        else
            check_each(&library, options, diagnostics);
    }
    diagnostics_print(diagnostics, stdout);
    diagnostics_print_summary(diagnostics, count, stdout);
    enum exit_status status = diagnostics_status(diagnostics);
    if (status == EXIT_CLEAN && diagnostics_count(diagnostics, SEVERITY_WARNING))
        status = EXIT_FINDINGS;
    status = standard_output_end(diagnostics, status);
    library_close(&library);
    diagnostics_free(diagnostics);
    return status;
}
