/* phuluc check: validates reports and lists what was found. */
#include "base/standard_output.h"
#include "command/commands.h"
#include "command/composition.h"
#include "command/messages.h"
#include "layout/pages.h"

/* Also lays the pages out, to find words that are too wide for their column. */
static void check_report(struct library *library, const char *report,
                         const struct options *options, struct diagnostics *diagnostics)
{
    struct composition composition;
    if (!composition_open(&composition, library, report, options, diagnostics)) {
        struct type_metrics metrics = family_metrics(composition.family);
        lay_out_pages(composition.appendix, &metrics, &ignoring_sink, diagnostics);
    }
    diagnostics_print(diagnostics, stdout);
    composition_close(&composition);
}

enum exit_status command_check(const struct options *options)
{
    struct diagnostics *diagnostics = command_diagnostics(options);
    struct library library;
    if (!library_open(&library, diagnostics))
        for (int i = 0; i < options->input_count; i++)
            check_report(&library, options->inputs[i], options, diagnostics);
    diagnostics_print(diagnostics, stdout);
    diagnostics_print_summary(diagnostics, options->input_count, stdout);
    enum exit_status status = diagnostics_status(diagnostics);
    if (status == EXIT_CLEAN && diagnostics_count(diagnostics, SEVERITY_WARNING))
        status = EXIT_FINDINGS;
    if (standard_output_finish() != 0)
        status = EXIT_OUTPUT;
    library_close(&library);
    diagnostics_free(diagnostics);
    return status;
}
