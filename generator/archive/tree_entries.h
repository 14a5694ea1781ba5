/* The entries of a number tree or a name tree of a PDF, as one list, and back into a tree.
 */
#ifndef PHULUC_ARCHIVE_TREE_ENTRIES_H
#define PHULUC_ARCHIVE_TREE_ENTRIES_H

#include "archive/pdf_file.h"

struct tree_entry {
    long long number; /* of a number tree */
    char *key;        /* bytes, of a name tree: in memory of its own */
    size_t key_size;
    qpdf_oh value;
};

/* All zeros is an empty list. */
struct tree_entries {
    struct tree_entry *list;
    size_t count, capacity;
};

void tree_entries_free(struct tree_entries *entries);

/* Appends all entries of a tree; its order is that of the file. */
void tree_read_numbers(struct tree_entries *entries, const struct pdf_file *file,
                       qpdf_oh tree);
void tree_read_names(struct tree_entries *entries, const struct pdf_file *file,
                     qpdf_oh tree);

/* Appends one; the key is copied. */
void tree_add_number(struct tree_entries *entries, long long number, qpdf_oh value);
void tree_add_name(struct tree_entries *entries, const void *key, size_t size,
                   qpdf_oh value);

/* A tree of the entries, sorted; of entries with the same key the first counts. */
qpdf_oh tree_of_numbers(struct tree_entries *entries, const struct pdf_file *file);
qpdf_oh tree_of_names(struct tree_entries *entries, const struct pdf_file *file);

/* Sorts a name tree's entries, and finds the one of that key in such a list, or NULL. */
void tree_sort_names(struct tree_entries *entries);
const struct tree_entry *tree_find_name(const struct tree_entries *entries, const void *key,
                                        size_t size);

#endif
