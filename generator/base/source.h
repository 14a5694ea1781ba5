/* A text that was read, and where in it a thing stands. */
#ifndef PHULUC_BASE_SOURCE_H
#define PHULUC_BASE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

struct source_packing; /* base/source_packing.h */

/* One input file after decoding. Messages name places in it by byte offset; lines and
 * columns are worked out only for the messages that are printed. Line breaks and characters
 * are those of the original file, whatever its encoding was. */
struct source {
    const char *name; /* as the user wrote it; "-" is standard input */
    const char *text; /* UTF-8, not terminated */
    size_t length;    /* bytes */
    struct source_packing *packing; /* where the text may be let go, else NULL */
};

struct position {
    size_t offset; /* bytes */
    unsigned line; /* from 1 */
    unsigned column; /* from 1, in characters */
};

/* Moves `position` forward to `offset` (in steps or at once; never backwards). Start with
 * {0, 1, 1}. */
void source_advance(const struct source *source, struct position *position, size_t offset);

/* Moves `position` forward to where the bytes stand, at most `limit` bytes behind it; leaves
 * it where they do not. */
void source_advance_to(const struct source *source, struct position *position, size_t limit,
                       const char *bytes, size_t size);

/* The name of the element whose "<" stands at `offset`, `*size` bytes long. */
const char *source_element_name(const struct source *source, size_t offset, int *size);

#endif
