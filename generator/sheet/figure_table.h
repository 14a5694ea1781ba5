/* The table of figures to fill in: the report's rows, and a column for each kind and
 * period. */
#ifndef PHULUC_SHEET_FIGURE_TABLE_H
#define PHULUC_SHEET_FIGURE_TABLE_H

#include "base/arena.h"
#include "base/decimal.h"
#include "model/report.h"

#include <stdbool.h>
#include <stddef.h>

/* The first columns; those of the figures follow. */
enum { FIGURE_ID, FIGURE_NUMBER, FIGURE_NAME, FIGURE_UNIT, FIGURE_COLUMNS };

extern const char *const figure_keys[FIGURE_COLUMNS]; /* "id", "number", "name", "unit" */

enum figure_row_type {
    FIGURE_ROW_HEADINGS, /* for people */
    FIGURE_ROW_KEYS,     /* "result:2022": what update goes by */
    FIGURE_ROW_TITLE,    /* of a table or group: it separates */
    FIGURE_ROW_INDICATOR
};

struct figure_cell {
    const char *text; /* as it is written, or NULL: empty */
    bool number;      /* text is the number */
    bool open;        /* for filling in; all others are locked */
    bool marked;      /* holds a value, but is locked */
    struct decimal decimal;
};

struct figure_row {
    enum figure_row_type type;
    struct figure_cell *cells;
};

struct figure_table {
    struct arena *arena;
    struct figure_row *rows;
    size_t count, capacity;
    unsigned columns;
};

/* Numbers in texts get that decimal mark, ',' or '.'. figure_table_free frees. */
void figure_table_make(struct figure_table *table, const struct report *report, char mark);
void figure_table_free(struct figure_table *table);

#endif
