/* What a worker does with one report: sees whether its PDF is out of date, and makes it. */
#ifndef PHULUC_COMMAND_BATCH_WORK_H
#define PHULUC_COMMAND_BATCH_WORK_H

#include "base/buffer.h"
#include "command/batch_set.h"
#include "command/library.h"

struct batch_work {
    const struct options *options;
    struct library *library; /* its schemas prepared */
    const struct batch_set *set;
};

/* Does the item of that number and writes a batch_answer. A function of worker_pool; the
 * context is a struct batch_work. */
void batch_work(void *context, size_t item, struct buffer *answer);

#endif
