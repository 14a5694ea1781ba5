/* The work of a batch as commands for a shell, to be run by something else. */
#ifndef PHULUC_COMMAND_BATCH_PLAN_H
#define PHULUC_COMMAND_BATCH_PLAN_H

#include "base/buffer.h"
#include "command/batch_set.h"

/* Adds a line without its end: a command that makes the item's PDF as this batch would, from
 * whatever folder and environment it is run. Returns 0, or -1 after telling why it is none: a
 * path has the end of a line in it, which a shell has no word for in one line. */
int batch_plan_line(struct buffer *out, const struct batch_item *item,
                    const struct options *options, struct diagnostics *diagnostics);

#endif
