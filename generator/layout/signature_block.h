/* The signatures: side by side in columns of equal width, on one page. */
#ifndef PHULUC_LAYOUT_SIGNATURE_BLOCK_H
#define PHULUC_LAYOUT_SIGNATURE_BLOCK_H

#include "layout/flow.h"

/* Sets the appendix's signatures, if it has any. Returns 0, or -1 where the sink stopped
 * it. */
int signature_block_set(struct flow *flow);

/* Its height, 0 where there are no signatures. */
length signature_block_height(struct flow *flow);

#endif
