/* What is shown of a comparison: the computed number, what the report states, or both. */
#ifndef PHULUC_COMPUTE_COMPARISON_SHOWN_H
#define PHULUC_COMPUTE_COMPARISON_SHOWN_H

#include "compute/row_comparison.h"

struct shown_comparison {
    struct comparison comparison;
    const struct value *stated; /* what is shown of the report's, or NULL; may be blank */
    bool computed;              /* whether the computed number is shown … */
    bool contradicts;           /* … behind what is stated, because it is another one */
    bool instead; /* what is stated stands in the place of a computed number */
};

/* What is shown in a row, by what the layout prints; made in the arena. Without `stated`
 * and `computed` it is a reason, or nothing. */
struct shown_comparison comparison_shown(const struct row_values *values,
                                         const struct comparison_spec *spec,
                                         struct arena *arena);

/* The number that is shown, exactly, and its form; of several parts the first, of two
 * numbers the computed one where nothing is stated. Returns false where none is. */
bool shown_number(const struct shown_comparison *shown, mpq_t out,
                  enum comparison_form *form);

/* How many numbers are shown: a bar can stand for one only. */
unsigned shown_count(const struct shown_comparison *shown);

#endif
