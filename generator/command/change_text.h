/* Changes of a report as people read them, one line each. */
#ifndef PHULUC_COMMAND_CHANGE_TEXT_H
#define PHULUC_COMMAND_CHANGE_TEXT_H

#include "base/buffer.h"
#include "compute/report_diff.h"

/* Adds the change in one line, without its end:
 *   I.6 Result 2022: 12,8% → 14,1%; compared with target 2025: 21,3% → 23,5% */
void change_text(struct buffer *out, const struct change *change);

#endif
