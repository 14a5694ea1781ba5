/* How a PDF compares with the one that is made now from the same. */
#ifndef PHULUC_COMMAND_VERIFY_VERDICT_H
#define PHULUC_COMMAND_VERIFY_VERDICT_H

#include "archive/made_pdf.h"

#include <stdbool.h>
#include <stddef.h>

enum verify_outcome {
    VERIFY_IDENTICAL,
    VERIFY_EXTENDED, /* identical up to where something was added, such as a signature */
    VERIFY_DIFFERENT
};

struct verify_verdict {
    enum verify_outcome outcome;
    size_t first; /* the offset of the first byte that is not the same; of an identical PDF
                     its size */
};

struct verify_verdict verify_judge(const struct made_pdf *pdf, const struct buffer *made_now);

/* Calls `differs` for each part that is not the same in both; one of the two may be NULL: it
 * is not there. Returns their number. */
size_t verify_parts(const struct provenance *recorded, const struct provenance *now,
                    void *context,
                    void (*differs)(void *context, const struct provenance_part *recorded,
                                    const struct provenance_part *now));

#endif
