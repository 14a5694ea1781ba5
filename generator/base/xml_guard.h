/* The guard: one pass over the text before libxml2 gets it. */
#ifndef PHULUC_BASE_XML_GUARD_H
#define PHULUC_BASE_XML_GUARD_H

#include "base/diagnostic.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    INPUT_TAG_BYTES = 65536,
    INPUT_ATTRIBUTES = 256,
    INPUT_DEPTH = 128,
};

/* Fills `*elements` (the caller frees) with the offset of each start tag's "<", unless
 * `elements` is NULL. Returns 0, or -1 after telling of a DOCTYPE, a start tag or an
 * attribute count over its limit, or too great a depth (X02-X05). Other faults are left for
 * libxml2 to tell. */
int guard_scan(const struct source *source, uint32_t **elements, size_t *count,
               struct diagnostics *diagnostics);

/* Whether the guard lets the text pass: for XML that is only a part of a file, of which no
 * place can be told. */
bool guard_passes(const char *text, size_t size);

#endif
