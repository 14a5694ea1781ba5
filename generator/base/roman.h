/* Roman numerals. */
#ifndef PHULUC_BASE_ROMAN_H
#define PHULUC_BASE_ROMAN_H

#include "base/buffer.h"

/* A number from 1 in Roman numerals; of 0 nothing. */
void print_roman(struct buffer *out, unsigned number);

#endif
