/* Where a line of Vietnamese official text may end. */
#ifndef PHULUC_BASE_LINE_BREAK_H
#define PHULUC_BASE_LINE_BREAK_H

#include <stddef.h>

/* Fills breaks[i], for each byte of valid UTF-8, with 1 where a line may end before that
 * byte, else 0.
 *
 * Lines end at spaces only, so that nothing is torn inside 49/KH-UBND, -BC/TU, 14-18%,
 * 4G/5G, (440/464); and not even there between a number and its unit, between a percentage
 * and the fraction in brackets behind it, before a dash, or after one that opens the text, nor
 * after a percent sign that stands alone. */
void line_breaks(const char *text, size_t size, unsigned char *breaks);

#endif
