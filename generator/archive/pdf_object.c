/* The objects of a PDF. */
#include "archive/pdf_object.h"

#include <string.h>

/* Objects take a byte each at the least, also within object streams that are compressed a
 * thousandfold. */
enum { OBJECTS_PER_BYTE = 1000, OBJECTS_MOST = 8388607 /* ISO 32000-1, annex C */ };

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

/* Puts what is new under the key, as an object of its own. */
static qpdf_oh put_new(const struct pdf_file *file, qpdf_oh object, const char *key,
                       qpdf_oh made)
{
    qpdf_oh value = qpdf_make_indirect_object(file->qpdf, made);
    qpdf_oh_replace_key(file->qpdf, object, key, value);
    return value;
}

qpdf_oh pdf_make_dictionary(const struct pdf_file *file, qpdf_oh object, const char *key)
{
    qpdf_oh found = pdf_get(file, object, key);
    if (qpdf_oh_is_dictionary(file->qpdf, found))
        return found;
    return put_new(file, object, key, qpdf_oh_new_dictionary(file->qpdf));
}

qpdf_oh pdf_make_array(const struct pdf_file *file, qpdf_oh object, const char *key)
{
    qpdf_oh found = pdf_get(file, object, key);
    if (qpdf_oh_is_array(file->qpdf, found))
        return found;
    return put_new(file, object, key, qpdf_oh_new_array(file->qpdf));
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
