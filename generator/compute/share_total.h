/* The totals that shares are of: of the table, of the group around a row, of the indicator
 * that a row is below. */
#ifndef PHULUC_COMPUTE_SHARE_TOTAL_H
#define PHULUC_COMPUTE_SHARE_TOTAL_H

#include "compute/interval.h"
#include "compute/row_values.h"

/* Totals that have been made, kept for the next row: each costs a pass over its rows. */
struct share_totals;

struct share_totals *share_totals_new(void);
void share_totals_free(struct share_totals *totals);

/* Where the row stands that has a share. */
struct share_place {
    const struct report_table *table;
    const struct group *group;     /* the innermost one around it, or NULL */
    const struct indicator *above; /* that it is below, or NULL */
};

/* The total that is meant there, or NULL where there is none: the row stands in no group or
 * below no indicator, or the figures cannot be summed up. Of the values only report, layout
 * and kept totals count. */
const struct value *share_total_at(const struct share_place *place,
                                   const struct row_values *values, enum share_total total,
                                   unsigned kind, uint16_t period, struct arena *arena);

/* What that total, which there is, may stand for, in the unit of its figure. */
void share_interval_at(const struct share_place *place, const struct row_values *values,
                       enum share_total total, unsigned kind, uint16_t period,
                       struct arena *arena, struct interval *out);

/* Where the row of the values stands. Returns false where it is not listed. The group of a
 * group's row, or of its total, is that group. */
bool share_place_of(const struct row_values *values, struct share_place *place);

#endif
