/* What the appendices of one document have to agree in. */
#ifndef PHULUC_COMPUTE_REPORT_SET_H
#define PHULUC_COMPUTE_REPORT_SET_H

#include "base/diagnostic.h"
#include "model/layout_spec.h"
#include "model/report.h"

#include <stdbool.h>
#include <stddef.h>

struct set_member {
    const struct report *report;
    const struct profile *profile; /* or NULL: it could not be read */
};

/* Tells what does not agree (D01-D07), each at its place with that of the other appendix:
 * the numbers of the appendices and of their own labels, the document that they are attached
 * to, and the figures that indicators of one id have in several of them. `whole` says that
 * no appendix is left out, so that a number that is missing is one. */
void report_set_check(const struct set_member *members, size_t count, bool whole,
                      struct diagnostics *diagnostics);

#endif
