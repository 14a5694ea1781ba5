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

/* Prints a figure with its unit: "14-18%", "1.664.183 tài khoản". Words of a unit are tied
 * to the number and to each other by no-break spaces. */
void print_figure(struct buffer *out, const struct figure *figure,
                  const struct number_format *format, bool hide_unit);

/* How figures inside texts are printed: as given, grouped. */
extern const struct number_format format_as_given;

/* A number with its unit, as print_figure does it. */
void print_number(struct buffer *out, struct decimal number, const char *unit,
                  const struct number_format *format);

struct comparison_part;

/* Prints one part's number, or its two, with its unit; where it has too many digits to print, nothing. */
void print_comparison(struct buffer *out, const struct comparison_part *part,
                      const struct number_format *format, bool hide_unit);

/* The layout's words for a verdict, or NULL. */
const struct rich_text *verdict_words(const struct comparison_spec *spec,
                                      enum verdict verdict);

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

/* The composed text without styles, paragraphs joined by a space; in the arena. */
const char *plain_text(const struct rich_text *text, struct arena *arena);

#endif
