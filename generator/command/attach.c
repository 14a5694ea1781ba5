/* phuluc attach: appendices joined to the document that they are attached to. */
#include "archive/attach.h"
#include "base/output_file.h"
#include "command/commands.h"
#include "command/messages.h"
#include "command/replacing.h"
#include "read/xml_library.h"

#include <stdio.h>

/* Each part may be the only copy of it, and the whole cannot be taken apart again. */
static bool is_part(const struct options *options, struct diagnostics *diagnostics)
{
    for (int i = 0; i < options->input_count; i++)
        if (would_replace(options->output, options->inputs[i], diagnostics))
            return true;
    return false;
}

static void write_whole(const struct options *options, const struct buffer *bytes,
                        struct diagnostics *diagnostics)
{
    struct output_file *file = output_open(options->output, diagnostics);
    if (file && output_write(file, bytes->bytes, bytes->length) == 0)
        output_commit(file);
    else if (file)
        output_discard(file);
}

enum exit_status command_attach(const struct options *options)
{
    struct diagnostics *diagnostics = command_diagnostics(options);
    struct buffer bytes = {0};
    if (xml_library_begin()) /* for the metadata */
        diagnose(diagnostics, DIAG_INTERNAL, place_of_file(options->output),
                 _("the XML library could not be set up"));
    else if (!is_part(options, diagnostics) &&
             attach_files(options->inputs, (size_t)options->input_count, options->output,
                          options->limit, &bytes, diagnostics) == 0)
        write_whole(options, &bytes, diagnostics);
    xml_library_end();
    buffer_free(&bytes);
    diagnostics_print(diagnostics, stderr);
    enum exit_status status = diagnostics_status(diagnostics);
    diagnostics_free(diagnostics);
    return status;
}
