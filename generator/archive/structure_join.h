/* The structure trees of the parts, in one tree. */
#ifndef PHULUC_ARCHIVE_STRUCTURE_JOIN_H
#define PHULUC_ARCHIVE_STRUCTURE_JOIN_H

#include "archive/part.h"
#include "archive/tree_entries.h"

/* The whole's tree while it is put together. */
struct structure_joining {
    const struct pdf_file *whole;
    long long next_key, offset;   /* offset: of the numbers of the appendix */
    struct tree_entries elements; /* by number: those of pages and annotations */
    struct tree_entries ids;
    struct tree_entries part_ids; /* of the appendix that is being joined */
    qpdf_oh document;             /* the element that holds all others, or 0 */
};

/* Begins with the tree of the parent. */
void structure_begin(struct structure_joining *joining, const struct part *parent);

/* Readies an appendix, before its pages are added … */
void structure_prepare(struct structure_joining *joining, const struct part *part);

/* … and after that hangs its tree, as an element of type Part, below that of the parent. */
void structure_add(struct structure_joining *joining, const struct part *part);

/* Puts the tree into the catalog. `all_tagged`: whether every part is a tagged PDF. Frees
 * what is held. */
void structure_end(struct structure_joining *joining, bool all_tagged);

#endif
