/* The structure trees of the parts, in one tree. */
#include "archive/structure_join.h"

#include "archive/structure_names.h"

#include <string.h>
#include <strings.h>

static qpdf_oh tree_of(const struct pdf_file *file)
{
    return pdf_get(file, qpdf_get_root(file->qpdf), "/StructTreeRoot");
}

static void set(const struct pdf_file *file, qpdf_oh dictionary, const char *key,
                qpdf_oh value)
{
    qpdf_oh_replace_key(file->qpdf, dictionary, key, value);
}

/* Hangs what stands below `from` below `to`; `copied_from` is the file it is copied from,
 * or NULL where it is the whole's own. */
static void move_kids(const struct pdf_file *whole, qpdf_oh to,
                      const struct pdf_file *copied_from, qpdf_oh from)
{
    const struct pdf_file *file = copied_from ? copied_from : whole;
    qpdf_oh kids = pdf_get(file, from, "/K"), list = pdf_make_array(whole, to, "/K");
    bool single = !qpdf_oh_is_array(file->qpdf, kids);
    int count = single ? pdf_is_dictionary(file, kids) : pdf_count(file, kids);
    for (int i = 0; i < count; i++) {
        qpdf_oh kid = single ? kids : pdf_item(file, kids, i);
        if (!pdf_is_dictionary(file, kid))
            continue;
        if (copied_from)
            kid = pdf_copy(whole, copied_from, kid);
        set(whole, kid, "/P", to);
        qpdf_oh_append_item(whole->qpdf, list, kid);
    }
}

static qpdf_oh new_element(const struct pdf_file *whole, const char *type, qpdf_oh parent)
{
    qpdf_oh element =
        qpdf_make_indirect_object(whole->qpdf, qpdf_oh_new_dictionary(whole->qpdf));
    set(whole, element, "/Type", qpdf_oh_new_name(whole->qpdf, "/StructElem"));
    set(whole, element, "/S", qpdf_oh_new_name(whole->qpdf, type));
    set(whole, element, "/P", parent);
    return element;
}

/* The only element of that type that stands directly below the root; null where it is none
 * or not the only one. */
static qpdf_oh only_kid(const struct pdf_file *file, const char *type)
{
    qpdf_oh kids = pdf_get(file, tree_of(file), "/K");
    if (qpdf_oh_is_array(file->qpdf, kids) && pdf_count(file, kids) == 1)
        kids = pdf_item(file, kids, 0);
    return pdf_is_name(file, pdf_get(file, kids, "/S"), type)
               ? kids
               : qpdf_oh_new_null(file->qpdf);
}

void structure_begin(struct structure_joining *joining, const struct part *parent)
{
    const struct pdf_file *whole = &parent->file;
    qpdf_oh tree = tree_of(whole);
    *joining =
        (struct structure_joining){.whole = whole, .next_key = structure_next_key(whole)};
    tree_read_numbers(&joining->elements, whole, pdf_get(whole, tree, "/ParentTree"));
    tree_read_names(&joining->ids, whole, pdf_get(whole, tree, "/IDTree"));
}

void structure_prepare(struct structure_joining *joining, const struct part *part)
{
    long long next = structure_next_key(&part->file);
    joining->offset = joining->next_key;
    structure_shift_keys(&part->file, joining->offset);
    if (part->tagged)
        structure_rename(&part->file, joining->whole, &joining->ids, &joining->part_ids);
    joining->next_key += next;
}

/* The element that holds the whole: that of the parent, or a new one around what it has. */
static qpdf_oh make_document(struct structure_joining *joining)
{
    const struct pdf_file *whole = joining->whole;
    qpdf_oh tree =
        pdf_make_dictionary(whole, qpdf_get_root(whole->qpdf), "/StructTreeRoot");
    set(whole, tree, "/Type", qpdf_oh_new_name(whole->qpdf, "/StructTreeRoot"));
    qpdf_oh document = only_kid(whole, "/Document");
    if (pdf_is_dictionary(whole, document))
        return document;
    document = new_element(whole, "/Document", tree);
    move_kids(whole, document, NULL, tree);
    set(whole, tree, "/K", document);
    return document;
}

/* Its only Document becomes the Part; a tree without one gets a Part around it. */
static qpdf_oh add_part_element(struct structure_joining *joining, const struct part *part)
{
    const struct pdf_file *whole = joining->whole, *file = &part->file;
    qpdf_oh own = only_kid(file, "/Document"), element;
    if (pdf_is_dictionary(file, own)) {
        element = pdf_copy(whole, file, own);
        set(whole, element, "/S", qpdf_oh_new_name(whole->qpdf, "/Part"));
        set(whole, element, "/P", joining->document);
    } else {
        element = new_element(whole, "/Part", joining->document);
        move_kids(whole, element, file, tree_of(file));
    }
    return element;
}

/* A single kid may stand without an array around it. */
static void append_kid(const struct pdf_file *whole, qpdf_oh parent, qpdf_oh kid)
{
    qpdf_oh kids = pdf_get(whole, parent, "/K");
    if (qpdf_oh_is_null(whole->qpdf, kids)) {
        kids = pdf_make_array(whole, parent, "/K");
    } else if (!qpdf_oh_is_array(whole->qpdf, kids)) {
        kids = qpdf_oh_wrap_in_array(whole->qpdf, kids);
        set(whole, parent, "/K", kids);
        kids = pdf_get(whole, parent, "/K");
    }
    qpdf_oh_append_item(whole->qpdf, kids, kid);
}

static void describe_part(const struct pdf_file *whole, qpdf_oh element,
                          const struct part *part)
{
    struct buffer language = {0};
    pdf_put_text(whole, pdf_get(whole, qpdf_get_root(whole->qpdf), "/Lang"), &language);
    set(whole, element, "/T", qpdf_oh_new_unicode_string(whole->qpdf, part->title));
    if (*part->language && strcasecmp(part->language, buffer_string(&language)) != 0 &&
        !pdf_has(whole, element, "/Lang"))
        set(whole, element, "/Lang",
            qpdf_oh_new_unicode_string(whole->qpdf, part->language));
    buffer_free(&language);
}

/* Adds what a map of the part explains and the whole's does not yet. */
static void join_map(const struct pdf_file *whole, const struct pdf_file *file,
                     const char *key)
{
    qpdf_oh own = pdf_get(file, tree_of(file), key);
    struct buffer names = {0};
    pdf_put_keys(file, own, &names);
    const char *end = names.bytes + names.length;
    for (const char *name = names.bytes; name && name < end; name += strlen(name) + 1) {
        qpdf_oh map = pdf_make_dictionary(whole, tree_of(whole), key);
        if (!pdf_has(whole, map, name))
            set(whole, map, name, pdf_copy(whole, file, pdf_get(file, own, name)));
    }
    buffer_free(&names);
}

static void join_namespaces(const struct pdf_file *whole, const struct pdf_file *file)
{
    qpdf_oh own = pdf_get(file, tree_of(file), "/Namespaces");
    for (int i = 0; i < pdf_count(file, own); i++)
        qpdf_oh_append_item(whole->qpdf,
                            pdf_make_array(whole, tree_of(whole), "/Namespaces"),
                            pdf_copy(whole, file, pdf_item(file, own, i)));
}

static void copy_entries(struct structure_joining *joining, const struct pdf_file *file)
{
    struct tree_entries numbers = {0};
    tree_read_numbers(&numbers, file, pdf_get(file, tree_of(file), "/ParentTree"));
    for (size_t i = 0; i < numbers.count; i++)
        tree_add_number(&joining->elements, numbers.list[i].number + joining->offset,
                        pdf_copy(joining->whole, file, numbers.list[i].value));
    tree_entries_free(&numbers);
    for (size_t i = 0; i < joining->part_ids.count; i++) {
        const struct tree_entry *entry = &joining->part_ids.list[i];
        tree_add_name(&joining->ids, entry->key, entry->key_size,
                      pdf_copy(joining->whole, file, entry->value));
    }
    tree_entries_free(&joining->part_ids);
}

void structure_add(struct structure_joining *joining, const struct part *part)
{
    if (!part->tagged)
        return;
    const struct pdf_file *whole = joining->whole;
    if (!joining->document)
        joining->document = make_document(joining);
    qpdf_oh element = add_part_element(joining, part);
    describe_part(whole, element, part);
    append_kid(whole, joining->document, element);
    join_map(whole, &part->file, "/RoleMap");
    join_map(whole, &part->file, "/ClassMap");
    join_namespaces(whole, &part->file);
    copy_entries(joining, &part->file);
}

void structure_end(struct structure_joining *joining, bool all_tagged)
{
    const struct pdf_file *whole = joining->whole;
    qpdf_oh tree = tree_of(whole);
    if (joining->document) {
        set(whole, tree, "/ParentTree", tree_of_numbers(&joining->elements, whole));
        set(whole, tree, "/ParentTreeNextKey",
            qpdf_oh_new_integer(whole->qpdf, joining->next_key));
        if (joining->ids.count)
            set(whole, tree, "/IDTree", tree_of_names(&joining->ids, whole));
    }
    if (pdf_is_dictionary(whole, tree))
        set(whole, pdf_make_dictionary(whole, qpdf_get_root(whole->qpdf), "/MarkInfo"),
            "/Marked", qpdf_oh_new_bool(whole->qpdf, all_tagged));
    tree_entries_free(&joining->elements);
    tree_entries_free(&joining->ids);
    tree_entries_free(&joining->part_ids);
}
