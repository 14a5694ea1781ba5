/* What a worker answers of one report. */
#ifndef PHULUC_COMMAND_BATCH_ANSWER_H
#define PHULUC_COMMAND_BATCH_ANSWER_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum batch_outcome {
    BATCH_UNCHANGED, /* the PDF is up to date */
    BATCH_MADE,      /* where there was none */
    BATCH_REMADE,    /* in place of an older one */
    BATCH_STALE,     /* it is out of date, and was not to be made */
    BATCH_FAILED
};

struct batch_answer {
    enum batch_outcome outcome;
    int status;           /* enum exit_status */
    bool changes_known;   /* of BATCH_REMADE: else the older report is not to be had */
    const char *messages; /* as the command line wants them, "" where there are none */
    const char *first;    /* the first of them, or "" */
    const char *changes;  /* a line each, or a JSON array */
    const char *causes;   /* in one line, what else than the report is another */
};

void batch_answer_write(struct buffer *out, const struct batch_answer *answer);

/* The texts point into the bytes. Returns 0, or -1 where they are no answer. */
int batch_answer_read(struct batch_answer *answer, const char *bytes, size_t size);

#endif
