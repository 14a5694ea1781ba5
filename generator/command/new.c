/* phuluc new: a report to start from. */
#include "command/commands.h"
#include "command/library.h"
#include "command/messages.h"
#include "command/new_report.h"
#include "compute/starter.h"

#include <stdlib.h>

static int write_report(const struct layout_spec *layout, const struct options *options,
                        struct diagnostics *diagnostics)
{
    struct output_file *file =
        open_new_report(options->output ? options->output : "-", diagnostics);
    if (!file)
        return -1;
    struct buffer text = {0};
    char *name = report_layout_name(options->inputs[0]);
    starter_write(&text, layout, name, proposed_year(options));
    free(name);
    int result = output_write(file, text.bytes, text.length);
    buffer_free(&text);
    if (!result)
        return output_commit(file);
    output_discard(file);
    return -1;
}

enum exit_status command_new(const struct options *options)
{
    struct diagnostics *diagnostics = command_diagnostics(options);
    struct library library;
    if (!library_open(&library, diagnostics)) {
        const struct layout_spec *layout =
            library_layout(&library, options->inputs[0], options->limit, diagnostics);
        if (layout)
            write_report(layout, options, diagnostics);
    }
    diagnostics_print(diagnostics, stderr);
    enum exit_status status = diagnostics_status(diagnostics);
    library_close(&library);
    diagnostics_free(diagnostics);
    return status;
}
