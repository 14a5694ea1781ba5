/* The totals that shares are of: of the table, of the group around a row, of the indicator
 * that a row is below. */
#ifndef PHULUC_COMPUTE_SHARE_TOTAL_H
#define PHULUC_COMPUTE_SHARE_TOTAL_H

#include "compute/row_values.h"

/* Totals that have been made, kept for the next row: each costs a pass over its rows. */
struct share_totals;

struct share_totals *share_totals_new(void);
void share_totals_free(struct share_totals *totals);

/* The total that a row's share is of, or NULL where there is none: the row is not listed
 * (values->table is NULL), stands in no group or below no indicator, or the figures cannot be
 * summed up. The group of a group's row, or of its total, is that group. */
const struct value *share_total(const struct row_values *values, enum share_total total,
                                unsigned kind, uint16_t period, struct arena *arena);

#endif
