/* The names in a structure tree, made ones that no other tree has. */
#include "archive/structure_names.h"

#include "archive/pdf_walk.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static const char *const key_names[] = {"/StructParent", "/StructParents"};

enum { KEY_NAMES = sizeof key_names / sizeof *key_names };

static void find_greatest(const struct pdf_file *file, qpdf_oh dictionary, void *context)
{
    long long *greatest = context;
    for (int i = 0; i < KEY_NAMES; i++) {
        if (!pdf_has(file, dictionary, key_names[i]))
            continue;
        qpdf_oh key = pdf_get(file, dictionary, key_names[i]);
        if (pdf_integer(file, key) > *greatest)
            *greatest = pdf_integer(file, key);
        qpdf_oh_release(file->qpdf, key);
    }
}

long long structure_next_key(const struct pdf_file *file)
{
    long long greatest = -1;
    struct tree_entries numbers = {0};
    qpdf_oh tree = pdf_get(file, qpdf_get_root(file->qpdf), "/StructTreeRoot");
    tree_read_numbers(&numbers, file, pdf_get(file, tree, "/ParentTree"));
    for (size_t i = 0; i < numbers.count; i++)
        if (numbers.list[i].number > greatest)
            greatest = numbers.list[i].number;
    tree_entries_free(&numbers);
    pdf_each_dictionary(file, find_greatest, &greatest);
    return greatest + 1;
}

static void shift(const struct pdf_file *file, qpdf_oh dictionary, void *context)
{
    const long long *offset = context;
    for (int i = 0; i < KEY_NAMES; i++) {
        if (!pdf_has(file, dictionary, key_names[i]))
            continue;
        qpdf_oh key = pdf_get(file, dictionary, key_names[i]);
        qpdf_oh shifted = qpdf_oh_new_integer(file->qpdf, pdf_integer(file, key) + *offset);
        qpdf_oh_replace_key(file->qpdf, dictionary, key_names[i], shifted);
        qpdf_oh_release(file->qpdf, shifted);
        qpdf_oh_release(file->qpdf, key);
    }
}

void structure_shift_keys(const struct pdf_file *file, long long offset)
{
    if (offset)
        pdf_each_dictionary(file, shift, &offset);
}

/* Names of types or classes that the whole explains otherwise, each with its new name. */
struct renames {
    char **pairs; /* old, new, old, new */
    size_t count, capacity;
};

static const char *renamed(const struct renames *renames, const char *name)
{
    for (size_t i = 0; i < renames->count; i += 2)
        if (!strcmp(renames->pairs[i], name))
            return renames->pairs[i + 1];
    return NULL;
}

static void add_name(struct renames *renames, const char *name)
{
    size_t size = strlen(name) + 1;
    renames->pairs = memory_grow(renames->pairs, renames->count, &renames->capacity,
                                 sizeof *renames->pairs);
    renames->pairs[renames->count++] = memcpy(memory_new(size), name, size);
}

static void free_renames(struct renames *renames)
{
    for (size_t i = 0; i < renames->count; i++)
        free(renames->pairs[i]);
    free(renames->pairs);
}

static bool same_value(const struct pdf_file *one, qpdf_oh a, const struct pdf_file *other,
                       qpdf_oh b)
{
    struct buffer text = {0};
    buffer_text(&text, qpdf_oh_unparse_resolved(one->qpdf, a));
    bool same = !strcmp(buffer_string(&text), qpdf_oh_unparse_resolved(other->qpdf, b));
    buffer_free(&text);
    return same;
}

/* Finds the keys of a map that the whole's map has with another value, and renames them. */
static void rename_keys(struct renames *renames, const struct pdf_file *file, qpdf_oh map,
                        const struct pdf_file *whole, qpdf_oh whole_map)
{
    struct buffer keys = {0}, name = {0};
    pdf_put_keys(file, map, &keys);
    for (const char *key = keys.bytes; key && key < keys.bytes + keys.length;
         key += strlen(key) + 1) {
        if (!pdf_has(whole, whole_map, key) ||
            same_value(file, pdf_get(file, map, key), whole,
                       pdf_get(whole, whole_map, key)))
            continue;
        unsigned number = 1;
        do {
            buffer_clear(&name);
            buffer_format(&name, "%s-%u", key, ++number);
        } while (pdf_has(whole, whole_map, buffer_string(&name)) ||
                 pdf_has(file, map, buffer_string(&name)));
        add_name(renames, key);
        add_name(renames, buffer_string(&name));
        qpdf_oh_replace_key(file->qpdf, map, buffer_string(&name), pdf_get(file, map, key));
        qpdf_oh_remove_key(file->qpdf, map, key);
    }
    buffer_free(&keys);
    buffer_free(&name);
}

/* What is done with each element. */
struct renaming {
    struct renames types, classes;
    const char *prefix;
    struct tree_entries *ids;
};

static void rename_value(const struct pdf_file *file, qpdf_oh dictionary, const char *key,
                         const struct renames *renames)
{
    if (!renames->count)
        return;
    qpdf_oh name = pdf_get(file, dictionary, key);
    const char *other = qpdf_oh_is_name(file->qpdf, name)
                            ? renamed(renames, qpdf_oh_get_name(file->qpdf, name))
                            : NULL;
    if (other)
        qpdf_oh_replace_key(file->qpdf, dictionary, key,
                            qpdf_oh_new_name(file->qpdf, other));
    for (int i = 0; i < pdf_count(file, name); i++) { /* classes may be several */
        qpdf_oh item = pdf_item(file, name, i);
        other = qpdf_oh_is_name(file->qpdf, item)
                    ? renamed(renames, qpdf_oh_get_name(file->qpdf, item))
                    : NULL;
        if (other)
            qpdf_oh_set_array_item(file->qpdf, name, i,
                                   qpdf_oh_new_name(file->qpdf, other));
    }
}

static qpdf_oh prefixed(const struct pdf_file *file, qpdf_oh id, const char *prefix,
                        struct buffer *bytes)
{
    buffer_clear(bytes);
    buffer_text(bytes, prefix);
    pdf_put_bytes(file, id, bytes);
    return qpdf_oh_new_binary_string(file->qpdf, buffer_string(bytes), bytes->length);
}

static void rename_headers(const struct pdf_file *file, qpdf_oh attributes,
                           const char *prefix)
{
    if (!pdf_has(file, attributes, "/Headers"))
        return;
    struct buffer bytes = {0};
    qpdf_oh headers = pdf_get(file, attributes, "/Headers");
    qpdf_oh renamed_headers = qpdf_oh_new_array(file->qpdf); /* the old may be shared */
    for (int i = 0; i < pdf_count(file, headers); i++) {
        qpdf_oh id = pdf_item(file, headers, i), other = prefixed(file, id, prefix, &bytes);
        qpdf_oh_append_item(file->qpdf, renamed_headers, other);
        qpdf_oh_release(file->qpdf, other);
        qpdf_oh_release(file->qpdf, id);
    }
    qpdf_oh_replace_key(file->qpdf, attributes, "/Headers", renamed_headers);
    qpdf_oh_release(file->qpdf, renamed_headers);
    qpdf_oh_release(file->qpdf, headers);
    buffer_free(&bytes);
}

static void rename_id(const struct pdf_file *file, qpdf_oh element,
                      const struct renaming *renaming)
{
    struct buffer bytes = {0};
    qpdf_oh id = pdf_get(file, element, "/ID");
    qpdf_oh other = prefixed(file, id, renaming->prefix, &bytes);
    qpdf_oh_replace_key(file->qpdf, element, "/ID", other);
    tree_add_name(renaming->ids, buffer_string(&bytes), bytes.length,
                  qpdf_oh_new_object(file->qpdf, element));
    qpdf_oh_release(file->qpdf, other);
    qpdf_oh_release(file->qpdf, id);
    buffer_free(&bytes);
}

/* An element of the tree, or attributes of one. */
static void rename_in(const struct pdf_file *file, qpdf_oh dictionary, void *context)
{
    const struct renaming *renaming = context;
    rename_headers(file, dictionary, renaming->prefix);
    if (!pdf_has(file, dictionary, "/S") || !pdf_has(file, dictionary, "/P"))
        return;
    rename_value(file, dictionary, "/S", &renaming->types);
    rename_value(file, dictionary, "/C", &renaming->classes);
    if (pdf_has(file, dictionary, "/ID"))
        rename_id(file, dictionary, renaming);
}

/* Types may be explained by others of the file's own: when one of these is renamed, they
 * are no longer what the whole has, and renamed too. */
static void rename_types(struct renames *types, const struct pdf_file *file, qpdf_oh map,
                         const struct pdf_file *whole, qpdf_oh whole_map)
{
    size_t before;
    do {
        struct buffer keys = {0};
        before = types->count;
        rename_keys(types, file, map, whole, whole_map);
        pdf_put_keys(file, map, &keys);
        for (const char *key = keys.bytes; key && key < keys.bytes + keys.length;
             key += strlen(key) + 1)
            rename_value(file, map, key, types);
        buffer_free(&keys);
    } while (types->count > before);
}

static void find_prefix(const struct tree_entries *taken, struct buffer *prefix)
{
    bool free_prefix = false;
    for (unsigned number = 1; !free_prefix; number++) {
        buffer_clear(prefix);
        buffer_format(prefix, "part%u-", number);
        free_prefix = true;
        for (size_t i = 0; i < taken->count && free_prefix; i++)
            free_prefix =
                strncmp(taken->list[i].key, buffer_string(prefix), prefix->length) != 0;
    }
}

void structure_rename(const struct pdf_file *file, const struct pdf_file *whole,
                      const struct tree_entries *taken, struct tree_entries *ids)
{
    struct buffer prefix = {0};
    find_prefix(taken, &prefix);
    struct renaming renaming = {.prefix = buffer_string(&prefix), .ids = ids};
    qpdf_oh tree = pdf_get(file, qpdf_get_root(file->qpdf), "/StructTreeRoot");
    qpdf_oh to = pdf_get(whole, qpdf_get_root(whole->qpdf), "/StructTreeRoot");
    rename_types(&renaming.types, file, pdf_get(file, tree, "/RoleMap"), whole,
                 pdf_get(whole, to, "/RoleMap"));
    rename_keys(&renaming.classes, file, pdf_get(file, tree, "/ClassMap"), whole,
                pdf_get(whole, to, "/ClassMap"));
    pdf_each_dictionary(file, rename_in, &renaming);
    free_renames(&renaming.types);
    free_renames(&renaming.classes);
    buffer_free(&prefix);
}
