/* Destinations by name, which two PDFs may both have, made into places on pages. */
#include "archive/destinations.h"

#include "archive/pdf_walk.h"
#include "archive/tree_entries.h"

/* Where names are explained: names in a dictionary (PDF 1.1), strings in a name tree. */
struct destinations {
    qpdf_oh dictionary;
    struct tree_entries tree;
};

/* The place that a name or string stands for; null where there is none. */
static qpdf_oh find_place(const struct pdf_file *file,
                          const struct destinations *destinations, qpdf_oh name)
{
    qpdf_oh place = qpdf_oh_new_null(file->qpdf);
    if (qpdf_oh_is_name(file->qpdf, name)) {
        place = pdf_get(file, destinations->dictionary, qpdf_oh_get_name(file->qpdf, name));
    } else {
        struct buffer key = {0};
        pdf_put_bytes(file, name, &key);
        const struct tree_entry *entry =
            tree_find_name(&destinations->tree, buffer_string(&key), key.length);
        if (entry)
            place = qpdf_oh_new_object(file->qpdf, entry->value);
        buffer_free(&key);
    }
    return pdf_is_dictionary(file, place) ? pdf_get(file, place, "/D") : place;
}

static void resolve(const struct pdf_file *file, qpdf_oh dictionary, const char *key,
                    const struct destinations *destinations)
{
    qpdf_oh value = pdf_get(file, dictionary, key);
    if (qpdf_oh_is_name(file->qpdf, value) || qpdf_oh_is_string(file->qpdf, value)) {
        qpdf_oh place = find_place(file, destinations, value);
        if (qpdf_oh_is_array(file->qpdf, place))
            qpdf_oh_replace_key(file->qpdf, dictionary, key, place);
        qpdf_oh_release(file->qpdf, place);
    }
    qpdf_oh_release(file->qpdf, value);
}

static void resolve_in(const struct pdf_file *file, qpdf_oh dictionary, void *context)
{
    if (pdf_has(file, dictionary, "/Dest"))
        resolve(file, dictionary, "/Dest", context);
    if (pdf_has(file, dictionary, "/D") && pdf_has(file, dictionary, "/S")) {
        qpdf_oh kind = pdf_get(file, dictionary, "/S");
        if (pdf_is_name(file, kind, "/GoTo"))
            resolve(file, dictionary, "/D", context);
        qpdf_oh_release(file->qpdf, kind);
    }
}

void destinations_resolve(const struct pdf_file *file)
{
    qpdf_oh root = qpdf_get_root(file->qpdf);
    struct destinations destinations = {.dictionary = pdf_get(file, root, "/Dests")};
    tree_read_names(&destinations.tree, file,
                    pdf_get(file, pdf_get(file, root, "/Names"), "/Dests"));
    tree_sort_names(&destinations.tree);
    if (destinations.tree.count || pdf_is_dictionary(file, destinations.dictionary))
        pdf_each_dictionary(file, resolve_in, &destinations);
    tree_entries_free(&destinations.tree);
}
