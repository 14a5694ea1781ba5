/* A PDF that was made before, opened to be read and joined. */
#include "archive/pdf_file.h"

#include "archive/pdf_visits.h"
#include "base/file_bytes.h"

#include <stdlib.h>
#include <string.h>

/* Objects take a byte each at the least, also within object streams that are compressed a
 * thousandfold. */
enum { OBJECTS_PER_BYTE = 1000, OBJECTS_MOST = 8388607 /* ISO 32000-1, annex C */ };

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

bool pdf_is_dictionary(const struct pdf_file *file, qpdf_oh object)
{
    return qpdf_oh_is_dictionary(file->qpdf, object) ||
           qpdf_oh_is_stream(file->qpdf, object);
}

bool pdf_has(const struct pdf_file *file, qpdf_oh object, const char *key)
{
    if (!qpdf_oh_is_stream(file->qpdf, object))
        return qpdf_oh_is_dictionary(file->qpdf, object) &&
               qpdf_oh_has_key(file->qpdf, object, key);
    qpdf_oh dictionary = qpdf_oh_get_dict(file->qpdf, object);
    bool has = qpdf_oh_has_key(file->qpdf, dictionary, key);
    qpdf_oh_release(file->qpdf, dictionary);
    return has;
}

qpdf_oh pdf_get(const struct pdf_file *file, qpdf_oh object, const char *key)
{
    if (!qpdf_oh_is_stream(file->qpdf, object))
        return qpdf_oh_get_key_if_dict(file->qpdf, object, key);
    qpdf_oh dictionary = qpdf_oh_get_dict(file->qpdf, object);
    qpdf_oh value = qpdf_oh_get_key(file->qpdf, dictionary, key);
    qpdf_oh_release(file->qpdf, dictionary);
    return value;
}

int pdf_count(const struct pdf_file *file, qpdf_oh array)
{
    return qpdf_oh_is_array(file->qpdf, array)
               ? qpdf_oh_get_array_n_items(file->qpdf, array)
               : 0;
}

qpdf_oh pdf_item(const struct pdf_file *file, qpdf_oh array, int index)
{
    return qpdf_oh_get_array_item(file->qpdf, array, index);
}

bool pdf_is_integer(const struct pdf_file *file, qpdf_oh object)
{
    return qpdf_oh_is_integer(file->qpdf, object);
}

long long pdf_integer(const struct pdf_file *file, qpdf_oh object)
{
    return pdf_is_integer(file, object) ? qpdf_oh_get_int_value(file->qpdf, object) : 0;
}

bool pdf_is_name(const struct pdf_file *file, qpdf_oh object, const char *name)
{
    return qpdf_oh_is_name_and_equals(file->qpdf, object, name);
}

void pdf_put_bytes(const struct pdf_file *file, qpdf_oh string, struct buffer *out)
{
    size_t size = 0;
    if (!qpdf_oh_is_string(file->qpdf, string))
        return;
    const char *bytes = qpdf_oh_get_binary_string_value(file->qpdf, string, &size);
    buffer_put(out, bytes, size);
}

void pdf_put_text(const struct pdf_file *file, qpdf_oh string, struct buffer *out)
{
    if (qpdf_oh_is_string(file->qpdf, string))
        buffer_text(out, qpdf_oh_get_utf8_value(file->qpdf, string));
}

void pdf_put_keys(const struct pdf_file *file, qpdf_oh object, struct buffer *out)
{
    if (!qpdf_oh_is_dictionary(file->qpdf, object))
        return;
    qpdf_oh_begin_dict_key_iter(file->qpdf, object);
    while (qpdf_oh_dict_more_keys(file->qpdf)) {
        buffer_text(out, qpdf_oh_dict_next_key(file->qpdf));
        buffer_byte(out, '\0');
    }
}

qpdf_oh pdf_make_dictionary(const struct pdf_file *file, qpdf_oh object, const char *key)
{
    qpdf_oh found = pdf_get(file, object, key);
    if (qpdf_oh_is_dictionary(file->qpdf, found))
        return found;
    found = qpdf_make_indirect_object(file->qpdf, qpdf_oh_new_dictionary(file->qpdf));
    qpdf_oh_replace_key(file->qpdf, object, key, found);
    return found;
}

qpdf_oh pdf_make_array(const struct pdf_file *file, qpdf_oh object, const char *key)
{
    qpdf_oh found = pdf_get(file, object, key);
    if (qpdf_oh_is_array(file->qpdf, found))
        return found;
    found = qpdf_make_indirect_object(file->qpdf, qpdf_oh_new_array(file->qpdf));
    qpdf_oh_replace_key(file->qpdf, object, key, found);
    return found;
}

static qpdf_oh copy_array(const struct pdf_file *to, const struct pdf_file *from,
                          qpdf_oh array)
{
    qpdf_oh copy = qpdf_oh_new_array(to->qpdf);
    for (int i = 0; i < pdf_count(from, array); i++)
        qpdf_oh_append_item(to->qpdf, copy, pdf_copy(to, from, pdf_item(from, array, i)));
    return copy;
}

static qpdf_oh copy_dictionary(const struct pdf_file *to, const struct pdf_file *from,
                               qpdf_oh dictionary)
{
    struct buffer keys = {0};
    qpdf_oh copy = qpdf_oh_new_dictionary(to->qpdf);
    pdf_put_keys(from, dictionary, &keys);
    for (const char *key = keys.bytes; key && key < keys.bytes + keys.length;
         key += strlen(key) + 1)
        qpdf_oh_replace_key(to->qpdf, copy, key,
                            pdf_copy(to, from, pdf_get(from, dictionary, key)));
    buffer_free(&keys);
    return copy;
}

qpdf_oh pdf_copy(const struct pdf_file *to, const struct pdf_file *from, qpdf_oh object)
{
    if (qpdf_oh_is_string(from->qpdf, object))
        return qpdf_oh_parse(to->qpdf, qpdf_oh_unparse_binary(from->qpdf, object));
    if (qpdf_oh_is_scalar(from->qpdf, object))
        return qpdf_oh_parse(to->qpdf, qpdf_oh_unparse_resolved(from->qpdf, object));
    if (qpdf_oh_is_indirect(from->qpdf, object))
        return qpdf_oh_copy_foreign_object(to->qpdf, from->qpdf, object);
    return qpdf_oh_is_array(from->qpdf, object) ? copy_array(to, from, object)
                                                : copy_dictionary(to, from, object);
}

int pdf_object_count(const struct pdf_file *file)
{
    long long size =
        pdf_integer(file, pdf_get(file, qpdf_get_trailer(file->qpdf), "/Size"));
    long long most = file->bytes.length < OBJECTS_MOST / OBJECTS_PER_BYTE
                         ? (long long)file->bytes.length * OBJECTS_PER_BYTE
                         : OBJECTS_MOST;
    return (int)(size < 1 ? 1 : size > most ? most : size);
}

void pdf_release(const struct pdf_file *file)
{
    qpdf_oh_release_all(file->qpdf);
}
