/* Worker processes, as the one that gives the jobs sees them. */
#include "batch/worker_pool.h"

#include "base/memory.h"
#include "batch/worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    ERRORS_KEPT = 4096, /* bytes of what a worker writes to standard error */
    DESCRIPTORS = 2     /* of each worker that are waited for */
};

/* A worker as it is seen from here. */
struct seat {
    struct worker *worker; /* pid 0: none */
    bool busy;
    size_t job;
    int64_t deadline; /* in ms, of the job; or INT64_MAX */
    struct buffer answer, errors;
};

struct run {
    const struct worker_pool *pool;
    size_t count, next, ended;
    bool stopped;
    struct worker *workers;
    struct seat *seats; /* one for each */
    struct pollfd *polled; /* of each seat its answers and errors; then `stop` */
};

unsigned processor_count(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (unsigned)count : 1;
}

static int64_t now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void end_job(struct run *run, struct seat *seat, const struct job_result *result)
{
    seat->busy = false;
    run->ended++;
    run->pool->done(run->pool->context, seat->job, result);
    buffer_clear(&seat->answer);
    buffer_clear(&seat->errors);
}

/* Starting and ending workers */

static void dismiss(struct seat *seat)
{
    if (seat->worker->pid)
        worker_end(seat->worker);
}

/* Takes what has come from a descriptor. Returns false at its end. */
static bool take_bytes(int descriptor, struct buffer *out)
{
    char bytes[65536];
    ssize_t got;
    do
        got = read(descriptor, bytes, sizeof bytes);
    while (got < 0 && errno == EINTR);
    if (got > 0)
        buffer_put(out, bytes, (size_t)got);
    return got > 0 || (got < 0 && errno == EAGAIN);
}

/* Keeps the end. */
static void cut_errors(struct buffer *errors)
{
    if (errors->length <= ERRORS_KEPT)
        return;
    memmove(errors->bytes, errors->bytes + errors->length - ERRORS_KEPT, ERRORS_KEPT);
    errors->length = ERRORS_KEPT;
}

/* The worker has died; if it had a job, that has ended. */
static void bury(struct run *run, struct seat *seat)
{
    take_bytes(seat->worker->errors, &seat->errors);
    cut_errors(&seat->errors);
    int status = worker_end(seat->worker);
    if (!seat->busy)
        return;
    struct job_result result = {.end = JOB_DIED,
                                .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
                                .status = WIFEXITED(status) ? WEXITSTATUS(status) : 0,
                                .errors = buffer_string(&seat->errors)};
    end_job(run, seat, &result);
}

static void time_out(struct run *run, struct seat *seat)
{
    kill(seat->worker->pid, SIGKILL);
    dismiss(seat);
    struct job_result result = {.end = JOB_TIMED_OUT, .errors = ""};
    end_job(run, seat, &result);
}

/* Giving jobs */

static void give_job(struct run *run, struct seat *seat)
{
    const struct worker_pool *pool = run->pool;
    seat->job = run->next++;
    seat->busy = true;
    seat->deadline =
        pool->time_limit ? now() + (int64_t)pool->time_limit * 1000 : INT64_MAX;
    if (pool->given)
        pool->given(pool->context, seat->job);
    int error = seat->worker->pid ? 0 : worker_start(seat->worker, pool, run->workers);
    if (error) {
        struct job_result result = {.end = JOB_NOT_BEGUN, .status = error, .errors = ""};
        end_job(run, seat, &result);
        return;
    }
    /* Where it has died already, that is seen at the end of its answers. */
    worker_give(seat->worker, seat->job);
}

static void give_jobs(struct run *run)
{
    for (unsigned i = 0; i < run->pool->workers; i++)
        while (!run->stopped && !run->seats[i].busy && run->next < run->count)
            give_job(run, &run->seats[i]);
}

/* Taking answers */

static void take_answer(struct run *run, struct seat *seat)
{
    const char *answer;
    size_t size;
    if (!take_bytes(seat->worker->answers, &seat->answer)) {
        bury(run, seat);
        return;
    }
    if (!worker_answer(&seat->answer, &answer, &size))
        return;
    struct job_result result = {
        .end = JOB_ANSWERED, .answer = answer, .size = size, .errors = ""};
    end_job(run, seat, &result);
}

static int time_left(const struct run *run)
{
    int64_t nearest = INT64_MAX, time = now();
    for (unsigned i = 0; i < run->pool->workers; i++)
        if (run->seats[i].busy && run->seats[i].deadline < nearest)
            nearest = run->seats[i].deadline;
    if (nearest == INT64_MAX)
        return -1;
    int64_t left = nearest > time ? nearest - time : 0;
    return left > 3600000 ? 3600000 : (int)left;
}

static void poll_descriptors(struct run *run)
{
    unsigned workers = run->pool->workers;
    for (unsigned i = 0; i < workers; i++) {
        const struct worker *worker = &run->workers[i];
        run->polled[2 * i] = (struct pollfd){worker->pid ? worker->answers : -1, POLLIN, 0};
        run->polled[2 * i + 1] =
            (struct pollfd){worker->pid ? worker->errors : -1, POLLIN, 0};
    }
    run->polled[2 * workers] =
        (struct pollfd){run->stopped ? -1 : run->pool->stop, POLLIN, 0};
    if (poll(run->polled, DESCRIPTORS * workers + 1, time_left(run)) < 0)
        for (unsigned i = 0; i < DESCRIPTORS * workers + 1; i++)
            run->polled[i].revents = 0; /* a signal: look again */
}

static void wait_for_workers(struct run *run)
{
    unsigned workers = run->pool->workers;
    poll_descriptors(run);
    for (unsigned i = 0; i < workers; i++) {
        struct seat *seat = &run->seats[i];
        if (run->polled[2 * i + 1].revents & POLLIN) {
            take_bytes(seat->worker->errors, &seat->errors);
            cut_errors(&seat->errors);
        }
        if (run->polled[2 * i].revents)
            take_answer(run, seat);
        if (seat->busy && seat->deadline <= now())
            time_out(run, seat);
    }
    if (run->polled[DESCRIPTORS * workers].revents)
        run->stopped = true;
}

static bool any_busy(const struct run *run)
{
    for (unsigned i = 0; i < run->pool->workers; i++)
        if (run->seats[i].busy)
            return true;
    return false;
}

size_t worker_pool_run(const struct worker_pool *pool, size_t count)
{
    struct run run = {
        .pool = pool,
        .count = count,
        .workers = memory_new(pool->workers * sizeof *run.workers),
        .seats = memory_new(pool->workers * sizeof *run.seats),
        .polled = memory_new((DESCRIPTORS * pool->workers + 1) * sizeof *run.polled)};
    for (unsigned i = 0; i < pool->workers; i++)
        run.seats[i].worker = &run.workers[i];
    give_jobs(&run);
    while (any_busy(&run)) {
        wait_for_workers(&run);
        give_jobs(&run);
    }
    for (unsigned i = 0; i < pool->workers; i++) {
        dismiss(&run.seats[i]);
        buffer_free(&run.seats[i].answer);
        buffer_free(&run.seats[i].errors);
    }
    free(run.seats);
    free(run.workers);
    free(run.polled);
    return run.ended;
}
