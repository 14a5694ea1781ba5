/* The list of changes as it is put together; for the files that compare two reports. */
#ifndef PHULUC_COMPUTE_DIFF_BUILD_H
#define PHULUC_COMPUTE_DIFF_BUILD_H

#include "compute/diff_entries.h"
#include "compute/diff_text.h"
#include "compute/report_diff.h"

struct diff_build {
    struct report_diff *diff;
    struct change **end;
    const struct diff_side *sides[2]; /* before, after */
    struct diff_entries entries[2];
    struct arena *scratch; /* rewound after each indicator */
};

/* A change at the end of the list. */
struct change *diff_add(struct diff_build *build, struct change change);

/* What a string says, which is not copied. */
struct change_side diff_side_of_string(const char *text);

/* Adds that a text or a string has changed, where it has. The rest of `change` is filled
 * in, `field` too. */
void diff_compare_texts(struct diff_build *build, struct change change,
                        const struct rich_text *before, const struct rich_text *after);
void diff_compare_strings(struct diff_build *build, struct change change,
                          const char *before, const char *after);

/* What has changed in an indicator's values and comparisons. `subject` names it; `before`
 * and `after` are entries. */
void diff_values(struct diff_build *build, const struct change *subject, uint32_t before,
                 uint32_t after);

/* The name of a kind and period of one side. */
struct value_name diff_value_name(struct diff_build *build, const struct report *report,
                                  unsigned kind, uint16_t period);

#endif
