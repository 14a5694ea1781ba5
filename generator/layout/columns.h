/* Solves the widths of a table's columns. */
#ifndef PHULUC_LAYOUT_COLUMNS_H
#define PHULUC_LAYOUT_COLUMNS_H

#include "base/diagnostic.h"
#include "base/length.h"
#include "compute/row_source.h"

#include <stdbool.h>

/* Where the columns have to stand. */
struct column_space {
    length left, available; /* of the text area: its left edge, its width */
    length least;           /* the narrowest useful column */
    const length *words;    /* by column: room for the widest word of its header; or NULL */
};

/* What the content of a column asks for: room for its widest word, and for its widest line.
 * Neither is below the narrowest useful column, nor `max` below `min`. */
struct column_limits {
    length min, max;
};

/* Fills edges[0 … column_count] with the left edges of the columns and the right edge of
 * the last. Fixed widths are taken as they are where that leaves the narrowest useful width
 * to each other column; else the others get just that, and the fixed ones give what lacks,
 * each in proportion to what it has above that width, which is a warning (L08). Auto
 * columns get their `max` where that leaves enough to the columns with a share: half of
 * what is not fixed, or all they want. Else each gets its `min` and a part of the rest, in
 * proportion to what it lacks of its `max`; where even the `min` of all are too much they
 * are narrowed, which is the same warning. What is left is shared out, to no column less
 * than its header's words need, or where there is no room for those of all such columns,
 * than the narrowest useful width; a table that is narrower than the text area is centred.
 * `limits`, by column, are NULL where no column is auto; those of fixed columns are not
 * read. Warnings are told where `tell` is true. Returns 0, or -1 after telling by how much
 * even the narrowest useful columns are too wide (L02). */
int solve_columns(const struct table_head *head, const struct column_space *space,
                  const struct column_limits *limits, length *edges,
                  const struct source *layout, bool tell, struct diagnostics *diagnostics);

#endif
