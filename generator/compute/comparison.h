/* Comparisons of figures: what a result is beside what was aimed at, exactly. */
#ifndef PHULUC_COMPUTE_COMPARISON_H
#define PHULUC_COMPUTE_COMPARISON_H

#include "base/arena.h"
#include "model/comparison_terms.h"
#include "model/report.h"

#include <gmp.h>

/* How values are compared. Zeros are percent, higher being better. */
struct comparison_rule {
    enum comparison_form form;
    enum direction direction; /* of figures without a bound of their own */
    enum range_end range;
    bool keep_form; /* in percent also where lower is better; else a difference is shown */
};

/* One figure beside another: a part of the whole, or the whole (part NULL). */
struct comparison_part {
    const char *part;
    const struct figure *result, *base;
    enum comparison_form form; /* of its number */
    enum range_end end;        /* that the number is computed with; BOTH of ranges only */
    enum verdict verdict;
};

struct comparison {
    enum comparison_state state; /* of the number */
    enum comparison_form form;   /* as the rule has it */
    const struct comparison_part *parts; /* of COMPARISON_COMPUTED, in the order of the base */
    unsigned part_count;
    struct comparison_part obstacle; /* else: where there are any, the figures because of
                                        which nothing is computed; either may be NULL */
    enum verdict verdict; /* of all parts: not met if any is not, exceeded if all are. Also
                             without a number, where the figures can be judged */
};

/* Compares two values, either of which may be NULL, part by part: every figure of the base
 * needs the result's figure of the same part, in a unit that agrees. A result within a range
 * is met, beyond it exceeded; one that must be above or below a figure is met there, never
 * exceeded. `parts` are made in the arena. */
struct comparison compare_values(const struct comparison_rule *rule,
                                 const struct value *result, const struct value *base,
                                 struct arena *arena);

/* The exact number of a part in the unit of comparison_unit; with both ends of a range, that
 * of the lower end. `out` is initialised by the caller. */
void comparison_number(mpq_t out, const struct comparison_part *part);

/* The same where there may be two numbers, the smaller one first. Returns how many; of one,
 * `high` is the same. */
unsigned comparison_numbers(mpq_t low, mpq_t high, const struct comparison_part *part);

/* They rounded half away from zero to so many decimals. Returns how many, or 0 where one
 * has more digits than a decimal. */
unsigned comparison_rounded(struct decimal *low, struct decimal *high,
                            const struct comparison_part *part, unsigned places);

/* What stands between two numbers of which one is negative: " đến ". */
extern const char comparison_range_word[];

/* What ratios differ in: "điểm phần trăm", "điểm phần nghìn". */
extern const char comparison_points_unit[], comparison_mille_points_unit[];

/* The unit of that number: "%", the points, the result's own, or NULL. */
const char *comparison_unit(const struct comparison_part *part);

#endif
