/* A report to start from: what a layout asks for, with examples and comments in Vietnamese. */
#ifndef PHULUC_COMPUTE_STARTER_H
#define PHULUC_COMPUTE_STARTER_H

#include "base/buffer.h"
#include "model/layout_spec.h"

/* Adds the XML of a report that is valid as it stands and prints every column of the layout.
 * `name` is what it calls the layout; `year` is the first of its periods, from 1 to 9997. */
void starter_write(struct buffer *out, const struct layout_spec *layout, const char *name,
                   unsigned year);

#endif
