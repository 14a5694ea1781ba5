/* phuluc watch: makes again what a saved file touches, until it is interrupted. */
#include "base/memory.h"
#include "base/standard_output.h"
#include "base/visible_text.h"
#include "batch/folder_watch.h"
#include "command/batch_run.h"
#include "command/batch_sweep.h"
#include "command/batch_tell.h"
#include "command/commands.h"
#include "command/messages.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RETRY = 1000 }; /* ms until a lock that another has is asked for again */

struct watcher {
    const struct options *options;
    struct diagnostics *diagnostics;
    struct library installed;
    struct folder_watch *folders;
    int stop;
    struct batch_set set;     /* all reports */
    struct batch_set touched; /* those of them that are looked at now; not its own */
    bool saved;               /* … because they were saved, one by one */
    bool removed;             /* a file is no more */
};

/* Lines */

/* " I.6 Result 2022: …; … | I.7 …": all on one line. */
static void put_changes(struct buffer *line, const struct batch_answer *answer)
{
    if (!answer->changes_known) {
        buffer_text(line, _(": what has changed is not known"));
        return;
    }
    if (!*answer->changes)
        buffer_text(line, _(": the report says the same"));
    const char *between = ": ";
    for (const char *at = answer->changes, *end; (end = strchr(at, '\n')); at = end + 1) {
        buffer_format(line, "%s%.*s", between, (int)(end - at), at);
        between = " | ";
    }
    if (*answer->causes)
        buffer_format(line, _("; another: %s"), answer->causes);
}

static void put_outcome(struct buffer *line, const struct batch_item *item,
                        const struct batch_answer *answer)
{
    bool stays = !item->rival && !item->replaced && access(item->pdf, F_OK) == 0;
    switch (answer->outcome) {
    case BATCH_MADE:
        buffer_format(line, _("%s: made %s"), item->report, item->pdf);
        break;
    case BATCH_REMADE:
        buffer_format(line, _("%s: made anew %s"), item->report, item->pdf);
        put_changes(line, answer);
        break;
    case BATCH_UNCHANGED:
        buffer_format(line, _("%s: nothing has changed"), item->report);
        break;
    case BATCH_STALE:
        break;
    case BATCH_FAILED:
        buffer_format(line, stays ? _("%s; the older PDF stays") : "%s", answer->first);
        break;
    }
}

/* A function of the pool. */
static void tell(void *context, size_t item, const struct job_result *result)
{
    const struct watcher *watcher = context;
    const struct options *options = watcher->options;
    struct batch_answer answer;
    struct buffer scratch = {0}, line = {0};
    const struct batch_item *own = &watcher->touched.items[item];
    if (options->json) {
        struct batch_tally tally = {.options = options};
        batch_tell(&tally, own, result);
        batch_tally_free(&tally);
        return;
    }
    batch_answer_of(&answer, options, own, result, &scratch);
    bool quiet = options->quiet || (answer.outcome == BATCH_UNCHANGED && !watcher->saved);
    if (!quiet || answer.outcome == BATCH_FAILED) {
        put_outcome(&line, own, &answer);
        buffer_clear(&scratch); /* the answer has been told */
        visible_text_put(&scratch, buffer_string(&line));
        puts(buffer_string(&scratch));
        fflush(stdout);
    }
    buffer_free(&scratch);
    buffer_free(&line);
}

/* What is touched */

static bool is_touched(const struct folder_events *events, const char *report)
{
    for (size_t i = 0; i < events->paths.count; i++)
        if (!strcmp(events->paths.paths[i], report))
            return true;
    return false;
}

/* Of what was saved, these can mean something: reports, layouts, profiles, faces, schemas.
 */
static void drop_others(struct folder_events *events)
{
    size_t kept = 0;
    for (size_t i = 0; i < events->paths.count; i++) {
        char *path = events->paths.paths[i], *slash = strrchr(path, '/');
        const char *name = slash ? slash + 1 : path;
        if (batch_name_wanted(name) || file_name_ends(name, ".xsd"))
            events->paths.paths[kept++] = path;
        else
            free(path);
    }
    events->paths.count = kept;
}

static bool any_removed(const struct folder_events *events)
{
    for (size_t i = 0; i < events->paths.count; i++)
        if (access(events->paths.paths[i], F_OK) != 0)
            return true;
    return false;
}

/* Lists all reports anew, and of them those that were saved. Where something else was
 * saved, it may touch any of them. */
static void find_touched(struct watcher *watcher, const struct folder_events *events)
{
    batch_set_free(&watcher->set);
    batch_set_make(&watcher->set, watcher->options, watcher->diagnostics);
    struct batch_set *touched = &watcher->touched;
    size_t count = 0;
    free(touched->items);
    *touched = watcher->set;
    touched->items = memory_new((touched->count + 1) * sizeof *touched->items);
    for (size_t i = 0; i < watcher->set.count; i++)
        if (is_touched(events, watcher->set.items[i].report))
            touched->items[count++] = watcher->set.items[i];
    watcher->saved = !events->all && count == events->paths.count;
    watcher->removed = events->all || any_removed(events);
    if (watcher->saved)
        touched->count = count;
    else if (touched->count)
        memcpy(touched->items, watcher->set.items, touched->count * sizeof *touched->items);
}

/* Making it again */

/* What else there is in it, only workers read. */
static int renew_schemas(struct watcher *watcher, const struct folder_events *events)
{
    bool saved = false;
    for (size_t i = 0; i < events->paths.count; i++)
        saved = saved || file_name_ends(events->paths.paths[i], ".xsd");
    if (!saved)
        return 0;
    library_close(&watcher->installed);
    return batch_library_open(&watcher->installed, watcher->diagnostics);
}

static void sweep(struct watcher *watcher)
{
    struct batch_tally tally = {.options = watcher->options};
    batch_sweep(&watcher->set, &tally, watcher->diagnostics);
    fflush(stdout);
}

/* Returns 0, or -1 where another process has the folder. */
static int make_touched(struct watcher *watcher, const struct folder_events *events)
{
    int lock = batch_lock(watcher->options->output, watcher->diagnostics);
    if (lock < 0)
        return -1;
    find_touched(watcher, events);
    if (!renew_schemas(watcher, events))
        batch_run(&watcher->touched, &watcher->installed, watcher->options, watcher->stop,
                  watcher, NULL, tell);
    if (watcher->removed)
        sweep(watcher);
    close(lock);
    return 0;
}

/* The loop */

static void tell_faults(struct watcher *watcher)
{
    diagnostics_print(watcher->diagnostics, stderr);
}

static bool is_stopped(const struct watcher *watcher)
{
    char byte[256];
    return watcher->stop >= 0 && read(watcher->stop, byte, sizeof byte) > 0;
}

static void merge(struct folder_events *into, struct folder_events *events)
{
    for (size_t i = 0; i < events->paths.count; i++)
        file_list_add(&into->paths, events->paths.paths[i]);
    into->all = into->all || events->all;
    into->gone = into->gone || events->gone;
    file_list_free(&events->paths);
}

/* What another process kept from being made is tried again. Returns -1 where the folder is
 * gone, or cannot be watched any more. */
static int watch_on(struct watcher *watcher)
{
    struct folder_events waiting = {.all = true};
    for (bool again = true; !is_stopped(watcher) && !waiting.gone;) {
        struct folder_events events = {.all = false};
        drop_others(&waiting);
        again =
            (waiting.all || waiting.paths.count) && make_touched(watcher, &waiting) != 0;
        tell_faults(watcher);
        if (!again) {
            file_list_free(&waiting.paths);
            waiting.all = false;
        }
        int result =
            folder_watch_wait(watcher->folders, again ? RETRY : -1, watcher->stop, &events);
        merge(&waiting, &events);
        if (result < 0)
            break;
    }
    file_list_free(&waiting.paths);
    return waiting.gone ? -1 : 0;
}

/* Folders */

static int add_folder(struct watcher *watcher, const char *folder, bool deep)
{
    if (!folder_watch_add(watcher->folders, folder, deep,
                          deep ? watcher->options->output : NULL))
        return 0;
    diagnose(watcher->diagnostics, DIAG_FILE_UNREADABLE, place_of_file(folder),
             errno == ENOSPC
                 ? _("the folder cannot be watched: too many are watched on this "
                     "system (fs.inotify.max_user_watches)")
                 : _("the folder cannot be watched: %s"),
             strerror(errno));
    return -1;
}

/* Where a layout, profile or face lies that the command line names by a path. */
static int add_folder_of(struct watcher *watcher, const char *name)
{
    if (!name || !is_document_path(name))
        return 0;
    struct buffer folder = {0};
    const char *slash = strrchr(name, '/');
    buffer_put(&folder, slash ? name : ".", slash ? (size_t)(slash + 1 - name) : 1);
    int result = add_folder(watcher, buffer_string(&folder), false);
    buffer_free(&folder);
    return result;
}

static int add_folders(struct watcher *watcher)
{
    static const char *const data[] = {"layouts", "fonts", "input"};
    const struct options *options = watcher->options;
    int result = add_folder(watcher, options->inputs[0], true);
    for (size_t i = 0; !result && i < sizeof data / sizeof *data; i++) {
        struct buffer path = {0};
        buffer_format(&path, "%s/%s", watcher->installed.folder, data[i]);
        result = add_folder(watcher, buffer_string(&path), false);
        buffer_free(&path);
    }
    if (result || add_folder_of(watcher, options->layout) ||
        add_folder_of(watcher, options->profile))
        return -1;
    return add_folder_of(watcher, options->face);
}

static int watch_folders(struct watcher *watcher)
{
    watcher->folders = folder_watch_new();
    if (!watcher->folders) {
        diagnose(watcher->diagnostics, DIAG_INTERNAL, place_of_file("phuluc"),
                 _("folders cannot be watched: %s"), strerror(errno));
        return -1;
    }
    if (add_folders(watcher))
        return -1;
    if (!watcher->options->quiet && !watcher->options->json)
        visible_text_print(stderr, _("phuluc: watching %s; Ctrl-C ends it"),
                           watcher->options->inputs[0]);
    if (!watch_on(watcher))
        return 0;
    diagnose(watcher->diagnostics, DIAG_FILE_UNREADABLE,
             place_of_file(watcher->options->inputs[0]), _("the folder is gone"));
    return -1;
}

enum exit_status command_watch(const struct options *options)
{
    struct watcher watcher = {.options = options,
                              .diagnostics = command_diagnostics(options),
                              .stop = interrupt_descriptor()};
    bool ended = !batch_library_open(&watcher.installed, watcher.diagnostics) &&
                 !watch_folders(&watcher);
    bool lost = standard_output_tell(watcher.diagnostics) != 0;
    enum exit_status status =
        ended && !lost ? EXIT_CLEAN : diagnostics_status(watcher.diagnostics);
    tell_faults(&watcher);
    folder_watch_free(watcher.folders);
    batch_set_free(&watcher.set);
    free(watcher.touched.items);
    library_close(&watcher.installed);
    diagnostics_free(watcher.diagnostics);
    if (watcher.stop >= 0)
        close(watcher.stop);
    return status;
}
