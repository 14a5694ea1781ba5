/* The cells of one row: which template each has, and what it comes to. */
#ifndef PHULUC_COMPUTE_ROW_CELLS_H
#define PHULUC_COMPUTE_ROW_CELLS_H

#include "base/buffer.h"
#include "compute/compose.h"
#include "compute/row_list.h"
#include "compute/row_source.h"

struct row_source {
    struct arena *arena; /* of the header */
    struct buffer scratch;
    struct compose_context context;
    struct table_head head;
    struct row_list list;
    size_t next;
    struct running_sums *running; /* of what is carried forward */
    uint32_t carried_rows;        /* of the carried row that is made: the rows before it */
    struct share_totals *totals;
    struct arena *neighbour; /* rewound for each comparison of two neighbouring cells */
};

/* The style of all texts of a row: of its kind, and by the conditions that hold. The arena is
 * for what must be reckoned. */
uint8_t row_style(const struct row_source *source, size_t row, struct arena *arena);

/* Makes the row's cells in the arena: those of its kind, from the left, then those of the
 * columns that are left. The rest of `out` has been filled in. */
void row_cells_make(struct row_source *source, size_t row, struct arena *arena,
                    struct table_row *out);

/* An indicator's values, or the sums of what the row sums up. */
struct row_values row_values(const struct row_source *source, size_t row);

/* The column's template for rows of this kind: the specific one, else the one for all rows;
 * NULL where it has none. */
const struct cell_spec *column_cell(const struct column_spec *column, enum row_kind kind);

#endif
