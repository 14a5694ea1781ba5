/* One line on a terminal that says how far a long run is. */
#ifndef PHULUC_BATCH_PROGRESS_H
#define PHULUC_BATCH_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct progress {
    FILE *terminal; /* or NULL: nothing is shown */
    size_t total, done;
    int64_t begun, shown; /* ms */
    bool visible;
};

/* Shows nothing where the stream is no terminal. */
void progress_begin(struct progress *progress, FILE *stream, size_t total);

/* "[37/200] hop.xml, about 12 s left": after so many, while that file is being made. */
void progress_show(struct progress *progress, size_t done, const char *file);

/* Takes the line away, so that something else can be printed. */
void progress_hide(struct progress *progress);

#endif
