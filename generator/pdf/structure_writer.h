/* What is written of the structure tree, shared by those who write its parts. */
#ifndef PHULUC_PDF_STRUCTURE_WRITER_H
#define PHULUC_PDF_STRUCTURE_WRITER_H

#include "pdf/notation.h"
#include "pdf/structure_state.h"

/* No array has more than 8,191 elements, which is what PDF/A-1 allows: rows beyond that go
 * into further TBody elements, what the document has directly goes into Div elements. */
enum { KIDS_MOST = 4096 };

/* Headings of rows, by depth: groups by their level, then indicators and what is below
 * them. */
enum { DEPTH_INDICATOR = GROUP_LEVELS + 1, DEPTH_SUB, DEPTH_OF_WHICH, DEPTH_PART, DEPTHS };

struct tree_writer {
    struct structure *structure;
    const struct page_tree *pages;
    struct object_writer *objects;
    struct buffer *out; /* the object that is being put */
    bool table_parts;   /* there are types for them, THead and TBody */
    uint32_t field_id;  /* the annotation of a form field, or 0 */
    uint32_t root_id, document_id;
    uint32_t first_div_id;      /* 0: there are none */
    uint32_t kids;              /* of the document or its Divs, so far */
    size_t far, span;           /* those before have been written */
    uint32_t headings[DEPTHS];  /* item of the heading that rows stand below, plus 1 */
    uint32_t covering, covered; /* the last heading, and the item its rows end before */
};

/* structure_plan.c */

/* Gives every element its id, in the order of reading. */
void structure_plan(struct tree_writer *tree);

/* How many Div elements the document is divided into, or 0. */
uint32_t structure_count_divs(const struct structure *structure);

/* structure_element.c */

/* An element is written behind a pointer: its type, its parent and other entries. There is
 * room for what is there once, as TAG_BYTES, and for `more`: kids, ids, far pieces. */
enum {
    TAG_BYTES = 256,
    KID_BYTES = REFERENCE_BYTES + 1, /* of each kid */
    FAR_BYTES = 56                   /* of each far piece */
};
char *tag_open(struct tree_writer *tree, uint32_t id, const char *type, size_t more);
char *tag_write_parent(char *to, uint32_t id);
char *tag_begin(struct tree_writer *tree, uint32_t id, const char *type, uint32_t parent_id,
                size_t more); /* both */
void tag_end(struct tree_writer *tree, char *to);

/* "/K[1 0 R 2 0 R]", of consecutive ids; and of the items from `first` to before `end`. */
char *tag_write_kids(char *to, uint32_t first_id, uint32_t count);
char *tag_write_items(char *to, const struct item *first, const struct item *end);

/* The far pieces of the cell that comes next; `count` of them. */
struct far_pieces {
    const struct far_piece *first;
    size_t count;
};
struct far_pieces tag_take_far(struct tree_writer *tree, uint32_t item, uint32_t column);

/* "/Pg 5 0 R/K 3": what the element shows, if anything. */
char *tag_write_content(char *to, const struct tree_writer *tree, const struct item *item,
                        const struct shape_cell *cell, const struct far_pieces *far);

/* Puts the elements that the marks of notes have: labels of the notes ("Lbl"), or
 * references to them. */
void tag_put_marks(struct tree_writer *tree, const char *type, uint32_t owner_id,
                   const struct far_pieces *far);

/* structure_table.c */

/* Puts a table; *body is the first of its bodies, and then that of the next table. */
void structure_put_table(struct tree_writer *tree, const struct table_items *table,
                         uint32_t parent_id, const struct body_items **body);

#endif
