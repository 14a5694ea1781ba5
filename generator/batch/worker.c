/* One worker process, from both sides. */
#include "batch/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

/* In the worker */

static int write_all(int descriptor, const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size) {
        ssize_t written = write(descriptor, at, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return -1;
        at += written;
        size -= (size_t)written;
    }
    return 0;
}

/* Returns false where no more jobs come. */
static bool read_job(int descriptor, size_t *job)
{
    size_t got = 0;
    while (got < sizeof *job) {
        ssize_t more = read(descriptor, (char *)job + got, sizeof *job - got);
        if (more < 0 && errno == EINTR)
            continue;
        if (more <= 0)
            return false;
        got += (size_t)more;
    }
    return true;
}

/* Who started it decides when it ends: interrupts from the terminal are not for it. */
static void settle_in(const struct worker_pool *pool, pid_t parent)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* no one would hear its answers */
#endif
    if (getppid() != parent)
        _exit(0);
    if (pool->memory_limit) {
        struct rlimit limit = {pool->memory_limit, pool->memory_limit};
        setrlimit(RLIMIT_AS, &limit);
    }
}

/* An answer has its size before it. */
static void work(const struct worker_pool *pool, int jobs, int answers)
{
    struct buffer answer = {0};
    size_t job;
    if (pool->begin)
        pool->begin(pool->context);
    while (read_job(jobs, &job)) {
        uint64_t size = 0;
        buffer_clear(&answer);
        buffer_put(&answer, &size, sizeof size);
        pool->work(pool->context, job, &answer);
        size = answer.length - sizeof size;
        memcpy(answer.bytes, &size, sizeof size);
        if (write_all(answers, answer.bytes, answer.length))
            break;
    }
    buffer_free(&answer);
}

/* Here */

struct pipes {
    int jobs[2], answers[2], errors[2];
};

static void close_all(struct pipes *pipes)
{
    int *descriptors[] = {pipes->jobs, pipes->answers, pipes->errors};
    for (size_t i = 0; i < 3; i++)
        for (size_t end = 0; end < 2; end++)
            if (descriptors[i][end] >= 0)
                close(descriptors[i][end]);
}

static int open_pipes(struct pipes *pipes)
{
    *pipes = (struct pipes){{-1, -1}, {-1, -1}, {-1, -1}};
    int *descriptors[] = {pipes->jobs, pipes->answers, pipes->errors};
    for (size_t i = 0; i < 3; i++) {
        if (pipe(descriptors[i]) != 0)
            return errno;
        for (size_t end = 0; end < 2; end++)
            if (fcntl(descriptors[i][end], F_SETFD, FD_CLOEXEC) != 0)
                return errno;
    }
    bool blocks = fcntl(pipes->answers[0], F_SETFL, O_NONBLOCK) != 0 ||
                  fcntl(pipes->errors[0], F_SETFL, O_NONBLOCK) != 0;
    return blocks ? errno : 0;
}

static void close_ends(const struct worker *worker)
{
    close(worker->jobs);
    close(worker->answers);
    close(worker->errors);
}

/* Does not return. A worker sees the end of its jobs only where no other one holds their
 * pipe open. */
static void be_worker(const struct worker_pool *pool, const struct worker *workers,
                      const struct pipes *pipes, pid_t parent)
{
    for (unsigned i = 0; i < pool->workers; i++)
        if (workers[i].pid)
            close_ends(&workers[i]);
    close(pipes->jobs[1]);
    close(pipes->answers[0]);
    close(pipes->errors[0]);
    settle_in(pool, parent);
    if (dup2(pipes->errors[1], STDERR_FILENO) >= 0)
        work(pool, pipes->jobs[0], pipes->answers[1]);
    _exit(0);
}

int worker_start(struct worker *worker, const struct worker_pool *pool,
                 const struct worker *workers)
{
    struct pipes pipes;
    pid_t parent = getpid();
    int error = open_pipes(&pipes);
    fflush(NULL); /* or the worker has what is not written yet, too */
    pid_t pid = error ? -1 : fork();
    if (!error && pid < 0)
        error = errno;
    if (error) {
        close_all(&pipes);
        return error;
    }
    if (pid == 0)
        be_worker(pool, workers, &pipes, parent);
    close(pipes.jobs[0]);
    close(pipes.answers[1]);
    close(pipes.errors[1]);
    *worker = (struct worker){pid, pipes.jobs[1], pipes.answers[0], pipes.errors[0]};
    return 0;
}

void worker_give(const struct worker *worker, size_t job)
{
    /* Writing to one that has died fails (SIGPIPE is ignored); its end is seen anyway. */
    if (write_all(worker->jobs, &job, sizeof job) != 0)
        kill(worker->pid, SIGKILL);
}

bool worker_answer(const struct buffer *bytes, const char **answer, size_t *size)
{
    uint64_t wanted;
    if (bytes->length < sizeof wanted)
        return false;
    memcpy(&wanted, bytes->bytes, sizeof wanted);
    *answer = bytes->bytes + sizeof wanted;
    *size = (size_t)wanted;
    return bytes->length - sizeof wanted >= wanted;
}

int worker_end(struct worker *worker)
{
    int status = 0;
    close_ends(worker);
    pid_t ended;
    do
        ended = waitpid(worker->pid, &status, 0);
    while (ended < 0 && errno == EINTR);
    worker->pid = 0;
    return status;
}
