/* phuluc verify: makes a PDF again from what it says it was made from, and compares. */
#include "base/file_bytes.h"
#include "base/memory.h"
#include "base/standard_output.h"
#include "command/commands.h"
#include "command/data_folder.h"
#include "command/made_from.h"
#include "command/messages.h"
#include "command/part_name.h"
#include "command/recorded_options.h"
#include "command/render.h"
#include "command/verify_json.h"
#include "command/verify_tell.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LOCATED = 3 }; /* layout, profile and face */

/* What a verification goes through; closed in one place. */
struct verifying {
    const struct options *given;
    struct options options;          /* those that the PDF was made with */
    struct diagnostics *diagnostics; /* of the PDF */
    struct diagnostics *of_report;   /* shown where it cannot be made again */
    struct library installed;
    struct made_pdf pdf;
    struct buffer source;
    char *report_name; /* under which the report is read */
    char *located[LOCATED];
    struct composition composition;
    struct provenance provenance; /* of what is made now */
    struct buffer bytes;          /* that were made now */
};

/* The report is read as if it lay beside the file that it comes from, under the name that is
 * recorded: layouts may lie there too, and the PDF may have the name in it. */
static char *report_name(const struct verifying *verifying, const char *recorded)
{
    const char *from = verifying->given->source;
    if (!from)
        from = verifying->given->inputs[0];
    const char *slash = strrchr(from, '/');
    struct buffer name = {0};
    buffer_put(&name, from, slash ? (size_t)(slash - from) + 1 : 0);
    buffer_text(&name, recorded);
    buffer_byte(&name, '\0');
    return name.bytes;
}

static int take_source(struct verifying *verifying)
{
    const struct options *given = verifying->given;
    struct made_pdf *pdf = &verifying->pdf;
    const struct provenance_part *report = made_pdf_report(pdf);
    verifying->report_name = report_name(verifying, report ? report->name : "report");
    if (given->source)
        return file_read(&verifying->source, given->source, given->limit,
                         verifying->diagnostics);
    if (pdf->has_source) {
        verifying->source = pdf->source;
        pdf->source = (struct buffer){0};
        return 0;
    }
    diagnose(verifying->diagnostics, DIAG_PDF_NO_SOURCE, place_of_file(given->inputs[0]),
             _("the PDF carries no report that can be read; name the one that it was made "
               "from with --source"));
    return -1;
}

static bool has_digest(const char *path, size_t limit, const char *recorded)
{
    struct diagnostics *dropped = diagnostics_new(1);
    struct buffer bytes = {0};
    unsigned char digest[DIGEST_BYTES];
    char text[DIGEST_TEXT_BYTES] = "";
    if (access(path, F_OK) == 0 && !file_read(&bytes, path, limit, dropped)) {
        digest_bytes(bytes.bytes, bytes.length, digest);
        digest_text(digest, text);
    }
    buffer_free(&bytes);
    diagnostics_free(dropped);
    return !strcmp(text, recorded);
}

/* The digest that is recorded of the part of that name, or "". */
static const char *recorded_digest_of(const struct provenance *provenance,
                                      enum provenance_kind kind, const char *name)
{
    size_t index = 0;
    const struct provenance_part *part;
    while ((part = provenance_next(provenance, kind, &index)) != NULL)
        if (!strcmp(part->name, name))
            return part->value;
    return "";
}

/* The option as it was given was a name or a path; only its name is recorded. Where the
 * installed file is another one than recorded, that beside the report is taken; what the
 * command line names goes before both. */
static const char *locate(struct verifying *verifying, unsigned index, const char *given,
                          const char *name)
{
    static const struct {
        enum document_kind document;
        enum provenance_kind kind;
    } kinds[LOCATED] = {{DOCUMENT_LAYOUT, PROVENANCE_LAYOUT},
                        {DOCUMENT_PROFILE, PROVENANCE_PROFILE},
                        {DOCUMENT_FACE, PROVENANCE_FACE}};
    if (given || !name)
        return given;
    const char *recorded =
        recorded_digest_of(&verifying->pdf.provenance, kinds[index].kind, name);
    size_t limit = verifying->given->limit;
    struct wanted wanted = {kinds[index].document, name, place_of_file("phuluc")};
    char *installed = library_path(&verifying->installed, &wanted);
    const char *slash = strrchr(verifying->report_name, '/');
    struct buffer beside = {0};
    buffer_put(&beside, verifying->report_name,
               slash ? (size_t)(slash - verifying->report_name) + 1 : 0);
    buffer_format(&beside, "%s.xml", name);
    bool taken = !has_digest(installed, limit, recorded) &&
                 access(buffer_string(&beside), R_OK) == 0;
    verifying->located[index] = copy_text(taken ? buffer_string(&beside) : name);
    free(installed);
    buffer_free(&beside);
    return verifying->located[index];
}

static int set_options(struct verifying *verifying)
{
    const struct options *given = verifying->given;
    struct options *options = &verifying->options;
    *options = *given;
    const char *unknown = recorded_options_set(options, &verifying->pdf.provenance);
    if (unknown) {
        diagnose(verifying->diagnostics, DIAG_PDF_FOREIGN, place_of_file(given->inputs[0]),
                 _("the PDF was made with an option that this version does not know: %s; "
                   "verify it with the version that made it"),
                 unknown);
        return -1;
    }
    options->layout = locate(verifying, 0, given->layout, options->layout);
    options->profile = locate(verifying, 1, given->profile, options->profile);
    options->face = locate(verifying, 2, given->face, options->face);
    return 0;
}

static int make_again(struct verifying *verifying)
{
    struct composition *composition = &verifying->composition;
    const struct options *options = &verifying->options;
    if (composition_take(composition, &verifying->installed, verifying->report_name,
                         &verifying->source, options, verifying->of_report))
        return -1;
    made_from_documents(&verifying->provenance, &composition->documents,
                        composition->family, options);
    struct output_file *file = output_to_memory(verifying->report_name, &verifying->bytes,
                                                verifying->of_report);
    if (render_write(composition, file, options, verifying->of_report)) {
        output_discard(file);
        return -1;
    }
    return output_commit(file);
}

/* Why it cannot be compared. */
static enum exit_status tell_failure(const struct verifying *verifying,
                                     struct diagnostics *diagnostics)
{
    struct buffer first = {0};
    diagnostics_put_first(diagnostics, &first);
    if (verifying->given->json)
        verify_json_failed(verifying->given->inputs[0], buffer_string(&first));
    buffer_free(&first);
    diagnostics_print(diagnostics, stderr);
    return diagnostics_status(diagnostics);
}

/* Whether it is the same; after all messages. */
static enum exit_status judge(struct verifying *verifying)
{
    const struct options *given = verifying->given;
    const char *name = given->inputs[0];
    if (library_open(&verifying->installed, verifying->diagnostics) ||
        made_pdf_open(&verifying->pdf, name, given->limit, verifying->diagnostics) ||
        take_source(verifying) || set_options(verifying))
        return tell_failure(verifying, verifying->diagnostics);
    if (make_again(verifying))
        return tell_failure(verifying, verifying->of_report);
    struct verify_verdict verdict = verify_judge(&verifying->pdf, &verifying->bytes);
    (given->json ? verify_json : verify_tell)(name, &verifying->pdf, &verifying->bytes,
                                              &verifying->provenance, &verdict);
    return verdict.outcome == VERIFY_DIFFERENT ? EXIT_FINDINGS : EXIT_CLEAN;
}

enum exit_status command_verify(const struct options *options)
{
    struct verifying verifying = {.given = options,
                                  .diagnostics = command_diagnostics(options),
                                  .of_report = command_diagnostics(options)};
    enum exit_status status =
        standard_output_end(verifying.diagnostics, judge(&verifying));
    buffer_free(&verifying.bytes);
    provenance_free(&verifying.provenance);
    composition_close(&verifying.composition);
    for (unsigned i = 0; i < LOCATED; i++)
        free(verifying.located[i]);
    free(verifying.report_name);
    buffer_free(&verifying.source);
    made_pdf_close(&verifying.pdf);
    library_close(&verifying.installed);
    diagnostics_free(verifying.of_report);
    diagnostics_free(verifying.diagnostics);
    return status;
}
