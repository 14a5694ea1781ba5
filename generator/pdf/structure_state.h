/* What has been gathered for the structure tree, shared by its gathering and writing. */
#ifndef PHULUC_PDF_STRUCTURE_STATE_H
#define PHULUC_PDF_STRUCTURE_STATE_H

#include "pdf/structure.h"
#include "pdf/structure_shape.h"

/* A row of a table, or an element beside tables: heading, paragraph, note. */
struct item {
    uint32_t page;  /* from 0: where it begins */
    uint32_t piece; /* of the page: its first piece of content */
    uint32_t shape;
    uint32_t id; /* of its object; those of a row's cells follow; set before writing */
};

/* A piece of content that the shape does not tell of: a note's mark, what follows one, or
 * what stands on a later page. In the order of content. */
struct far_piece {
    uint32_t item, column;
    uint32_t page, piece;
    uint32_t note;    /* whose mark it is, or 0 */
    uint32_t goes_on; /* with the mark that is the far piece of this number, plus 1, or 0 */
    uint32_t id;      /* of the element that a mark has; set before writing */
};

/* A cell's rows, where they were not known when it began. */
struct row_span {
    uint32_t item, column, rows;
};

/* The items of a table: from `first` its header, from `body` its rows. */
struct table_items {
    uint32_t first, body, end;
    uint32_t first_header; /* its first header cell, counted through all tables */
    uint32_t id; /* of its object; those of THead and the bodies follow; set before
                    writing */
};

/* Rows that make a TBody. */
struct body_items {
    uint32_t first, end, id;
};

struct structure {
    struct shapes *shapes;
    struct item *items;
    size_t item_count, item_capacity;
    struct far_piece *far_pieces;
    size_t far_count, far_capacity;
    struct row_span *spans;
    size_t span_count, span_capacity;
    struct table_items *tables;
    size_t table_count, table_capacity;
    struct body_items *bodies; /* made before writing */
    size_t body_count, body_capacity;
    uint32_t header_cells;               /* of all tables */
    unsigned header_digits, item_digits; /* of their numbers in ids; set before writing */
    uint32_t form_id; /* of the element of a form field, or 0; set before writing */

    uint32_t pages;  /* begun so far */
    uint32_t pieces; /* of the page */
    bool drafting;   /* an item is, behind the last one of the array */
    struct shape draft;
    struct item draft_item;
    uint32_t draft_row;  /* ELEMENT_HEADER_ROW, ELEMENT_ROW: its number */
    bool in_table;       /* the last of `tables` goes on */
    bool titled;         /* there is a heading above those of tables */
    uint32_t *open_rows; /* by column: the item of the cell that is open there, plus 1 */
    size_t open_count;
    struct {
        const char *type;
        uint32_t item, column;
        bool fresh;   /* in the draft, without content so far */
        bool resumed; /* on a new page, without content there so far */
        bool note;    /* a note itself: the mark in it is its label */
    } target;         /* whose content is being drawn */
};

/* structure.c */

/* Nothing follows. */
void structure_finish(struct structure *structure);

/* structure_index.c */

/* Writes the number tree that leads from each piece of content to its element. The far
 * pieces are in the order of content. Returns its id. */
uint32_t structure_put_parents(const struct structure *structure,
                               struct object_writer *writer);

/* Writes the name tree of the ids. Returns its id, or 0: there are none. */
uint32_t structure_put_ids(const struct structure *structure, struct object_writer *writer);

/* The id of an element: of a header cell, a note or a row's heading, by its number; in the
 * order of these letters and numbers. */
enum id_kind { ID_HEADER = 'h', ID_NOTE = 'n', ID_ROW = 'r' };
enum { ID_BYTES = 13 /* at most */ };
char *structure_write_id(char *to, const struct structure *structure, enum id_kind kind,
                         uint32_t number);

#endif
