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
    const char *unit;  /* of all of them, or NULL */
    const char *other; /* a unit that differs from it … */
    uint32_t other_at; /* … and where; `mixed` says that there is one */
    bool mixed;
};

void sum_begin(struct sum *sum);
void sum_end(struct sum *sum);

/* Adds a value that is one exact figure, no range; others are left out. */
void sum_add(struct sum *sum, const struct value *value);

/* The sum, in `*out`, without zeros at its end. Returns -1 where there is none: no figure,
 * different units, or more digits than a figure may have. */
int sum_total(const struct sum *sum, struct figure *out);

/* The sum by the number of figures, rounded half away from zero to `places` decimals, or
 * fewer where it has no more digits, zeros at the end left out. */
int sum_average(const struct sum *sum, unsigned places, struct figure *out);

#endif
