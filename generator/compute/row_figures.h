/* The figures of a row that conditions and bars look at. */
#ifndef PHULUC_COMPUTE_ROW_FIGURES_H
#define PHULUC_COMPUTE_ROW_FIGURES_H

#include "compute/comparison.h"
#include "compute/compose.h"

/* The comparison of that id of the context's row, its parts in the arena;
 * COMPARISON_NO_BASE where the row has no values for it. */
struct comparison row_comparison(const struct compose_context *context, const char *id,
                                 struct arena *arena);

/* The row's single figure of a kind, or NULL where it has none, several or a range: of the
 * column's own period, else of the base period. */
const struct figure *row_figure(const struct compose_context *context, const char *kind);

#endif
