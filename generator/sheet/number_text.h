/* Numbers as people type them: 12,8 and 1.664.183,5, or 12.8 and 1,664,183.5. */
#ifndef PHULUC_SHEET_NUMBER_TEXT_H
#define PHULUC_SHEET_NUMBER_TEXT_H

#include "base/decimal.h"
#include "sheet/grid.h"

#include <stdbool.h>
#include <stddef.h>

/* How a file writes numbers. */
struct number_style {
    char mark;    /* before the decimals: ',' or '.'; the other one groups thousands */
    bool grouped; /* a number of the file can only be read as grouped: all may be */
};

enum number_fault {
    NUMBER_READ,
    NUMBER_NONE,     /* it does not begin as a number does */
    NUMBER_TWO_WAYS, /* 1.234: grouped, or with the other mark */
    NUMBER_OTHER_MARK /* it can be read with the other mark only */,
    NUMBER_BAD /* too many digits, or marks that no notation has */
};

/* Reads the number at the start of the text; sets `*used` to its length where it begins as
 * a number does. */
enum number_fault number_read(struct decimal *out, const char *text, size_t *used,
                              struct number_style style);

/* Whether a text of the grid is a number that only grouping explains. */
bool grid_has_grouping(const struct grid *grid, char mark);

/* Prints without grouping. */
void number_print(struct buffer *out, struct decimal number, char mark);

#endif
