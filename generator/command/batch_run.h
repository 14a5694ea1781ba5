/* Making the PDFs of a set: with worker processes, under the lock of the output folder. */
#ifndef PHULUC_COMMAND_BATCH_RUN_H
#define PHULUC_COMMAND_BATCH_RUN_H

#include "batch/worker_pool.h"
#include "command/batch_set.h"
#include "command/library.h"

/* Opens the library and prepares its schemas, before there are any workers. Returns 0, or -1
 * after telling why. The caller closes it in both cases. */
int batch_library_open(struct library *library, struct diagnostics *diagnostics);

/* Makes the output folder, where it lacks, and takes its lock. Returns a descriptor to be
 * closed, or -1 after telling why (O01). */
int batch_lock(const char *folder, struct diagnostics *diagnostics);

/* A descriptor that becomes readable when the process is to end (SIGINT, SIGTERM), which it
 * no longer does by itself; or -1 where it does. */
int interrupt_descriptor(void);

/* Does all items of the set with as many workers as the options say; `done` is told of each.
 * Returns how many have ended. */
size_t batch_run(const struct batch_set *set, struct library *library,
                 const struct options *options, int stop, void *context,
                 void (*given)(void *context, size_t item),
                 void (*done)(void *context, size_t item, const struct job_result *result));

#endif
