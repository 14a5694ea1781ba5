/* The entries of a number tree or a name tree of a PDF, as one list, and back into a tree.
 */
#include "archive/tree_entries.h"

#include "archive/pdf_visits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    DEPTH_MOST = 64,
    LEAF_ENTRIES = 1000 /* of a tree that is written; PDF/A-1 allows arrays of 8,191 */
};

void tree_entries_free(struct tree_entries *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        free(entries->list[i].key);
    free(entries->list);
    *entries = (struct tree_entries){0};
}

static struct tree_entry *new_entry(struct tree_entries *entries)
{
    entries->list = memory_grow(entries->list, entries->count, &entries->capacity,
                                sizeof *entries->list);
    struct tree_entry *entry = &entries->list[entries->count++];
    *entry = (struct tree_entry){0};
    return entry;
}

void tree_add_number(struct tree_entries *entries, long long number, qpdf_oh value)
{
    struct tree_entry *entry = new_entry(entries);
    entry->number = number;
    entry->value = value;
}

void tree_add_name(struct tree_entries *entries, const void *key, size_t size,
                   qpdf_oh value)
{
    struct tree_entry *entry = new_entry(entries);
    entry->key = memory_new(size + 1);
    memcpy(entry->key, key, size);
    entry->key_size = size;
    entry->value = value;
}

static void read_pairs(struct tree_entries *entries, const struct pdf_file *file,
                       qpdf_oh pairs, bool names)
{
    struct buffer key = {0};
    for (int i = 0; i + 1 < pdf_count(file, pairs); i += 2) {
        qpdf_oh first = pdf_item(file, pairs, i), value = pdf_item(file, pairs, i + 1);
        if (names && qpdf_oh_is_string(file->qpdf, first)) {
            buffer_clear(&key);
            pdf_put_bytes(file, first, &key);
            tree_add_name(entries, buffer_string(&key), key.length, value);
        } else if (!names && pdf_is_integer(file, first)) {
            tree_add_number(entries, pdf_integer(file, first), value);
        }
    }
    buffer_free(&key);
}

static void read_node(struct tree_entries *entries, struct pdf_visits *visits, qpdf_oh node,
                      bool names, int depth)
{
    const struct pdf_file *file = visits->file;
    if (depth > DEPTH_MOST || !pdf_visit(visits, node))
        return;
    read_pairs(entries, file, pdf_get(file, node, names ? "/Names" : "/Nums"), names);
    qpdf_oh kids = pdf_get(file, node, "/Kids");
    for (int i = 0; i < pdf_count(file, kids); i++)
        read_node(entries, visits, pdf_item(file, kids, i), names, depth + 1);
}

void tree_read_numbers(struct tree_entries *entries, const struct pdf_file *file,
                       qpdf_oh tree)
{
    struct pdf_visits visits = pdf_visits_begin(file);
    read_node(entries, &visits, tree, false, 0);
    pdf_visits_end(&visits);
}

void tree_read_names(struct tree_entries *entries, const struct pdf_file *file,
                     qpdf_oh tree)
{
    struct pdf_visits visits = pdf_visits_begin(file);
    read_node(entries, &visits, tree, true, 0);
    pdf_visits_end(&visits);
}

static int compare_keys(const struct tree_entry *a, const void *key, size_t size)
{
    size_t common = a->key_size < size ? a->key_size : size;
    int order = common ? memcmp(a->key, key, common) : 0;
    return order ? order : (a->key_size > size) - (a->key_size < size);
}

static int by_number(const struct tree_entry *a, const struct tree_entry *b)
{
    return (a->number > b->number) - (a->number < b->number);
}

static int by_name(const struct tree_entry *a, const struct tree_entry *b)
{
    return compare_keys(a, b->key, b->key_size);
}

/* Sorted by merging, which keeps the order of equal keys. */
static void sort(struct tree_entry *list, struct tree_entry *scratch, size_t count,
                 int (*compare)(const struct tree_entry *, const struct tree_entry *))
{
    if (count < 2)
        return;
    size_t half = count / 2, left = 0, right = half;
    sort(list, scratch, half, compare);
    sort(list + half, scratch, count - half, compare);
    for (size_t i = 0; i < count; i++) {
        bool take_left =
            left < half && (right == count || compare(&list[left], &list[right]) <= 0);
        scratch[i] = list[take_left ? left++ : right++];
    }
    memcpy(list, scratch, count * sizeof *list);
}

static void sort_entries(struct tree_entries *entries,
                         int (*compare)(const struct tree_entry *,
                                        const struct tree_entry *))
{
    struct tree_entry *scratch = memory_new((entries->count + 1) * sizeof *scratch);
    sort(entries->list, scratch, entries->count, compare);
    free(scratch);
}

/* Appends an entry's key and value to a list of pairs. */
static void append_pair(const struct pdf_file *file, qpdf_oh pairs,
                        const struct tree_entry *entry)
{
    qpdf_oh key = entry->key
                      ? qpdf_oh_new_binary_string(file->qpdf, entry->key, entry->key_size)
                      : qpdf_oh_new_integer(file->qpdf, entry->number);
    qpdf_oh_append_item(file->qpdf, pairs, key);
    qpdf_oh_append_item(file->qpdf, pairs, entry->value);
    qpdf_oh_release(file->qpdf, key);
}

/* A node that holds entries. Where it is not the root, it says which. */
static qpdf_oh new_leaf(const struct pdf_file *file, const struct tree_entry *entries,
                        size_t count, bool root)
{
    qpdf_data qpdf = file->qpdf;
    qpdf_oh leaf = qpdf_oh_new_dictionary(qpdf), pairs = qpdf_oh_new_array(qpdf);
    for (size_t i = 0; i < count; i++)
        append_pair(file, pairs, &entries[i]);
    qpdf_oh_replace_key(qpdf, leaf, count && entries->key ? "/Names" : "/Nums", pairs);
    if (!root) {
        qpdf_oh limits = qpdf_oh_new_array(qpdf);
        qpdf_oh_append_item(qpdf, limits, pdf_item(file, pairs, 0));
        qpdf_oh_append_item(qpdf, limits, pdf_item(file, pairs, 2 * (int)count - 2));
        qpdf_oh_replace_key(qpdf, leaf, "/Limits", limits);
    }
    return qpdf_make_indirect_object(qpdf, leaf);
}

static size_t drop_doubles(struct tree_entry *list, size_t count,
                           int (*compare)(const struct tree_entry *,
                                          const struct tree_entry *))
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept && compare(&list[kept - 1], &list[i]) == 0)
            free(list[i].key);
        else
            list[kept++] = list[i];
    }
    return kept;
}

static qpdf_oh tree_of(struct tree_entries *entries, const struct pdf_file *file,
                       int (*compare)(const struct tree_entry *, const struct tree_entry *))
{
    sort_entries(entries, compare);
    entries->count = drop_doubles(entries->list, entries->count, compare);
    if (entries->count <= LEAF_ENTRIES)
        return new_leaf(file, entries->list, entries->count, true);
    qpdf_oh root = qpdf_oh_new_dictionary(file->qpdf);
    qpdf_oh kids = qpdf_oh_new_array(file->qpdf);
    for (size_t i = 0; i < entries->count; i += LEAF_ENTRIES) {
        size_t left = entries->count - i;
        qpdf_oh_append_item(file->qpdf, kids,
                            new_leaf(file, entries->list + i,
                                     left < LEAF_ENTRIES ? left : LEAF_ENTRIES, false));
    }
    qpdf_oh_replace_key(file->qpdf, root, "/Kids", kids);
    return qpdf_make_indirect_object(file->qpdf, root);
}

qpdf_oh tree_of_numbers(struct tree_entries *entries, const struct pdf_file *file)
{
    return tree_of(entries, file, by_number);
}

qpdf_oh tree_of_names(struct tree_entries *entries, const struct pdf_file *file)
{
    return tree_of(entries, file, by_name);
}

void tree_sort_names(struct tree_entries *entries)
{
    sort_entries(entries, by_name);
}

const struct tree_entry *tree_find_name(const struct tree_entries *entries, const void *key,
                                        size_t size)
{
    size_t low = 0, high = entries->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_keys(&entries->list[middle], key, size);
        if (order == 0)
            return &entries->list[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
