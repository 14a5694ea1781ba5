/* A PDF that this program made, read back. */
#include "archive/made_pdf.h"

#include "archive/origin.h"
#include "archive/trailer.h"
#include "base/file_bytes.h"

#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A PDF while it is read; qpdf reads from the bytes. */
struct reading {
    struct made_pdf *pdf;
    const char *name;
    qpdf_data qpdf;
    struct diagnostics *diagnostics;
};

static int tell_damaged(const struct reading *reading, const char *how)
{
    diagnose(reading->diagnostics, DIAG_PDF_DAMAGED, place_of_file(reading->name),
             _("the PDF cannot be read (%s); take another copy of it"), how);
    return -1;
}

static int tell_fault(const struct reading *reading)
{
    qpdf_error fault = qpdf_get_error(reading->qpdf);
    if (qpdf_get_error_code(reading->qpdf, fault) != qpdf_e_password)
        return tell_damaged(reading, qpdf_get_error_message_detail(reading->qpdf, fault));
    diagnose(reading->diagnostics, DIAG_PDF_PROTECTED, place_of_file(reading->name),
             _("the PDF is protected by a password; it can be read only without"));
    return -1;
}

static bool failed(const struct reading *reading)
{
    return qpdf_has_error(reading->qpdf);
}

/* How many bytes there were when the cross-references at `section` were the last: what
 * follows is "startxref", their place, and the end of the file. */
static size_t made_size(const struct made_pdf *pdf, size_t section)
{
    char end[64];
    int size = snprintf(end, sizeof end, "startxref\n%zu\n%%%%EOF\n", section);
    const char *at = pdf->bytes.bytes + section, *last = pdf->bytes.bytes + pdf->bytes.length;
    while (last - at >= size && (at = memchr(at, 's', (size_t)(last - at))) != NULL) {
        if (last - at >= size && !memcmp(at, end, (size_t)size))
            return (size_t)(at - pdf->bytes.bytes) + (size_t)size;
        at++;
    }
    return 0;
}

/* Appends a stream's content, decoded. Returns whether there is any. */
static bool take_stream(const struct reading *reading, qpdf_oh stream, struct buffer *out)
{
    unsigned char *bytes = NULL;
    size_t size = 0;
    QPDF_BOOL decoded = QPDF_FALSE;
    if (!qpdf_oh_is_stream(reading->qpdf, stream))
        return false;
    qpdf_oh_get_stream_data(reading->qpdf, stream, qpdf_dl_generalized, &decoded, &bytes,
                            &size);
    bool whole = bytes && decoded && !failed(reading);
    if (whole)
        buffer_put(out, bytes, size);
    if (failed(reading))
        qpdf_get_error(reading->qpdf); /* it is seen, and must not be taken for the next */
    free(bytes);
    return whole;
}

static qpdf_oh value_of(const struct reading *reading, qpdf_oh dictionary, const char *key)
{
    bool has = qpdf_oh_is_dictionary(reading->qpdf, dictionary) ||
               qpdf_oh_is_stream(reading->qpdf, dictionary);
    return has ? qpdf_oh_get_key(reading->qpdf, dictionary, key)
               : qpdf_oh_new_null(reading->qpdf);
}

static void check_record(struct made_pdf *pdf, const char *recorded)
{
    unsigned char digest[DIGEST_BYTES];
    char text[DIGEST_TEXT_BYTES];
    provenance_digest(&pdf->provenance, digest);
    digest_text(digest, text);
    pdf->recorded = !strcmp(text, recorded);
}

static int read_origin(const struct reading *reading)
{
    struct made_pdf *pdf = reading->pdf;
    struct buffer metadata = {0}, digest = {0};
    qpdf_oh root = qpdf_get_root(reading->qpdf);
    take_stream(reading, value_of(reading, root, "/Metadata"), &metadata);
    origin_read(&metadata, &pdf->provenance, &digest);
    check_record(pdf, buffer_string(&digest));
    buffer_free(&metadata);
    buffer_free(&digest);
    if (pdf->provenance.count)
        return 0;
    diagnose(reading->diagnostics, DIAG_PDF_FOREIGN, place_of_file(reading->name),
             _("the PDF does not say what it was made from: it was not made by phuluc, or "
               "was made into another since"));
    return -1;
}

const struct provenance_part *made_pdf_report(const struct made_pdf *pdf)
{
    size_t index = 0;
    return provenance_next(&pdf->provenance, PROVENANCE_REPORT, &index);
}

/* Keeps the content of the file where it is that of the report, or the first there is. */
static void take_source(struct made_pdf *pdf, struct buffer *content)
{
    unsigned char digest[DIGEST_BYTES];
    char text[DIGEST_TEXT_BYTES];
    const struct provenance_part *report = made_pdf_report(pdf);
    digest_bytes(content->bytes, content->length, digest);
    digest_text(digest, text);
    bool recorded = report && !strcmp(report->value, text);
    if (pdf->source_recorded || (pdf->has_source && !recorded)) {
        buffer_free(content);
        return;
    }
    buffer_free(&pdf->source);
    pdf->source = *content;
    pdf->has_source = true;
    pdf->source_recorded = recorded;
}

/* The files that the document as a whole belongs to, of which one is its source. */
static void read_source(const struct reading *reading)
{
    qpdf_oh files = value_of(reading, qpdf_get_root(reading->qpdf), "/AF");
    int count = qpdf_oh_is_array(reading->qpdf, files)
                    ? qpdf_oh_get_array_n_items(reading->qpdf, files)
                    : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh file = qpdf_oh_get_array_item(reading->qpdf, files, i);
        qpdf_oh relation = value_of(reading, file, "/AFRelationship");
        qpdf_oh stream = value_of(reading, value_of(reading, file, "/EF"), "/F");
        struct buffer content = {0};
        if (qpdf_oh_is_name_and_equals(reading->qpdf, relation, "/Source") &&
            take_stream(reading, stream, &content))
            take_source(reading->pdf, &content);
    }
}

/* Reads what the file was made as, else the whole. */
static int read_pdf(const struct reading *reading)
{
    struct made_pdf *pdf = reading->pdf;
    size_t size = pdf->made ? pdf->made : pdf->bytes.length;
    qpdf_silence_errors(reading->qpdf);
    qpdf_set_suppress_warnings(reading->qpdf, QPDF_TRUE);
    qpdf_read_memory(reading->qpdf, reading->name, pdf->bytes.bytes, size, NULL);
    if (failed(reading))
        return tell_fault(reading);
    if (qpdf_is_encrypted(reading->qpdf)) {
        diagnose(reading->diagnostics, DIAG_PDF_PROTECTED, place_of_file(reading->name),
                 _("the PDF is encrypted, so it is not what phuluc made; take the file that "
                   "was encrypted"));
        return -1;
    }
    if (read_origin(reading))
        return -1;
    read_source(reading);
    return 0;
}

int made_pdf_open(struct made_pdf *pdf, const char *name, size_t limit,
                  struct diagnostics *diagnostics)
{
    *pdf = (struct made_pdf){0};
    if (file_read(&pdf->bytes, name, limit, diagnostics))
        return -1;
    struct reading reading = {pdf, name, NULL, diagnostics};
    if (pdf->bytes.length < 5 || memcmp(pdf->bytes.bytes, "%PDF-", 5) != 0)
        return tell_damaged(&reading, _("it is no PDF"));
    struct trailer_input input = {pdf->bytes.bytes, -1, (off_t)pdf->bytes.length};
    struct trailer trailer;
    if (trailer_find(&input, &trailer))
        pdf->made = made_size(pdf, (size_t)trailer.section);
    reading.qpdf = qpdf_init();
    int result = read_pdf(&reading);
    qpdf_cleanup(&reading.qpdf);
    return result;
}

void made_pdf_close(struct made_pdf *pdf)
{
    buffer_free(&pdf->bytes);
    buffer_free(&pdf->source);
    provenance_free(&pdf->provenance);
}
