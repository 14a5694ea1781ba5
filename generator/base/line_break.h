/* Where a line of Vietnamese official text may end. */
#ifndef PHULUC_BASE_LINE_BREAK_H
#define PHULUC_BASE_LINE_BREAK_H

#include <stddef.h>

enum line_break {
    LINE_BREAK_NONE,
    LINE_BREAK_ALLOWED,    /* after a space, where nothing forbids it */
    LINE_BREAK_LAST_RESORT /* between any two characters: only to keep text off a rule */
};

/* Fills breaks[i], for each byte of valid UTF-8, with what holds before that byte.
 *
 * Lines end at spaces only, so that nothing is torn inside 49/KH-UBND, -BC/TU, 14-18%,
 * 4G/5G, (440/464); and not even there between a number and its unit, between a percentage
 * and the fraction in brackets behind it, before a dash, or after one that opens the text, nor
 * after a percent sign that stands alone. */
void line_breaks(const char *text, size_t size, unsigned char *breaks);

#endif
