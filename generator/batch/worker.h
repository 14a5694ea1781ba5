/* One worker process: started, given a job, heard, ended. */
#ifndef PHULUC_BATCH_WORKER_H
#define PHULUC_BATCH_WORKER_H

#include "batch/worker_pool.h"

#include <sys/types.h>

struct worker {
    pid_t pid;   /* 0: there is none */
    int jobs;    /* to it */
    int answers; /* from it; not blocking, as is the next */
    int errors;  /* what it writes to standard error */
};

/* Forks; `workers` are those that the pool has (as many as pool->workers), whose pipes are
 * not for the new one. Returns 0, or errno. In the worker it does not return. */
int worker_start(struct worker *worker, const struct worker_pool *pool,
                 const struct worker *workers);

/* Sends the job; a worker that is no more does not get it. */
void worker_give(const struct worker *worker, size_t job);

/* Whether the bytes that have come are a whole answer: then they are its `*answer`. */
bool worker_answer(const struct buffer *bytes, const char **answer, size_t *size);

/* Lets it end, where it has not, and waits for that; returns what waitpid says of it. */
int worker_end(struct worker *worker);

#endif
