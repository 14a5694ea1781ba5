/* Sums of what printed figures may stand for, and of the figures themselves. */
#ifndef PHULUC_COMPUTE_INTERVAL_SUM_H
#define PHULUC_COMPUTE_INTERVAL_SUM_H

#include "base/arena.h"
#include "compute/interval.h"
#include "model/layout_spec.h"

/* Where the values stand that are added up. */
struct interval_place {
    const struct report *report;
    const struct layout_spec *layout;
    const struct report_table *table; /* or NULL: not known */
    struct arena *scratch;            /* figures of operands lie in it */
};

/* A figure that is added, or taken away. */
struct interval_operand {
    const struct indicator *indicator;
    unsigned kind;
    uint16_t period;
    const struct figure *figure;
    bool minus;
};

/* Of the first figure's unit, to which all are brought. `meet` is NULL, or called with each
 * operand and `context`; both are set after the sum has begun. */
struct interval_sum {
    struct interval_place place;
    struct interval interval;
    mpq_t number;
    const char *unit; /* of the first figure */
    unsigned places;  /* the most decimals that a figure has */
    bool some;        /* a figure has been added */
    void (*meet)(void *context, const struct interval_operand *operand);
    void *context;
};

void interval_sum_begin(struct interval_sum *sum, const struct interval_place *place);
void interval_sum_end(struct interval_sum *sum);

/* Adds the indicator's value, or takes it away; of a calculated kind, all that it is made of.
 * Returns whether there is one exact figure in a unit that agrees. */
bool interval_sum_add(struct interval_sum *sum, const struct indicator *indicator,
                      unsigned kind, uint16_t period, bool minus);

/* What the figure may stand for in the unit of the sum. Returns whether they agree. */
bool interval_sum_beside(const struct interval_sum *sum, unsigned kind,
                         const struct figure *figure, struct interval *out);

/* What a figure of a kind may stand for: where its kind says so, or it counts, itself alone. */
void interval_at(const struct interval_place *place, unsigned kind,
                 const struct figure *figure, struct interval *out);

#endif
