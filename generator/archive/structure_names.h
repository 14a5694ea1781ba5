/* The names in a structure tree, made ones that no other tree has.
 *
 * Pages, annotations and images find their elements by number, cells their headings by id;
 * types and classes of a file's own are explained in it under names of its choice. */
#ifndef PHULUC_ARCHIVE_STRUCTURE_NAMES_H
#define PHULUC_ARCHIVE_STRUCTURE_NAMES_H

#include "archive/tree_entries.h"

/* A number above all by which the file's content finds its elements. */
long long structure_next_key(const struct pdf_file *file);

/* Adds to all these numbers, but not in the tree itself. */
void structure_shift_keys(const struct pdf_file *file, long long offset);

/* Gives all ids of elements a prefix that no id of `taken` begins with, and renames what
 * the whole explains otherwise. Appends the ids, with elements of `file` as values. */
void structure_rename(const struct pdf_file *file, const struct pdf_file *whole,
                      const struct tree_entries *taken, struct tree_entries *ids);

#endif
