/* What a batch tells: a line for each PDF, what has changed in it, a table at the end. */
#ifndef PHULUC_COMMAND_BATCH_TELL_H
#define PHULUC_COMMAND_BATCH_TELL_H

#include "batch/progress.h"
#include "batch/worker_pool.h"
#include "command/batch_answer.h"
#include "command/batch_set.h"

struct failed_report;

struct batch_tally {
    const struct options *options;
    struct progress progress; /* hidden before anything is printed */
    size_t unchanged, made, remade, stale, failed, unreported, removed;
    size_t looked_at, total;
    struct failed_report *failures; /* with their first messages */
    size_t failure_capacity;
    enum exit_status status; /* the worst of all */
};

/* Counts and tells how a report has ended. */
void batch_tell(struct batch_tally *tally, const struct batch_item *item,
                const struct job_result *result);

/* Tells of a PDF that has no report any more, and whether it was removed. */
void batch_tell_unreported(struct batch_tally *tally, const char *pdf, bool removed);

/* Tells all of it together, failures with their first message. */
void batch_tell_end(struct batch_tally *tally);
void batch_tally_free(struct batch_tally *tally);

/* Reads how a job has ended as an answer, made up where the worker gave none; its texts are
 * in the result or in `scratch`. */
void batch_answer_of(struct batch_answer *answer, const struct options *options,
                     const struct batch_item *item, const struct job_result *result,
                     struct buffer *scratch);

#endif
