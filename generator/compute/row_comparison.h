/* Comparisons in rows: which values of a row the layout has compared, and how. */
#ifndef PHULUC_COMPUTE_ROW_COMPARISON_H
#define PHULUC_COMPUTE_ROW_COMPARISON_H

#include "compute/comparison.h"
#include "compute/row_values.h"
#include "model/layout_spec.h"

/* The comparison as it is for an indicator, which may have it otherwise; NULL: for none. */
struct comparison_spec comparison_for(const struct comparison_spec *spec,
                                      const struct indicator *indicator);

/* How it compares the figures of an indicator, or NULL; the spec is that of the indicator. */
struct comparison_rule comparison_rule(const struct comparison_spec *spec,
                                       const struct indicator *indicator);

/* What a comparison of an indicator compares: its result and its base in this report. Of a
 * share the base is the total of the same kind and period. */
struct comparison_operands {
    uint16_t of, with;               /* kinds, as value_kind_find has them */
    uint16_t of_period, with_period; /* indices, or PERIOD_NONE */
};

/* The period that is meant, in `*out`. Returns 0, or -1 where the kind has none such: it has
 * several periods and the base one was not declared, it has no such name, or none before the
 * base. */
int choose_period(const struct kind *kind, const struct period_ref *period, uint16_t *out);

/* The base period, or the only one. */
int choose_base_period(const struct kind *kind, uint16_t *out);

/* The period that a field means in a column of the period `column`, or of none (NULL): of
 * that column, or the one before it. */
int field_period_of(const struct kind *kind, const struct period_ref *ref,
                    const char *column, uint16_t *out);

/* Resolves the names and periods of a comparison. Returns 0, or -1 where the report has no
 * such kind or period (comparison_check tells the user). */
int resolve_operands(const struct report *report, const struct layout_spec *layout,
                     const struct comparison_spec *spec, struct comparison_operands *out);

/* Compares the values of a row as the layout says, or as its indicator has it. `*operands`
 * are what was compared; in COMPARISON_NO_PERIOD they mean nothing. */
struct comparison compare_row(const struct row_values *values,
                              const struct comparison_spec *spec,
                              struct comparison_operands *operands, struct arena *arena);

/* How many of the indicators' rows that are summed up there are; with a comparison: those
 * with the verdict. One without any value is not assessed, and not counted. */
uint32_t count_indicators(const struct row_values *values,
                          const struct comparison_spec *spec, enum verdict verdict);

#endif
