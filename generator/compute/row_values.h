/* The values of a row: an indicator's own and those calculated from them; or, in a row that
 * sums up, the sums or averages of many. */
#ifndef PHULUC_COMPUTE_ROW_VALUES_H
#define PHULUC_COMPUTE_ROW_VALUES_H

#include "base/arena.h"
#include "compute/sum.h"
#include "model/layout_spec.h"
#include "model/report.h"

struct row_list;
struct share_totals;

/* A count of indicators: of those with the verdict in the comparison, or of all. */
struct running_count {
    const struct comparison_spec *spec; /* or NULL */
    enum verdict verdict;
    uint32_t end, count; /* the rows before `end` have been counted */
};

/* Sums and counts over the rows from the first one on, which go on where they were left:
 * asked for more and more rows, all that is asked costs one pass over the rows. Zeros are an
 * empty one. */
struct running_sums {
    struct running_sum *sums;
    size_t count, capacity;
    struct running_count *counts;
    size_t counts_count, counts_capacity;
};

void running_sums_free(struct running_sums *running);

/* The count as it was left; the caller brings it on. */
struct running_count *running_count_find(struct running_sums *running,
                                         const struct comparison_spec *spec,
                                         enum verdict verdict);

struct row_values {
    const struct report *report;
    const struct layout_spec *layout;
    const struct indicator *indicator; /* whose values they are, or NULL: sums */
    const struct row_list *list;       /* of sums: the indicators' rows in it … */
    uint32_t first, end;               /* … from this one to before that one */
    enum total_form form;
    struct running_sums *running;      /* or NULL; first is 0 then */
    const struct row_list *table; /* that the row itself stands in … */
    uint32_t row;                 /* … and where, if `table` is not NULL */
    struct share_totals *totals;  /* or NULL: none are kept */
};

/* The index of a kind: the report's, or behind them those that the layout calculates; or -1. */
int value_kind_find(const struct report *report, const struct layout_spec *layout,
                    const char *name);

/* The calculation that makes values of the kind, or NULL: the report has them. */
const struct calculation_spec *value_calculation(const struct report *report,
                                                 const struct layout_spec *layout,
                                                 unsigned kind);

/* The kind whose periods it has: itself, or the first one that it is calculated from. */
const struct kind *value_kind_periods(const struct report *report,
                                      const struct layout_spec *layout, unsigned kind);

/* Finds an operand of a calculated kind, by its name: which kind it is, and its period that goes
 * with that of the calculated one. Returns -1 where there is none. */
int value_operand(const struct row_values *values, unsigned kind, uint16_t period,
                  const char *name, unsigned *operand, uint16_t *operand_period);

/* The row's value, or NULL where it has none. Of a calculated kind it is what is calculated;
 * where nothing can be, what the report gives itself. Made in the arena; an
 * average has `places` decimals, or where that is DECIMALS_AS_GIVEN one more than the
 * figures. */
const struct value *row_value(const struct row_values *values, unsigned kind,
                              uint16_t period, int places, struct arena *arena);

/* The sum behind a row's value, for messages; the caller ends it. */
void row_sum(const struct row_values *values, unsigned kind, uint16_t period,
             struct sum *sum);

#endif
