/* A grid of cells: what a spreadsheet file holds, whichever its format. */
#ifndef PHULUC_SHEET_GRID_H
#define PHULUC_SHEET_GRID_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/decimal.h"
#include "base/diagnostic.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    GRID_ROWS = 1048576, /* those of a sheet of Excel */
    GRID_COLUMNS = 16384,
    GRID_CELLS = 1000000, /* that are filled */
    GRID_MERGES = 10000
};

enum grid_type {
    GRID_TEXT,
    GRID_NUMBER, /* of XLSX; in CSV all is text */
    GRID_DATE,   /* a number shown as a date */
    GRID_ERROR   /* #DIV/0! */
};

/* A filled cell. */
struct grid_cell {
    uint32_t row, column;  /* from 0; in CSV the row is the line that it begins on */
    uint32_t at;           /* of CSV: its byte offset in the source */
    uint8_t type;          /* enum grid_type */
    bool percent;          /* shown as a percentage; the number is then of hundredths */
    struct decimal number; /* of GRID_NUMBER */
    const char *text;      /* as stored; NFC, without white space around it, not empty */
};

/* Cells that are shown as one, with the content of the first. */
struct grid_merge {
    uint32_t first_row, first_column, last_row, last_column;
};

struct grid {
    struct arena *arena;     /* of the texts */
    const char *name;        /* of the file, as the user wrote it */
    const char *sheet;       /* "Sheet1", or NULL: CSV */
    struct source source;    /* of CSV: the text */
    char separator;          /* of CSV: ',' or ';' */
    struct grid_cell *cells; /* row by row, each from the left */
    size_t count, capacity;
    struct grid_merge *merges;
    size_t merge_count, merge_capacity;
};

/* `name` must live as long as the grid. */
void grid_begin(struct grid *grid, const char *name);
void grid_free(struct grid *grid);

/* Adds a cell with that text; the caller sets its type. NULL where the text is blank, and
 * where the grid is full, which the caller sees by grid_full. */
struct grid_cell *grid_add(struct grid *grid, uint32_t row, uint32_t column,
                           const char *text, size_t size);
bool grid_full(const struct grid *grid);

/* Brings the cells into order once all are added. Returns -1 where one stands twice. */
int grid_sort(struct grid *grid);

/* The cell, or NULL where it is empty. */
const struct grid_cell *grid_cell(const struct grid *grid, uint32_t row, uint32_t column);

/* The first cell of that row or of a later one: an index, at most grid->count. */
size_t grid_row_start(const struct grid *grid, uint32_t row);

/* Whether a text of the grid is a number that only grouping explains: its decimal mark is
 * `mark`. */
bool grid_has_grouping(const struct grid *grid, char mark);

/* Where messages about that cell belong, and what they call it: "column 3", "Sheet1!C7". */
struct place grid_place(const struct grid *grid, uint32_t row, uint32_t column);
void grid_cell_name(struct buffer *out, const struct grid *grid, uint32_t row,
                    uint32_t column);

#endif
