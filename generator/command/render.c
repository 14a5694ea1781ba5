/* phuluc render: one report becomes one PDF. */
#include "base/buffer.h"
#include "base/memory.h"
#include "base/output_file.h"
#include "base/standard_output.h"
#include "command/commands.h"
#include "command/composition.h"
#include "command/document_info.h"
#include "command/made_from.h"
#include "command/messages.h"
#include "command/render.h"
#include "command/replacing.h"
#include "layout/dump.h"
#include "layout/pages.h"
#include "pdf/document.h"

#include <string.h>

/* The report's name with .pdf for .xml. The caller frees the buffer. */
static const char *output_path(const struct options *options, struct buffer *path)
{
    if (options->output)
        return options->output;
    const char *input = options->inputs[0];
    size_t size = strlen(input);
    if (size > 4 && !strcmp(input + size - 4, ".xml"))
        size -= 4;
    buffer_put(path, input, size);
    buffer_text(path, ".pdf");
    return buffer_string(path);
}

bool render_refused(const struct options *options, const struct diagnostics *diagnostics)
{
    return options->strict && diagnostics_count(diagnostics, SEVERITY_WARNING) > 0;
}

int render_write(struct composition *composition, struct output_file *file,
                 const struct options *options, struct diagnostics *diagnostics)
{
    struct provenance provenance = {0};
    struct document_info info;
    made_from_documents(&provenance, &composition->documents, composition->family, options);
    document_info_fill(&info, composition, &provenance, options);
    struct pdf_document *pdf = pdf_new(file, composition->family, composition->charset,
                                       &info.pdf, diagnostics);
    struct type_metrics metrics = family_metrics(composition->family);
    struct page_sink sink = {pdf_page, pdf};
    int result = -1;
    if (pdf && !lay_out_pages(composition->appendix, &metrics, &sink, diagnostics)) {
        documents_forget_report(&composition->documents);
        result = pdf_finish(pdf);
    }
    pdf_free(pdf);
    provenance_free(&provenance);
    return result;
}

/* The report, layouts, profile and face must not be written over. */
static bool is_input(const char *path, const struct composition *composition,
                     struct diagnostics *diagnostics)
{
    const struct documents *documents = &composition->documents;
    for (size_t i = 0; i < documents->layout_count; i++)
        if (would_replace(path, documents->layouts[i]->path, diagnostics))
            return true;
    return would_replace(path, documents->report_input.source.name, diagnostics) ||
           would_replace(path, documents->profile_file->path, diagnostics) ||
           would_replace(path, documents->face_file->path, diagnostics);
}

/* With --strict the pages are laid out once before anything is written: a pipe takes back
 * nothing. */
static bool findings_forbid(const struct composition *composition,
                            const struct options *options, struct diagnostics *diagnostics)
{
    if (options->strict && !render_refused(options, diagnostics)) {
        struct type_metrics metrics = family_metrics(composition->family);
        if (lay_out_pages(composition->appendix, &metrics, &ignoring_sink, diagnostics))
            return true;
    }
    return render_refused(options, diagnostics);
}

/* The PDF, complete but without its name: to be committed. NULL where there is none. The
 * buffer is for that name. */
static struct output_file *make_pdf(struct composition *composition,
                                    const struct options *options, struct buffer *buffer,
                                    struct diagnostics *diagnostics)
{
    const char *path = output_path(options, buffer);
    struct output_file *file = NULL;
    if (!findings_forbid(composition, options, diagnostics) &&
        !is_input(path, composition, diagnostics))
        file = output_open(path, diagnostics);
    if (file && render_write(composition, file, options, diagnostics)) {
        output_discard(file);
        file = NULL;
    }
    return file;
}

void render_pdf(struct composition *composition, const struct options *options,
                struct diagnostics *diagnostics)
{
    struct buffer buffer = {0};
    struct output_file *file = make_pdf(composition, options, &buffer, diagnostics);
    if (file)
        output_commit(file);
    buffer_free(&buffer);
}

/* The messages come first: nothing that needs memory may follow when the PDF has its name. */
static void print_and_commit(struct composition *composition, const struct options *options,
                             struct diagnostics *diagnostics)
{
    struct buffer buffer = {0};
    struct output_file *file = make_pdf(composition, options, &buffer, diagnostics);
    diagnostics_print(diagnostics, stderr);
    if (file)
        output_commit(file);
    buffer_free(&buffer);
}

static void dump_pages(const struct composition *composition, const struct options *options,
                       struct diagnostics *diagnostics)
{
    struct buffer text = {0};
    struct type_metrics metrics = family_metrics(composition->family);
    struct page_sink sink = {dump_page, &text};
    int result = lay_out_pages(composition->appendix, &metrics, &sink, diagnostics);
    bool wanted = !result && !render_refused(options, diagnostics);
    if (wanted)
        fwrite(text.bytes, 1, text.length, stdout);
    standard_output_tell(diagnostics);
    buffer_free(&text);
}

enum exit_status command_render(const struct options *options)
{
    struct diagnostics *diagnostics = command_diagnostics(options);
    struct library library;
    struct composition composition = {0};
    int result = library_open(&library, diagnostics);
    if (!result)
        result = composition_open(&composition, &library, options->inputs[0], options,
                                  diagnostics);
    if (!result && options->dump_layout)
        dump_pages(&composition, options, diagnostics);
    else if (!result)
        print_and_commit(&composition, options, diagnostics);
    diagnostics_print(diagnostics, stderr);
    enum exit_status status = diagnostics_status(diagnostics);
    if (status == EXIT_CLEAN && render_refused(options, diagnostics)) {
        fputs(_("phuluc: nothing was written, because of --strict\n"), stderr);
        status = EXIT_FINDINGS;
    }
    if (MEMORY_IS_LEFT)
        return status;
    composition_close(&composition);
    library_close(&library);
    diagnostics_free(diagnostics);
    return status;
}
