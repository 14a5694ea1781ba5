/* Lengths in 1/1000 point: whole numbers, so that sums do not drift. */
#ifndef PHULUC_BASE_LENGTH_H
#define PHULUC_BASE_LENGTH_H

#include <stddef.h>
#include <stdint.h>

typedef int32_t length; /* 1/1000 pt; 1 pt = 1/72 inch */

/* Reads "12mm", "11.5pt" or "1.5cm" of `size` bytes; rounds to the nearest 1/1000 pt.
 * Returns 0, or -1 where it is no length or is over 10 m. */
int length_parse(length *out, const char *text, size_t size);

struct length_text {
    char mm[24];
};

/* In millimetres with one decimal, "12.5", for messages: with the decimal mark of their
 * language. */
struct length_text length_text(int64_t value);

#endif
