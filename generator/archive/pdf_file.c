/* A PDF that was made before, opened to be read and joined. */
#include "archive/pdf_file.h"

#include "archive/pdf_visits.h"
#include "base/file_bytes.h"

#include <stdlib.h>

static int tell_fault(struct pdf_file *file, qpdf_error fault,
                      struct diagnostics *diagnostics)
{
    if (qpdf_get_error_code(file->qpdf, fault) == qpdf_e_password)
        diagnose(
            diagnostics, DIAG_PDF_PROTECTED, place_of_file(file->name),
            _("the PDF is protected by a password; save it without one, then join it"));
    else
        diagnose(
            diagnostics, DIAG_PDF_DAMAGED, place_of_file(file->name),
            _("the PDF is damaged (%s); make it again, or open it in a viewer and print "
              "it to a new PDF"),
            qpdf_get_error_message_detail(file->qpdf, fault));
    return -1;
}

int pdf_file_fault(struct pdf_file *file, struct diagnostics *diagnostics)
{
    if (qpdf_has_error(file->qpdf))
        return tell_fault(file, qpdf_get_error(file->qpdf), diagnostics);
    if (qpdf_more_warnings(file->qpdf))
        return tell_fault(file, qpdf_next_warning(file->qpdf), diagnostics);
    return 0;
}

/* Decodes a stream, unless it is a picture that qpdf does not know. */
static void check_stream(const struct pdf_file *file, qpdf_oh object)
{
    unsigned char *bytes = NULL;
    size_t size;
    QPDF_BOOL decoded;
    if (qpdf_oh_is_stream(file->qpdf, object))
        qpdf_oh_get_stream_data(file->qpdf, object, qpdf_dl_specialized, &decoded, &bytes,
                                &size);
    free(bytes);
}

static void check_page(const struct pdf_file *file, int number)
{
    unsigned char *bytes = NULL;
    size_t size;
    qpdf_oh page = qpdf_get_page_n(file->qpdf, (size_t)number);
    qpdf_oh_get_page_content_data(file->qpdf, page, &bytes, &size);
    free(bytes);
    qpdf_oh_release(file->qpdf, page);
}

/* Reads every object and decodes every stream, so that damage is seen before anything is
 * joined: qpdf itself copies streams without looking into them. */
static void check_objects(const struct pdf_file *file)
{
    int count = pdf_object_count(file);
    for (int id = 1; id < count; id++) {
        qpdf_oh object = qpdf_get_object_by_id(file->qpdf, id, 0);
        check_stream(file, object);
        qpdf_oh_release(file->qpdf, object);
    }
    for (int number = 0; number < file->pages; number++)
        check_page(file, number);
}

static int read_whole(struct pdf_file *file, struct diagnostics *diagnostics)
{
    file->qpdf = qpdf_init();
    qpdf_silence_errors(file->qpdf);
    qpdf_set_suppress_warnings(file->qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(file->qpdf, QPDF_FALSE);
    qpdf_read_memory(file->qpdf, file->name, file->bytes.bytes, file->bytes.length, NULL);
    if (pdf_file_fault(file, diagnostics))
        return -1;
    if (qpdf_is_encrypted(file->qpdf)) {
        diagnose(
            diagnostics, DIAG_PDF_PROTECTED, place_of_file(file->name),
            _("the PDF is encrypted, so that parts of it may not be taken over; save it "
              "without protection, then join it"));
        return -1;
    }
    file->pages = qpdf_get_num_pages(file->qpdf);
    check_objects(file);
    return pdf_file_fault(file, diagnostics);
}

/* Whether a field or one below it is a signature that has been made. */
static bool is_signed(struct pdf_visits *visits, qpdf_oh field, bool inherited, int depth)
{
    enum { DEPTH_MOST = 32 };
    const struct pdf_file *file = visits->file;
    qpdf_oh type = pdf_get(file, field, "/FT");
    bool signature =
        qpdf_oh_is_name(file->qpdf, type) ? pdf_is_name(file, type, "/Sig") : inherited;
    if (signature && pdf_is_dictionary(file, pdf_get(file, field, "/V")))
        return true;
    qpdf_oh kids = pdf_get(file, field, "/Kids");
    for (int i = 0; depth < DEPTH_MOST && i < pdf_count(file, kids); i++) {
        qpdf_oh kid = pdf_item(file, kids, i);
        if (pdf_visit(visits, kid) && is_signed(visits, kid, signature, depth + 1))
            return true;
    }
    return false;
}

static bool has_signature(const struct pdf_file *file, qpdf_oh form)
{
    qpdf_oh fields = pdf_get(file, form, "/Fields");
    struct pdf_visits visits = pdf_visits_begin(file);
    bool found =
        pdf_is_dictionary(file, pdf_get(file, qpdf_get_root(file->qpdf), "/Perms"));
    for (int i = 0; i < pdf_count(file, fields) && !found; i++)
        found = is_signed(&visits, pdf_item(file, fields, i), false, 0);
    pdf_visits_end(&visits);
    return found;
}

static int check_form(struct pdf_file *file, struct diagnostics *diagnostics)
{
    qpdf_oh form = pdf_get(file, qpdf_get_root(file->qpdf), "/AcroForm");
    if (has_signature(file, form)) {
        diagnose(
            diagnostics, DIAG_PDF_SIGNED, place_of_file(file->name),
            _("the PDF is signed, and joined to others its signature would be void; join "
              "it first, then have the whole signed"));
        return -1;
    }
    if (pdf_has(file, form, "/XFA")) {
        diagnose(
            diagnostics, DIAG_PDF_FORM, place_of_file(file->name),
            _("the PDF is a form (XFA) whose pages only its own program can show; print "
              "it to a new PDF there"));
        return -1;
    }
    return 0;
}

int pdf_file_open(struct pdf_file *file, const char *name, size_t limit,
                  struct diagnostics *diagnostics)
{
    *file = (struct pdf_file){.name = name};
    if (file_read(&file->bytes, name, limit, diagnostics) ||
        read_whole(file, diagnostics) || check_form(file, diagnostics))
        return -1;
    int result = pdf_file_fault(file, diagnostics);
    pdf_release(file);
    return result;
}

void pdf_file_close(struct pdf_file *file)
{
    if (file->qpdf)
        qpdf_cleanup(&file->qpdf);
    buffer_free(&file->bytes);
}
