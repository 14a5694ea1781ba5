/* The row of keys of a filled-in table: which column holds what. */
#ifndef PHULUC_SHEET_KEY_ROW_H
#define PHULUC_SHEET_KEY_ROW_H

#include "base/diagnostic.h"
#include "model/report.h"
#include "sheet/figure_table.h"
#include "sheet/grid.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A column of figures. */
struct key_column {
    const char *key; /* "result:2022" */
    uint32_t column;
    uint16_t kind, period;
};

struct key_row {
    uint32_t row;
    int64_t fixed[FIGURE_COLUMNS]; /* the column, or -1 where there is none */
    struct key_column *columns;
    size_t count, capacity;
};

/* Whether a table has a row of keys: "id", and behind it "number" or "name". */
bool has_key_row(const struct grid *grid);

/* Finds the row that begins with the key "id". Returns 0, or -1 where there is none; tells
 * of that, and of keys that are unknown or stand twice (S03, S05, S06). key_row_free frees
 * it in both cases. */
int key_row_find(struct key_row *keys, const struct grid *grid, const struct report *report,
                 struct diagnostics *diagnostics);
void key_row_free(struct key_row *keys);

/* Tells a problem of one cell, which the message names. */
void tell_cell(struct diagnostics *diagnostics, enum diagnostic_code code,
               const struct grid *grid, uint32_t row, uint32_t column, const char *format,
               ...) __attribute__((format(printf, 6, 7)));

#endif
