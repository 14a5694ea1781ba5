/* phuluc batch: makes the PDFs of a set of reports that are out of date. */
#include "command/batch_plan.h"
#include "command/batch_run.h"
#include "command/batch_sweep.h"
#include "command/batch_tell.h"
#include "command/commands.h"
#include "command/messages.h"

#include "base/memory.h"
#include "base/standard_output.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct batch {
    struct batch_tally tally;
    struct batch_set set;
    bool *stale; /* of --plan: by item */
};

static void show(void *context, size_t item)
{
    struct batch *batch = context;
    progress_show(&batch->tally.progress, batch->tally.looked_at,
                  batch->set.items[item].report);
}

static void take(void *context, size_t item, const struct job_result *result)
{
    struct batch *batch = context;
    size_t stale = batch->tally.stale;
    batch_tell(&batch->tally, &batch->set.items[item], result);
    if (batch->tally.stale > stale)
        batch->stale[item] = true;
}

static void print_plan(const struct batch *batch, struct diagnostics *diagnostics)
{
    struct buffer line = {0};
    for (size_t i = 0; i < batch->set.count; i++) {
        if (!batch->stale[i])
            continue;
        buffer_clear(&line);
        if (!batch_plan_line(&line, &batch->set.items[i], batch->tally.options, diagnostics))
            puts(buffer_string(&line));
    }
    buffer_free(&line);
}

/* Looks at all reports. Returns whether it came to the end. */
static bool run(struct batch *batch, struct library *library, int stop,
                struct diagnostics *diagnostics)
{
    const struct options *options = batch->tally.options;
    batch->tally.total = batch->set.count;
    batch->stale = memory_new(batch->set.count + 1);
    progress_begin(&batch->tally.progress,
                   options->quiet || options->json ? NULL : stderr, batch->set.count);
    batch_run(&batch->set, library, options, stop, batch, show, take);
    progress_hide(&batch->tally.progress);
    if (options->plan)
        print_plan(batch, diagnostics);
    free(batch->stale);
    return batch->tally.looked_at == batch->tally.total;
}

/* Ends as the signal would have ended it, when what was begun is done and told. */
static void end_interrupted(int stop)
{
    sigset_t signals;
    fflush(stdout);
    close(stop);
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_UNBLOCK, &signals, NULL); /* it is still there, and comes now */
}

/* Under the lock, but for a plan, which writes nothing. */
static void make_all(struct batch *batch, struct library *library,
                     struct diagnostics *diagnostics)
{
    const struct options *options = batch->tally.options;
    int lock = options->plan ? -1 : batch_lock(options->output, diagnostics);
    if (lock < 0 && !options->plan)
        return;
    int stop = interrupt_descriptor();
    bool ended = run(batch, library, stop, diagnostics);
    if (lock >= 0 && ended)
        batch_sweep(&batch->set, &batch->tally, diagnostics);
    if (lock >= 0)
        close(lock);
    batch_tell_end(&batch->tally);
    if (!ended)
        end_interrupted(stop);
    else if (stop >= 0)
        close(stop);
}

enum exit_status command_batch(const struct options *options)
{
    struct diagnostics *diagnostics = command_diagnostics(options);
    struct library library;
    struct batch batch = {.tally = {.options = options}};
    if (!batch_library_open(&library, diagnostics)) {
        batch_set_make(&batch.set, options, diagnostics);
        diagnostics_print(diagnostics, stderr);
        make_all(&batch, &library, diagnostics);
    }
    enum exit_status status = standard_output_end(diagnostics, batch.tally.status);
    batch_tally_free(&batch.tally);
    batch_set_free(&batch.set);
    library_close(&library);
    diagnostics_free(diagnostics);
    return status;
}
