/* Intervals: all that a printed figure may stand for.
 *
 * As XBRL's Calculations 1.1 has it, a printed figure stands for every value that rounds to it,
 * ends included, whatever rule the ties were rounded by. What is computed from such figures
 * is an interval too, and contradicts a printed one only where the two cannot meet. */
#ifndef PHULUC_COMPUTE_INTERVAL_H
#define PHULUC_COMPUTE_INTERVAL_H

#include "base/decimal.h"
#include "model/report.h"

#include <gmp.h>
#include <stdbool.h>

struct interval {
    mpq_t low, high;
};

void interval_begin(struct interval *interval); /* from 0 to 0 */
void interval_end(struct interval *interval);

/* Half a unit of its last digit to either side; of an exact one the number alone. */
void interval_of_decimal(struct interval *out, struct decimal decimal, bool exact);

/* Of a range: from its lower end's to its upper end's. */
void interval_of_figure(struct interval *out, const struct figure *figure, bool exact);

/* Each: the left side becomes what it may come to with the right side. */
void interval_add(struct interval *left, const struct interval *right);
void interval_subtract(struct interval *left, const struct interval *right);
void interval_multiply(struct interval *left, const mpq_t factor);

/* Returns -1, and leaves the left side, where the right one holds 0. */
int interval_divide(struct interval *left, const struct interval *right);

bool interval_meets(const struct interval *left, const struct interval *right);

/* How a stated number stands to what was computed. */
enum agreement {
    AGREEMENT_MEETS,
    AGREEMENT_TRUNCATED, /* it cannot have been rounded from that, but cut off */
    AGREEMENT_DIFFERS
};

enum agreement interval_agreement(const struct interval *computed, struct decimal stated);

#endif
