/* Comparisons as they are printed: their numbers, and the words for their verdicts. */
#ifndef PHULUC_COMPUTE_COMPARISON_TEXT_H
#define PHULUC_COMPUTE_COMPARISON_TEXT_H

#include "base/buffer.h"
#include "compute/comparison.h"
#include "model/layout_spec.h"

/* Prints one part's number, or its two, with its unit; where it has too many digits to
 * print, nothing. */
void print_comparison(struct buffer *out, const struct comparison_part *part,
                      const struct number_format *format, bool hide_unit);

/* The layout's words for a verdict, or NULL. */
const struct rich_text *verdict_words(const struct comparison_spec *spec,
                                      enum verdict verdict);

#endif
