/* Shapes: what rows of a table, and other elements, have in common, kept once. */
#ifndef PHULUC_PDF_STRUCTURE_SHAPE_H
#define PHULUC_PDF_STRUCTURE_SHAPE_H

#include "layout/display_list.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum element_type {
    ELEMENT_H1,
    ELEMENT_H2,
    ELEMENT_P,
    ELEMENT_NOTE,
    ELEMENT_HEADER_ROW, /* of a table */
    ELEMENT_ROW
};

/* One cell of a row. Other elements are shaped like a row with one cell. */
struct shape_cell {
    uint16_t column, column_span;
    uint32_t row_span; /* 0: it is told elsewhere */
    bool has_piece;    /* its content begins with a piece that … */
    uint32_t piece; /* … is so many behind the row's first; others are told elsewhere */
    bool heading;   /* TH, else TD */
    uint32_t header_count;
    const uint32_t *headers; /* that it stands under, by their number in the header */
};

struct shape {
    enum element_type type;
    enum row_kind row_kind; /* of ELEMENT_ROW */
    unsigned level;         /* likewise: as in struct block */
    uint16_t cell_count;
    uint16_t headings; /* among the cells */
};

/* As it stands in the file: "H1", "TR". */
const char *element_type_name(enum element_type type);

struct shapes;

struct shapes *shapes_new(void); /* the caller frees */
void shapes_free(struct shapes *shapes);

/* Drafts a shape: its head, then its cells from left to right. */
void shapes_draft(struct shapes *shapes, struct shape shape);
void shapes_draft_cell(struct shapes *shapes, const struct block *block);

/* The last cell's first piece is the row's piece of that number. */
void shapes_draft_piece(struct shapes *shapes, uint32_t piece);

/* Keeps the draft, unless there is one like it. Returns where it is. */
uint32_t shapes_keep(struct shapes *shapes);

/* Reads a shape; `*at` is where its first cell is, and moves on with each cell. */
struct shape shapes_head(const struct shapes *shapes, uint32_t *at);
struct shape_cell shapes_cell(const struct shapes *shapes, uint32_t *at);

#endif
