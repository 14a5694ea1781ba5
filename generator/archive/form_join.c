/* Forms and layers: fields stay fillable under names of their own, layers stay as they
 * were. */
#include "archive/form_join.h"

#include <string.h>

static qpdf_oh in_catalog(const struct pdf_file *file, const char *key)
{
    return pdf_get(file, qpdf_get_root(file->qpdf), key);
}

static bool has_field(const struct pdf_file *file, qpdf_oh fields, const char *name)
{
    struct buffer other = {0};
    bool found = false;
    for (int i = 0; i < pdf_count(file, fields) && !found; i++) {
        buffer_clear(&other);
        pdf_put_text(file, pdf_get(file, pdf_item(file, fields, i), "/T"), &other);
        found = !strcmp(buffer_string(&other), name);
    }
    buffer_free(&other);
    return found;
}

static void make_name_free(const struct pdf_file *whole, qpdf_oh fields, qpdf_oh field)
{
    struct buffer name = {0}, tried = {0};
    pdf_put_text(whole, pdf_get(whole, field, "/T"), &name);
    if (name.length && has_field(whole, fields, buffer_string(&name))) {
        unsigned number = 1;
        do {
            buffer_clear(&tried);
            buffer_format(&tried, "%s_%u", buffer_string(&name), ++number);
        } while (has_field(whole, fields, buffer_string(&tried)));
        qpdf_oh_replace_key(whole->qpdf, field, "/T",
                            qpdf_oh_new_unicode_string(whole->qpdf, buffer_string(&tried)));
    }
    buffer_free(&name);
    buffer_free(&tried);
}

static void add_fields(const struct pdf_file *whole, qpdf_oh form,
                       const struct pdf_file *file, qpdf_oh own)
{
    qpdf_oh fields = pdf_make_array(whole, form, "/Fields");
    qpdf_oh own_fields = pdf_get(file, own, "/Fields");
    for (int i = 0; i < pdf_count(file, own_fields); i++) {
        qpdf_oh field = pdf_copy(whole, file, pdf_item(file, own_fields, i));
        make_name_free(whole, fields, field);
        qpdf_oh_append_item(whole->qpdf, fields, field);
    }
}

/* Adds the entries of a dictionary that the whole does not have, two levels deep: fonts by
 * their names. */
static void add_missing(const struct pdf_file *whole, qpdf_oh to,
                        const struct pdf_file *file, qpdf_oh from, int depth)
{
    struct buffer keys = {0};
    if (!qpdf_oh_is_dictionary(file->qpdf, from))
        return;
    pdf_put_keys(file, from, &keys);
    for (const char *key = keys.bytes; key && key < keys.bytes + keys.length;
         key += strlen(key) + 1) {
        qpdf_oh value = pdf_get(file, from, key);
        if (!pdf_has(whole, to, key))
            qpdf_oh_replace_key(whole->qpdf, to, key, pdf_copy(whole, file, value));
        else if (depth > 0)
            add_missing(whole, pdf_get(whole, to, key), file, value, depth - 1);
    }
    buffer_free(&keys);
}

static void join_form(const struct pdf_file *whole, const struct pdf_file *file)
{
    qpdf_oh own = in_catalog(file, "/AcroForm");
    if (!pdf_count(file, pdf_get(file, own, "/Fields")))
        return;
    qpdf_oh form = pdf_make_dictionary(whole, qpdf_get_root(whole->qpdf), "/AcroForm");
    add_fields(whole, form, file, own);
    if (pdf_has(file, own, "/DR"))
        add_missing(whole, pdf_make_dictionary(whole, form, "/DR"), file,
                    pdf_get(file, own, "/DR"), 1);
    if (pdf_has(file, own, "/DA") && !pdf_has(whole, form, "/DA"))
        qpdf_oh_replace_key(whole->qpdf, form, "/DA",
                            pdf_copy(whole, file, pdf_get(file, own, "/DA")));
    long long flags = pdf_integer(file, pdf_get(file, own, "/SigFlags")) |
                      pdf_integer(whole, pdf_get(whole, form, "/SigFlags"));
    if (flags)
        qpdf_oh_replace_key(whole->qpdf, form, "/SigFlags",
                            qpdf_oh_new_integer(whole->qpdf, flags));
    qpdf_oh needed = pdf_get(file, own, "/NeedAppearances");
    if (qpdf_oh_is_bool(file->qpdf, needed) && qpdf_oh_get_bool_value(file->qpdf, needed))
        qpdf_oh_replace_key(whole->qpdf, form, "/NeedAppearances",
                            qpdf_oh_new_bool(whole->qpdf, QPDF_TRUE));
}

void forms_join(const struct part *parts, size_t count)
{
    for (size_t i = 1; i < count; i++)
        join_form(&parts->file, &parts[i].file);
}

/* Appends the items of an array to the whole's one of that key. */
static void append_all(const struct pdf_file *whole, qpdf_oh to,
                       const struct pdf_file *file, qpdf_oh from, const char *key)
{
    qpdf_oh own = pdf_get(file, from, key);
    if (!pdf_count(file, own))
        return;
    qpdf_oh array = pdf_make_array(whole, to, key);
    for (int i = 0; i < pdf_count(file, own); i++)
        qpdf_oh_append_item(whole->qpdf, array,
                            pdf_copy(whole, file, pdf_item(file, own, i)));
}

void layers_join(const struct part *parts, size_t count)
{
    static const char *const lists[] = {"/ON",       "/OFF",    "/Order",
                                        "/RBGroups", "/Locked", "/AS"};
    const struct pdf_file *whole = &parts->file;
    for (size_t i = 1; i < count; i++) {
        const struct pdf_file *file = &parts[i].file;
        qpdf_oh own = in_catalog(file, "/OCProperties");
        if (!pdf_is_dictionary(file, own))
            continue;
        if (!pdf_has(whole, qpdf_get_root(whole->qpdf), "/OCProperties")) {
            qpdf_oh_replace_key(whole->qpdf, qpdf_get_root(whole->qpdf), "/OCProperties",
                                pdf_copy(whole, file, own));
            continue;
        }
        qpdf_oh layers = in_catalog(whole, "/OCProperties");
        append_all(whole, layers, file, own, "/OCGs");
        for (size_t list = 0; list < sizeof lists / sizeof *lists; list++)
            append_all(whole, pdf_make_dictionary(whole, layers, "/D"), file,
                       pdf_get(file, own, "/D"), lists[list]);
    }
}
