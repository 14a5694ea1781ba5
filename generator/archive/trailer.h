/* The trailer of a PDF that carries the digest of what it was made from (model/provenance.h),
 * found without parsing the PDF: a few hundred bytes are read from its end. */
#ifndef PHULUC_ARCHIVE_TRAILER_H
#define PHULUC_ARCHIVE_TRAILER_H

#include "base/digest.h"

#include <stdbool.h>
#include <sys/types.h>

/* A PDF in memory, or open as a file where `bytes` is NULL. */
struct trailer_input {
    const char *bytes;
    int descriptor;
    off_t size;
};

struct trailer {
    unsigned char digest[DIGEST_BYTES];
    off_t section; /* where the cross-references stand that it belongs to */
    bool extended; /* other cross-references have been added to these */
};

/* Finds the oldest such trailer. Returns false where there is none. */
bool trailer_find(const struct trailer_input *input, struct trailer *trailer);

#endif
