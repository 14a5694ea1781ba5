/* The characters that a document prints, by type style: what a font subset must hold. */
#ifndef PHULUC_BASE_CHARSET_H
#define PHULUC_BASE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CHARSET_STYLES = 4, CHARSET_LIMIT = 0x110000 };

struct charset;

struct charset *charset_new(void); /* the caller frees */
void charset_free(struct charset *charset);

/* Adds a character; true where it was not there before. */
bool charset_add(struct charset *charset, unsigned style, uint32_t character);

/* The first character of the text (valid UTF-8) that is not there in that style, or `end`. */
const char *charset_find_new(const struct charset *charset, unsigned style,
                             const char *text, const char *end);

/* The first character at or after `from` in that style, or CHARSET_LIMIT. */
uint32_t charset_next(const struct charset *charset, unsigned style, uint32_t from);

#endif
