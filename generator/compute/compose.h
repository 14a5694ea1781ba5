/* Composes texts for the page: fields filled in, figures printed, note marks set. */
#ifndef PHULUC_COMPUTE_COMPOSE_H
#define PHULUC_COMPUTE_COMPOSE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "compute/row_values.h"
#include "model/layout_spec.h"
#include "model/report.h"

/* What the fields of a template are filled from; what does not apply is NULL. */
struct compose_context {
    const struct report *report;
    const struct layout_spec *layout;
    const struct profile *profile;
    const struct indicator *indicator;
    const struct group *group;
    struct row_values values; /* of the row */
    bool compares, judges;    /* whether comparisons, and verdicts, mean anything in it */
    const char *number; /* of the row, as it is printed */
    unsigned rank;      /* of the indicator, or 0 */
    const char *period; /* the column's own */
    unsigned page, pages;
    struct buffer *scratch; /* the caller's, used again and again; never NULL */
};

/* The row's value of a kind, or NULL. The period is that of the context, or the one before
 * it, where the kind has such; else as in choose_period. The rest is as in row_value. */
const struct value *context_value(const struct compose_context *context, const char *name,
                                  const struct period_ref *period, int places,
                                  struct arena *arena);

/* Composes a template or a text of the report in the arena. The result's `at` is the place
 * of the report's element that its words come from, else the template's own. */
const struct rich_text *compose_text(const struct rich_text *text,
                                     const struct compose_context *context,
                                     struct arena *arena);

#endif
