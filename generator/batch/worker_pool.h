/* Worker processes: jobs by number go to them over pipes, answers come back. A worker that
 * dies, hangs or takes too much memory costs its own job and no other. */
#ifndef PHULUC_BATCH_WORKER_POOL_H
#define PHULUC_BATCH_WORKER_POOL_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum job_end {
    JOB_ANSWERED,
    JOB_DIED,      /* the worker ended, by a signal or with a status */
    JOB_TIMED_OUT, /* and was killed */
    JOB_NOT_BEGUN  /* no process could be started for it */
};

struct job_result {
    enum job_end end;
    const char *answer; /* of JOB_ANSWERED */
    size_t size;
    int signal;         /* of JOB_DIED, or 0 */
    int status;         /* of JOB_DIED without a signal: the exit status; of JOB_NOT_BEGUN: errno */
    const char *errors; /* of JOB_DIED: the end of what it wrote to standard error; else "" */
};

struct worker_pool {
    unsigned workers;    /* at least 1 */
    unsigned time_limit; /* of a job in seconds, or 0: none */
    size_t memory_limit; /* of a worker's address space in bytes, or 0: none */
    int stop;            /* a descriptor that is readable when no more jobs are to begin, or -1 */
    void *context;       /* of all of these functions */
    /* In the worker, once, before its first job. May be NULL. */
    void (*begin)(void *context);
    /* In the worker: does the job and writes the answer. */
    void (*work)(void *context, size_t job, struct buffer *answer);
    /* Here: a job is given to a worker; may be NULL. */
    void (*given)(void *context, size_t job);
    /* Here: a job has ended, whichever way. */
    void (*done)(void *context, size_t job, const struct job_result *result);
};

/* Does the jobs from 0 to before `count`. Workers are forked from this process as it is: it
 * must have one thread, and what it has opened they have too. Returns how many jobs have
 * ended: all, but where `stop` became readable. */
size_t worker_pool_run(const struct worker_pool *pool, size_t count);

/* Processors that are there, at least 1. */
unsigned processor_count(void);

#endif
