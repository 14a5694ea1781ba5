/* The structure tree: what of the pages is read out, in which order, and what heads what.
 *
 * It is gathered while the pages are drawn, in a few bytes a row, and written at the end. A
 * cell or a row that goes on over pages is one element. */
#ifndef PHULUC_PDF_STRUCTURE_H
#define PHULUC_PDF_STRUCTURE_H

#include "layout/display_list.h"
#include "pdf/object_writer.h"
#include "pdf/page_tree.h"

#include <stdint.h>

struct structure;

struct structure *structure_new(void); /* the caller frees */
void structure_free(struct structure *structure);

/* The next page begins. Its blocks follow in their order, but for artifacts. */
void structure_begin_page(struct structure *structure);
void structure_begin_block(struct structure *structure, const struct block *block);

/* A piece of the block's content, to be marked in the content stream: the mark of a note,
 * or, where `note` is 0, what stands between such marks. */
struct marked_piece {
    const char *type; /* of structure, as it stands in the stream */
    uint32_t id;      /* on the page, from 0 */
};
struct marked_piece structure_add_piece(struct structure *structure, uint16_t note);

/* Which types of element the version of PDF has: 1.4 has none for the parts of a table. */
enum structure_types { STRUCTURE_TYPES_1_4, STRUCTURE_TYPES_1_7 };

/* Writes the tree of the pages; at its end stands the form field of the annotation, where
 * that is not 0, which is on the first page and has the key structure_field_key. Returns the
 * id of its root. */
uint32_t structure_put(struct structure *structure, enum structure_types types,
                       uint32_t field_id, const struct page_tree *pages,
                       struct object_writer *writer);

/* The key by which an annotation, its StructParent, leads to its element; once all pages
 * have begun. */
uint32_t structure_field_key(const struct structure *structure);

#endif
