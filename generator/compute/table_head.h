/* The table's columns and header, made from the layout for one report. */
#ifndef PHULUC_COMPUTE_TABLE_HEAD_H
#define PHULUC_COMPUTE_TABLE_HEAD_H

#include "compute/compose.h"
#include "compute/row_source.h"

/* Repeats for-each columns, places the header's cells on their grid and composes them, all
 * in `arena`. The layout has been checked (layout_check). */
void table_head_make(struct table_head *head, const struct compose_context *context,
                     struct arena *arena);

#endif
