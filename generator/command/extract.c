/* phuluc extract: gives back the report that is inside a PDF. */
#include "archive/made_pdf.h"
#include "command/commands.h"
#include "command/messages.h"
#include "command/new_report.h"
#include "command/pdf_source.h"
#include "command/replacing.h"
#include "read/xml_library.h"

#include <string.h>

/* The PDF's name with .xml for .pdf. The caller frees the buffer. */
static const char *default_path(const char *input, struct buffer *path)
{
    size_t size = strlen(input);
    if (size > 4 && !strcmp(input + size - 4, ".pdf"))
        size -= 4;
    buffer_put(path, input, size);
    buffer_text(path, ".xml");
    return buffer_string(path);
}

/* A name that was not asked for takes no other file's place. */
static void write_report(const struct made_pdf *pdf, const struct options *options,
                         struct diagnostics *diagnostics)
{
    struct buffer buffer = {0};
    const char *input = options->inputs[0], *path = options->output;
    struct output_file *file = NULL;
    if (!path)
        file = open_new_report(default_path(input, &buffer), diagnostics);
    else if (!would_replace(path, input, diagnostics))
        file = output_open(path, diagnostics);
    if (file && !output_write(file, pdf->source.bytes, pdf->source.length))
        output_commit(file);
    else if (file)
        output_discard(file);
    buffer_free(&buffer);
}

enum exit_status command_extract(const struct options *options)
{
    struct diagnostics *diagnostics = command_diagnostics(options);
    const char *name = options->inputs[0];
    struct made_pdf pdf = {0};
    if (xml_library_begin())
        diagnose(diagnostics, DIAG_INTERNAL, place_of_file("phuluc"),
                 _("libxml2 cannot be set up"));
    else if (!made_pdf_open(&pdf, name, options->limit, diagnostics) &&
             pdf_source_usable(&pdf, name, diagnostics))
        write_report(&pdf, options, diagnostics);
    diagnostics_print(diagnostics, stderr);
    enum exit_status status = diagnostics_status(diagnostics);
    made_pdf_close(&pdf);
    xml_library_end();
    diagnostics_free(diagnostics);
    return status;
}
