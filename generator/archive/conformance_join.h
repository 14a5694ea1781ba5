/* What the whole may claim to conform to, and its metadata in step with that. */
#ifndef PHULUC_ARCHIVE_CONFORMANCE_JOIN_H
#define PHULUC_ARCHIVE_CONFORMANCE_JOIN_H

#include "archive/part.h"

#include <stddef.h>

/* The whole claims what all of its parts claim; what that is, or why it is less, is told
 * (P05, P06). Call it when everything else is joined. Returns what it claims; its texts are
 * none. */
struct pdf_claims conformance_join(const struct part *parts, size_t count,
                                   const char *whole_name, struct diagnostics *diagnostics);

#endif
