/* Sees what is saved, moved or removed in folders and the folders below them (inotify). */
#ifndef PHULUC_BATCH_FOLDER_WATCH_H
#define PHULUC_BATCH_FOLDER_WATCH_H

#include "batch/file_tree.h"

#include <stdbool.h>

struct folder_watch;

/* Returns NULL with errno. The caller frees it. */
struct folder_watch *folder_watch_new(void);
void folder_watch_free(struct folder_watch *watch);

/* Watches a folder, and with `deep` those below it, but hidden ones and `except`, which may
 * be NULL. Paths that are told begin with `folder` as it is given. Returns 0, or -1 with
 * errno. */
int folder_watch_add(struct folder_watch *watch, const char *folder, bool deep,
                     const char *except);

/* What has happened. */
struct folder_events {
    struct file_list paths; /* each once: files that are complete, or no more */
    bool all;  /* besides them, anything may have changed: folders came or went, or there was
                  too much to tell */
    bool gone; /* a folder that was added is no more */
};

/* Waits until something has happened and the folders have been quiet for a moment: a burst
 * comes as one. Gives up after so many milliseconds, or waits for ever where that is
 * negative, and as soon as `stop` is readable, if it is no -1. Returns 1 where there is
 * something, 0 where not, or -1 with errno. The caller frees the paths. */
int folder_watch_wait(struct folder_watch *watch, int milliseconds, int stop,
                      struct folder_events *events);

#endif
