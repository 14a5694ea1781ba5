/* The digest that a PDF carries in its trailer (model/provenance.h), read without parsing the
 * PDF: a few hundred bytes from its end. */
#ifndef PHULUC_ARCHIVE_RECORDED_DIGEST_H
#define PHULUC_ARCHIVE_RECORDED_DIGEST_H

#include "base/digest.h"

#include <stdbool.h>

enum recorded_digest {
    RECORDED_DIGEST_FOUND,    /* and the file ends as it was made */
    RECORDED_DIGEST_EXTENDED, /* found; signed, or else extended, since */
    RECORDED_DIGEST_NONE,     /* no file that can be read, no PDF, or none of phuluc's */
};

/* Of what this program made itself it can be believed: that no other byte of the file was
 * changed since, it does not say. */
enum recorded_digest recorded_digest_read(const char *path, unsigned char out[DIGEST_BYTES]);

#endif
