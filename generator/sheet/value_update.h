/* One cell of a filled-in table against the value of the report. */
#ifndef PHULUC_SHEET_VALUE_UPDATE_H
#define PHULUC_SHEET_VALUE_UPDATE_H

#include "sheet/figure_update.h"
#include "sheet/key_row.h"
#include "sheet/value_cell.h"

struct value_update {
    struct figure_update *update; /* gathers the changes */
    const struct report *report;
    const struct grid *grid;
    struct diagnostics *diagnostics;
    struct number_style style;
    struct buffer scratch, folded;
};

/* Compares the cell of that column and row with the indicator's value; `unit` is the
 * row's. Adds the change, or tells what is wrong (S07-S10). */
void value_update_cell(struct value_update *values, const struct indicator *indicator,
                       const char *unit, const struct key_column *column, uint32_t row);
void value_update_free(struct value_update *values);

#endif
