/* Solves the widths of a table's columns. */
#ifndef PHULUC_LAYOUT_COLUMNS_H
#define PHULUC_LAYOUT_COLUMNS_H

#include "base/diagnostic.h"
#include "base/length.h"
#include "compute/row_source.h"

/* Fills edges[0 … column_count] with the left edges of the columns and the right edge of the
 * last, from `left`. Fixed widths are taken as they are; what is left of `available` is
 * shared out; a table narrower than that is centred. Returns 0, or -1 after telling which
 * columns do not fit and by how much (L02). `least` is the narrowest useful column. */
int solve_columns(const struct table_head *head, length left, length available,
                  length least, length *edges, const struct source *layout,
                  struct diagnostics *diagnostics);

#endif
