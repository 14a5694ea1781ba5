/* Files inside the PDFs: all are kept, each under a name of its own. */
#include "archive/attachment_join.h"

#include "archive/tree_entries.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static qpdf_oh files_of(const struct pdf_file *file)
{
    qpdf_oh root = qpdf_get_root(file->qpdf);
    return pdf_get(file, pdf_get(file, root, "/Names"), "/EmbeddedFiles");
}

/* The names that files of the whole have so far, in UTF-8. */
struct names {
    char **list;
    size_t count, capacity;
};

static bool is_taken(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (!strcmp(names->list[i], name))
            return true;
    return false;
}

static void add_name(struct names *names, struct buffer *name)
{
    names->list =
        memory_grow(names->list, names->count, &names->capacity, sizeof *names->list);
    buffer_byte(name, '\0');
    names->list[names->count++] = name->bytes;
    *name = (struct buffer){0};
}

static void free_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->list[i]);
    free(names->list);
}

/* The file's name, from the entry that all viewers understand best. */
static void put_name(const struct pdf_file *file, qpdf_oh specification,
                     const struct tree_entry *entry, struct buffer *out)
{
    pdf_put_text(file, pdf_get(file, specification, "/UF"), out);
    if (!out->length)
        pdf_put_text(file, pdf_get(file, specification, "/F"), out);
    if (!out->length)
        buffer_put(out, entry->key, entry->key_size);
}

/* "report.xml", then "report (2).xml" …, until one is free. Returns whether it is another.
 */
static bool make_free(const struct names *names, struct buffer *name)
{
    struct buffer tried = {0};
    const char *plain = buffer_string(name), *dot = strrchr(plain, '.');
    size_t stem = dot && dot > plain ? (size_t)(dot - plain) : name->length;
    buffer_text(&tried, plain);
    unsigned number = 1;
    while (is_taken(names, buffer_string(&tried))) {
        buffer_clear(&tried);
        buffer_format(&tried, "%.*s (%u)%s", (int)stem, plain, ++number, plain + stem);
    }
    buffer_free(name);
    *name = tried;
    return number > 1;
}

static void rename_file(const struct pdf_file *whole, qpdf_oh specification,
                        const char *name)
{
    qpdf_oh text = qpdf_oh_new_unicode_string(whole->qpdf, name);
    qpdf_oh_replace_key(whole->qpdf, specification, "/F", text);
    qpdf_oh_replace_key(whole->qpdf, specification, "/UF", text);
}

/* The key of the name tree is the name as a PDF string, and so sorted by its bytes. */
static void add_entry(struct tree_entries *files, const struct pdf_file *whole,
                      const char *name, qpdf_oh specification)
{
    struct buffer key = {0};
    pdf_put_bytes(whole, qpdf_oh_new_unicode_string(whole->qpdf, name), &key);
    tree_add_name(files, buffer_string(&key), key.length, specification);
    buffer_free(&key);
}

static void add_files(struct tree_entries *files, struct names *names,
                      const struct pdf_file *whole, const struct pdf_file *file)
{
    struct tree_entries own = {0};
    tree_read_names(&own, file, files_of(file));
    for (size_t i = 0; i < own.count; i++) {
        struct buffer name = {0};
        qpdf_oh specification = own.list[i].value;
        if (!pdf_is_dictionary(file, specification))
            continue;
        put_name(file, specification, &own.list[i], &name);
        bool renamed = make_free(names, &name);
        if (file != whole)
            specification = pdf_copy(whole, file, specification);
        if (renamed)
            rename_file(whole, specification, buffer_string(&name));
        add_entry(files, whole, buffer_string(&name), specification);
        add_name(names, &name);
    }
    tree_entries_free(&own);
}

/* What belongs to an appendix as a whole belongs to the whole now. */
static void add_associated(const struct pdf_file *whole, const struct pdf_file *file)
{
    qpdf_oh own = pdf_get(file, qpdf_get_root(file->qpdf), "/AF");
    if (!pdf_count(file, own))
        return;
    qpdf_oh associated = pdf_make_array(whole, qpdf_get_root(whole->qpdf), "/AF");
    for (int i = 0; i < pdf_count(file, own); i++)
        qpdf_oh_append_item(whole->qpdf, associated,
                            pdf_copy(whole, file, pdf_item(file, own, i)));
}

void attachments_join(const struct part *parts, size_t count)
{
    const struct pdf_file *whole = &parts->file;
    struct tree_entries files = {0};
    struct names names = {0};
    for (size_t i = 0; i < count; i++) {
        add_files(&files, &names, whole, &parts[i].file);
        if (i)
            add_associated(whole, &parts[i].file);
    }
    if (files.count)
        qpdf_oh_replace_key(
            whole->qpdf, pdf_make_dictionary(whole, qpdf_get_root(whole->qpdf), "/Names"),
            "/EmbeddedFiles", tree_of_names(&files, whole));
    tree_entries_free(&files);
    free_names(&names);
}
