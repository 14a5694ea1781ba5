/* Making the PDFs of a set. */
#include "command/batch_run.h"

#include "base/memory.h"
#include "batch/file_tree.h"
#include "batch/folder_lock.h"
#include "command/batch_work.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>

enum {
    USUAL_TIME_LIMIT = 300, /* s */
    LOCK_PATIENCE = 2000    /* ms: workers of a batch that was killed are gone by then */
};

int batch_library_open(struct library *library, struct diagnostics *diagnostics)
{
    if (library_open(library, diagnostics))
        return -1;
    bool faulty = schema_prepare(library->report_schema, diagnostics) != 0;
    return schema_prepare(library->layout_schema, diagnostics) || faulty ? -1 : 0;
}

int batch_lock(const char *folder, struct diagnostics *diagnostics)
{
    int lock = -1;
    if (folder_make(folder) == 0)
        lock = folder_lock_take(folder, LOCK_PATIENCE);
    if (lock >= 0)
        return lock;
    if (errno == EWOULDBLOCK)
        diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file(folder),
                 _("another phuluc is making PDFs in this folder; wait until it has ended, "
                   "or name another folder with -o"));
    else
        diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file(folder),
                 _("the folder for the PDFs cannot be used: %s"), strerror(errno));
    return -1;
}

/* A shell lets what runs in the background ignore interrupts; so it shall stay. */
static void add_signal(sigset_t *signals, int number)
{
    struct sigaction action;
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset(signals, number);
}

int interrupt_descriptor(void)
{
    sigset_t signals;
    sigemptyset(&signals);
    add_signal(&signals, SIGINT);
    add_signal(&signals, SIGTERM);
    int descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    if (descriptor >= 0)
        sigprocmask(SIG_BLOCK, &signals, NULL);
    return descriptor;
}

/* What the pool's functions here are given. */
struct listener {
    struct batch_work work;
    void *context;
    void (*given)(void *context, size_t item);
    void (*done)(void *context, size_t item, const struct job_result *result);
};

static void work(void *context, size_t item, struct buffer *answer)
{
    struct listener *listener = context;
    batch_work(&listener->work, item, answer);
}

static void given(void *context, size_t item)
{
    const struct listener *listener = context;
    if (listener->given)
        listener->given(listener->context, item);
}

static void done(void *context, size_t item, const struct job_result *result)
{
    const struct listener *listener = context;
    listener->done(listener->context, item, result);
}

size_t batch_run(const struct batch_set *set, struct library *library,
                 const struct options *options, int stop, void *context,
                 void (*on_given)(void *context, size_t item),
                 void (*on_done)(void *context, size_t item, const struct job_result *result))
{
    struct options own = *options;
    if (!own.threads)
        own.threads = 1; /* there are as many processes as processors */
    struct listener listener = {{&own, library, set}, context, on_given, on_done};
    unsigned workers = options->jobs ? options->jobs : processor_count();
    struct worker_pool pool = {
        .workers = workers > set->count ? (unsigned)(set->count ? set->count : 1) : workers,
        .time_limit = options->time_limit ? options->time_limit : USUAL_TIME_LIMIT,
        .memory_limit = options->memory_limit,
        .stop = stop,
        .context = &listener,
        .work = work,
        .given = given,
        .done = done};
    return worker_pool_run(&pool, set->count);
}
