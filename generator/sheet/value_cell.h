/* A value in a cell: how it is written there, and what a cell says. */
#ifndef PHULUC_SHEET_VALUE_CELL_H
#define PHULUC_SHEET_VALUE_CELL_H

#include "base/buffer.h"
#include "base/number_text.h"
#include "model/report.h"
#include "sheet/grid.h"

#include <stdbool.h>

/* What a cell says of a value that the document leaves blank. An empty cell says nothing.
 */
#define MISSING_MARK "(để trống)"

/* Before what stands in a cell of CSV and is not taken back. */
#define LOCKED_MARK "[khóa] "

/* Whether cells only show the value: one that stands in the indicator's name, and a text
 * that is more than its letters. */
bool value_is_locked(const struct report *report, const struct value *value);

/* The unit of all figures that the indicator's open values give, or NULL where they differ
 * or have none. */
const char *indicator_unit(const struct report *report, const struct indicator *indicator);

/* One exact figure without a unit other than the row's: a number, where the format has
 * numbers. */
bool value_is_number(const struct value *value, const char *row_unit);

/* Prints the value; its unit only where it is not the row's. */
void value_print(struct buffer *out, const struct value *value, const char *row_unit,
                 char mark);

/* Letters only, white space folded to single spaces. */
void text_print(struct buffer *out, const struct rich_text *text, char mark);

bool units_equal(const char *left, const char *right); /* NULL is no unit */

enum cell_says { CELL_SAYS_NOTHING, CELL_SAYS_MISSING, CELL_SAYS_FIGURE, CELL_SAYS_TEXT };

struct cell_value {
    enum cell_says says;
    struct decimal number, high; /* of a figure */
    bool range;
    const char *unit; /* behind the figure, or NULL: it gives none */
    const char *text; /* as it stands */
};

/* Reads a cell, which may be NULL. What follows a number is taken for its unit. A text that
 * begins as a number does and cannot be read as one is a text too, and its fault returned.
 */
enum number_fault cell_value_read(struct cell_value *out, const struct grid_cell *cell,
                                  struct number_style style);

#endif
