/* Text that is shown on a terminal and does nothing to it. */
#ifndef PHULUC_BASE_VISIBLE_TEXT_H
#define PHULUC_BASE_VISIBLE_TEXT_H

#include "base/buffer.h"

#include <stdio.h>

/* Adds the text with each control character as U+XXXX: of C0, C1, DEL, and those that turn the
 * direction of writing (UAX #9: U+202A to U+202E, U+2066 to U+2069). The end of a line is \n,
 * so that a text stays one line. Bytes that are no UTF-8, as names of files may have, are
 * U+FFFD themselves. */
void visible_text_put(struct buffer *out, const char *text);

/* The same with what a format makes: of the format too, so it has no end of a line. */
void visible_text_format(struct buffer *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints that as a line. */
void visible_text_print(FILE *stream, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
