/* Numbers and ranges as people type them: 12,8 and 1.664.183,5, or 12.8 and 1,664,183.5. */
#ifndef PHULUC_BASE_NUMBER_TEXT_H
#define PHULUC_BASE_NUMBER_TEXT_H

#include "base/buffer.h"
#include "base/decimal.h"

#include <stdbool.h>
#include <stddef.h>

/* How numbers are written where the text stands. */
struct number_style {
    char mark;    /* before the decimals: ',' or '.'; the other one groups thousands */
    bool grouped; /* it is known that thousands may be grouped */
};

enum number_fault {
    NUMBER_READ,
    NUMBER_NONE,       /* it does not begin as a number does */
    NUMBER_TWO_WAYS,   /* 1.234: grouped, or with the other mark */
    NUMBER_OTHER_MARK, /* it can be read with the other mark only */
    NUMBER_BAD         /* too many digits, or marks that no notation has */
};

/* Reads the number at the start of the text; sets `*used` to its length where it begins as
 * a number does. */
enum number_fault number_read(struct decimal *out, const char *text, size_t *used,
                              struct number_style style);

/* A number or a range, and what stands behind it. */
struct figure_text {
    struct decimal number, high; /* `high`: the upper bound of a range */
    bool range;                  /* 14-18, with a hyphen or an en dash */
    char two_ways;    /* the mark in a number that only the style says how to read, or 0 */
    const char *unit; /* the rest of the text without the spaces before it, or NULL */
};

/* Reads a text that is a figure from its first letter on. NUMBER_NONE where it does not
 * begin as a number does. Of "14% - 18%" the unit is told once. */
enum number_fault figure_text_read(struct figure_text *out, const char *text,
                                   struct number_style style);

/* Whether the number at the start of the text is one that only grouping by the other mark
 * than `mark` explains: 1.664.183. */
bool number_is_grouped(const char *text, char mark);

/* Prints without grouping. */
void number_print(struct buffer *out, struct decimal number, char mark);

#endif
