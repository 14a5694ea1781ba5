/* What a PDF's metadata (XMP) say that it was made from. */
#ifndef PHULUC_ARCHIVE_ORIGIN_H
#define PHULUC_ARCHIVE_ORIGIN_H

#include "base/buffer.h"
#include "model/provenance.h"

/* Adds the parts that the metadata list, and appends the digest over all that they tell;
 * nothing where they tell none, or cannot be read. */
void origin_read(struct buffer *metadata, struct provenance *provenance,
                 struct buffer *digest);

#endif
