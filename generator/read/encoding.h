/* Which encoding a file is in: by its byte order mark, its XML declaration or the user. */
#ifndef PHULUC_READ_ENCODING_H
#define PHULUC_READ_ENCODING_H

#include "base/diagnostic.h"
#include "read/input.h"

#include <stddef.h>

/* Long enough for every registered name of a character set (RFC 2978). */
enum { ENCODING_NAME_SIZE = 48 };

enum encoding_origin {
    ENCODING_FOUND,    /* from the first bytes, or UTF-8 for want of any word */
    ENCODING_DECLARED, /* by the XML declaration, which was read as ASCII */
    ENCODING_ASKED_FOR /* by the user */
};

struct encoding {
    char name[ENCODING_NAME_SIZE];
    size_t mark; /* bytes of the byte order mark */
    enum encoding_origin origin;
};

/* Finds the encoding of input->bytes: the one named `asked`, unless that is NULL; else by
 * the byte order mark, else by the XML declaration, else UTF-8. Returns 0, or -1 after
 * telling that the name is none (F04), or that it goes against the byte order mark (F05).
 * Whether the name is known here is for the decoder to find out. */
int encoding_find(struct encoding *encoding, const struct input *input, const char *asked,
                  struct diagnostics *diagnostics);

/* Tells that the encoding, named in `size` bytes, is not known (F04). Returns -1. */
int encoding_unknown(const struct input *input, enum encoding_origin origin,
                     const char *name, size_t size, struct diagnostics *diagnostics);

#endif
