/* Why a PDF is made anew, besides its report: what else it is made from now. */
#ifndef PHULUC_COMMAND_BATCH_CAUSES_H
#define PHULUC_COMMAND_BATCH_CAUSES_H

#include "base/buffer.h"
#include "model/provenance.h"

/* Adds what has changed from one to the other but for the report, in words with "; " between:
 * "layout phu-luc-1; --profile hd36 → hd05". Nothing where nothing has. */
void batch_causes(struct buffer *out, const struct provenance *before,
                  const struct provenance *after);

#endif
