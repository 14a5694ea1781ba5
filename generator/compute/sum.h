/* Adds figures up, exactly. */
#ifndef PHULUC_COMPUTE_SUM_H
#define PHULUC_COMPUTE_SUM_H

#include "model/report.h"

#include <stdbool.h>
#include <stdint.h>

struct sum {
    mpz_t digits;      /* the sum is digits / 10^scale */
    uint8_t scale;     /* the largest of the figures' */
    uint32_t count;    /* of the figures */
    const char *unit;  /* that it is in, or NULL: the figures', the smallest of several */
    bool several;      /* units, which agree */
    const char *other; /* a unit that does not agree … */
    uint32_t other_at; /* … and where; `mixed` says that there is one */
    bool mixed;
};

void sum_begin(struct sum *sum);
void sum_end(struct sum *sum);

/* Adds a value that is one exact figure, no range; others are left out. */
void sum_add(struct sum *sum, const struct value *value);

/* The sum, in `*out`, without zeros at its end. Of figures in several units it is in `unit`,
 * where that is not NULL, agrees and holds it exactly, else in the smallest of them. Returns
 * -1 where there is none: no figure, units that do not agree, or more digits than a figure
 * may have. */
int sum_total(const struct sum *sum, const char *unit, struct figure *out);

/* The sum by the number of figures, rounded half away from zero to `places` decimals, or
 * fewer where it has no more digits, zeros at the end left out. */
int sum_average(const struct sum *sum, const char *unit, unsigned places,
                struct figure *out);

#endif
