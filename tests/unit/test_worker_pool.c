/* Worker processes: every job comes to an end, whatever becomes of its worker. */
#include "batch/worker_pool.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { JOBS = 60, LARGE = 300000 };

struct seen {
    enum job_end ends[JOBS];
    unsigned told[JOBS], given[JOBS];
    int signals[JOBS], statuses[JOBS];
    char errors[JOBS][64];
    size_t wrong; /* answers that are not those of their jobs */
    int stop[2];  /* a pipe */
    size_t stop_after, count;
};

/* Answers are of all sizes, some larger than a pipe holds. */
static size_t size_of(size_t job)
{
    return job % 7 == 3 ? LARGE : job;
}

static void answer(void *context, size_t job, struct buffer *out)
{
    (void)context;
    for (size_t i = 0; i < size_of(job); i++)
        buffer_byte(out, (char)('a' + job % 26));
}

static void given(void *context, size_t job)
{
    ((struct seen *)context)->given[job]++;
}

static bool is_right(size_t job, const struct job_result *result)
{
    if (result->size != size_of(job))
        return false;
    for (size_t i = 0; i < result->size; i++)
        if (result->answer[i] != (char)('a' + job % 26))
            return false;
    return true;
}

static void done(void *context, size_t job, const struct job_result *result)
{
    struct seen *seen = context;
    seen->ends[job] = result->end;
    seen->told[job]++;
    seen->signals[job] = result->signal;
    seen->statuses[job] = result->status;
    strncpy(seen->errors[job], result->errors, sizeof seen->errors[job] - 1);
    if (result->end == JOB_ANSWERED && !is_right(job, result))
        seen->wrong++;
    if (++seen->count == seen->stop_after)
        assert_int_equal(write(seen->stop[1], "", 1), 1);
}

static struct worker_pool pool_of(struct seen *seen, unsigned workers)
{
    return (struct worker_pool){.workers = workers,
                                .stop = -1,
                                .context = seen,
                                .work = answer,
                                .given = given,
                                .done = done};
}

static void expect_all(const struct seen *seen)
{
    assert_int_equal(seen->wrong, 0);
    for (size_t job = 0; job < JOBS; job++) {
        assert_int_equal(seen->told[job], 1);
        assert_int_equal(seen->given[job], 1);
    }
}

static void test_answers(void **state)
{
    (void)state;
    for (unsigned workers = 1; workers <= 5; workers += 2) {
        struct seen seen = {0};
        struct worker_pool pool = pool_of(&seen, workers);
        assert_int_equal(worker_pool_run(&pool, JOBS), JOBS);
        expect_all(&seen);
        for (size_t job = 0; job < JOBS; job++)
            assert_int_equal(seen.ends[job], JOB_ANSWERED);
    }
}

static void test_nothing_to_do(void **state)
{
    (void)state;
    struct seen seen = {0};
    struct worker_pool pool = pool_of(&seen, 3);
    assert_int_equal(worker_pool_run(&pool, 0), 0);
}

/* Some die in all the ways there are: before, while and after they answer. */
static void die(void *context, size_t job, struct buffer *out)
{
    static const char message[] = "out of it\n";
    answer(context, job, out);
    if (job % 5 == 1)
        raise(SIGKILL);
    if (job % 5 == 2 && write(STDERR_FILENO, message, sizeof message - 1) > 0)
        _exit(70);
    if (job % 5 == 4)
        _exit(0);
}

static void test_deaths(void **state)
{
    (void)state;
    struct seen seen = {0};
    struct worker_pool pool = pool_of(&seen, 3);
    pool.work = die;
    assert_int_equal(worker_pool_run(&pool, JOBS), JOBS);
    expect_all(&seen);
    for (size_t job = 0; job < JOBS; job++) {
        bool dies = job % 5 == 1 || job % 5 == 2 || job % 5 == 4;
        assert_int_equal(seen.ends[job], dies ? JOB_DIED : JOB_ANSWERED);
        assert_int_equal(seen.signals[job], job % 5 == 1 ? SIGKILL : 0);
        assert_int_equal(seen.statuses[job], job % 5 == 2 ? 70 : 0);
        assert_string_equal(seen.errors[job], job % 5 == 2 ? "out of it\n" : "");
    }
}

static void hang(void *context, size_t job, struct buffer *out)
{
    answer(context, job, out);
    while (job == 4 || job == 9)
        pause();
}

static void test_time_limit(void **state)
{
    (void)state;
    struct seen seen = {0};
    struct worker_pool pool = pool_of(&seen, 2);
    pool.work = hang;
    pool.time_limit = 1;
    assert_int_equal(worker_pool_run(&pool, JOBS), JOBS);
    expect_all(&seen);
    for (size_t job = 0; job < JOBS; job++)
        assert_int_equal(seen.ends[job],
                         job == 4 || job == 9 ? JOB_TIMED_OUT : JOB_ANSWERED);
}

static void test_stop(void **state)
{
    (void)state;
    struct seen seen = {.stop_after = 10};
    struct worker_pool pool = pool_of(&seen, 2);
    assert_int_equal(pipe(seen.stop), 0);
    pool.stop = seen.stop[0];
    size_t ended = worker_pool_run(&pool, JOBS);
    assert_in_range(ended, 10, JOBS - 1);
    size_t given_jobs = 0;
    for (size_t job = 0; job < JOBS; job++) {
        given_jobs += seen.given[job];
        assert_int_equal(seen.given[job], seen.told[job]); /* what was begun has ended */
    }
    assert_int_equal(given_jobs, ended);
    close(seen.stop[0]);
    close(seen.stop[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),    cmocka_unit_test(test_nothing_to_do),
        cmocka_unit_test(test_deaths),     cmocka_unit_test(test_time_limit),
        cmocka_unit_test(test_stop),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
