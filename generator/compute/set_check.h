/* A set of appendices that is being checked: what the parts of the check share. */
#ifndef PHULUC_COMPUTE_SET_CHECK_H
#define PHULUC_COMPUTE_SET_CHECK_H

#include "compute/report_set.h"

struct set_check {
    const struct set_member *members;
    size_t count;
    bool whole;
    struct diagnostics *diagnostics;
    struct arena *scratch;
};

/* set_place.c: "plan.xml:12:5", in the scratch arena: for messages that belong to another appendix. */
const char *set_place_text(struct set_check *check, size_t member, uint32_t at);

static inline struct place set_place(const struct set_check *check, size_t member,
                                     uint32_t at)
{
    return place_in(check->members[member].report->source, at);
}

/* set_numbers.c: without gap or double, in one form, labels with the number that they have
 * (D01-D05). */
void set_check_numbers(struct set_check *check);

/* set_documents.c: attached to the same document (D06). */
void set_check_documents(struct set_check *check);

/* set_figures.c: the same figure for the same indicator, kind and period (D07). */
void set_check_figures(struct set_check *check);

#endif
