/* What the whole says of itself: the parent's information, with the claims of the whole. */
#ifndef PHULUC_ARCHIVE_WHOLE_METADATA_H
#define PHULUC_ARCHIVE_WHOLE_METADATA_H

#include "archive/part.h"

/* The parent's metadata stay as they are, unless they claim what the whole does not, or say
 * what it was made from; then they are written anew, from its document information. */
void whole_metadata_put(const struct part *parent, const struct pdf_claims *claims);

#endif
