/* Figures as they are printed, with their units. */
#ifndef PHULUC_COMPUTE_FIGURE_TEXT_H
#define PHULUC_COMPUTE_FIGURE_TEXT_H

#include "base/buffer.h"
#include "base/decimal.h"
#include "model/value.h"

#include <stdbool.h>

/* Prints a figure with its unit: "14-18%", "1.664.183 tài khoản". Words of a unit are tied
 * to the number and to each other by no-break spaces. */
void print_figure(struct buffer *out, const struct figure *figure,
                  const struct number_format *format, bool hide_unit);

/* How figures inside texts are printed: as given, grouped. */
extern const struct number_format format_as_given;

/* A number with its unit, as print_figure does it. */
void print_number(struct buffer *out, struct decimal number, const char *unit,
                  const struct number_format *format);

#endif
