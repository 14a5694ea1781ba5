/* Exact decimal figures, and how they are printed. */
#ifndef PHULUC_BASE_DECIMAL_H
#define PHULUC_BASE_DECIMAL_H

#include "base/buffer.h"

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DECIMAL_DIGITS = 18 }; /* the most that a figure may have in all */

/* digits / 10^scale; 12.8 is {128, 1}, 40.250 is {40250, 3}. */
struct decimal {
    int64_t digits;
    uint8_t scale; /* 0 to DECIMAL_DIGITS */
};

/* Called once, before there are figures: GMP gets its memory through base/memory.h, or it
 * would abort where there is none. */
void decimal_begin(void);

/* Reads "-12.80" as XML Schema writes decimals. Returns 0, or -1 where it is no decimal or
 * has more than DECIMAL_DIGITS digits. */
int decimal_parse(struct decimal *out, const char *text, size_t size);

/* 10 to the power of `exponent`, at most DECIMAL_DIGITS. */
int64_t power_of_ten(unsigned exponent);

/* Rounds half away from zero; the divisor is above zero. */
int64_t rounded_quotient(int64_t dividend, int64_t divisor);

int decimal_compare(struct decimal left, struct decimal right); /* <0, 0, >0 */

/* `out` is initialised by the caller. */
void decimal_to_rational(mpq_t out, struct decimal decimal);

/* Returns -1 where the number is no decimal of at most DECIMAL_DIGITS digits. */
int decimal_from_rational(struct decimal *out, const mpq_t value);

/* Rounds half away from zero to `places` decimals. Returns -1 where the result has more
 * than DECIMAL_DIGITS digits. */
int decimal_round(struct decimal *out, const mpq_t value, unsigned places);

enum { DECIMALS_AS_GIVEN = -1 };

struct number_format {
    int decimals;    /* places after the comma, or DECIMALS_AS_GIVEN */
    bool keep_zeros; /* 33,0 rather than 33 */
    bool group;      /* 1.664.183 rather than 1664183 */
};

/* Prints as Vietnamese notation wants it: decimal comma, grouping dot (CLDR, vi). Rounds
 * half away from zero. */
void decimal_print(struct buffer *out, struct decimal decimal,
                   const struct number_format *format);

#endif
