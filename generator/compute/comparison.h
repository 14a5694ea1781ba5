/* Comparisons: what a result is beside what was aimed at, exactly. */
#ifndef PHULUC_COMPUTE_COMPARISON_H
#define PHULUC_COMPUTE_COMPARISON_H

#include "base/arena.h"
#include "compute/row_values.h"
#include "model/layout_spec.h"
#include "model/report.h"

#include <gmp.h>

/* Why a comparison gives no number. */
enum comparison_state {
    COMPARISON_COMPUTED,
    COMPARISON_NO_RESULT, /* nothing given, blank, or a text without the figure */
    COMPARISON_NO_BASE,
    COMPARISON_UNITS,     /* the units differ */
    COMPARISON_ZERO_BASE, /* percent of nothing */
    COMPARISON_RANGE      /* the result is a range */
};

/* One figure beside another: a part of the whole, or the whole (part NULL). */
struct comparison_part {
    const char *part;
    const struct figure *result, *base;
    enum verdict verdict;
};

struct comparison {
    enum comparison_state state;
    enum comparison_form form;
    const struct comparison_part *parts; /* of COMPARISON_COMPUTED, in the order of the base */
    unsigned part_count;
    enum verdict verdict; /* of all parts: not met if any is not, exceeded if all are */
};

/* Compares two values, either of which may be NULL, part by part: every figure of the base
 * needs the result's figure of the same part and unit. A range is taken by its lower bound;
 * within it is met, above its upper end exceeded. `parts` are made in the arena. */
struct comparison compare_values(enum comparison_form form, const struct value *result,
                                 const struct value *base, struct arena *arena);

/* The exact number of a part: result / base × 100, or result − base. `out` is initialised by
 * the caller. */
void comparison_number(mpq_t out, enum comparison_form form,
                       const struct comparison_part *part);

/* "điểm phần trăm", what percentages differ in. */
extern const char comparison_points_unit[];

/* The unit of that number: "%", the percentage points, the figures' own, or NULL. */
const char *comparison_unit(enum comparison_form form, const struct comparison_part *part);

/* What a comparison of an indicator compares: its result and its base in this report. */
struct comparison_operands {
    uint16_t of, with;               /* kinds, as value_kind_find has them */
    uint16_t of_period, with_period; /* indices, or PERIOD_NONE */
};

/* The period that a choice means, in `*out`. Returns 0, or -1 where the kind has several
 * periods and the choice is the base one and none was declared. */
int choose_period(const struct kind *kind, enum period_choice choice, uint16_t *out);

/* Resolves the names and periods of a comparison. Returns 0, or -1 where the report has no
 * such kind or base period (layout_check tells the user). */
int resolve_operands(const struct report *report, const struct layout_spec *layout,
                     const struct comparison_spec *spec, struct comparison_operands *out);

/* How many of the indicators' rows that are summed up there are; with a comparison: those
 * with the verdict. One without any value is not assessed, and not counted. */
uint32_t count_indicators(const struct row_values *values,
                          const struct comparison_spec *spec, enum verdict verdict);

/* Compares the values of a row as the layout says. `*operands` are what was compared, where
 * they could be resolved. */
struct comparison compare_row(const struct row_values *values,
                              const struct comparison_spec *spec,
                              struct comparison_operands *operands, struct arena *arena);

#endif
