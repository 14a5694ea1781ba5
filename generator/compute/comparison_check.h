/* Tells of comparisons that give no number though figures are there. */
#ifndef PHULUC_COMPUTE_COMPARISON_CHECK_H
#define PHULUC_COMPUTE_COMPARISON_CHECK_H

#include "base/diagnostic.h"
#include "model/layout_spec.h"
#include "model/report.h"

struct row_source;

/* Of the indicators of a table that are compared otherwise than the layout has it: returns 0,
 * or -1 after telling each kind (R01) or period (R02, R08) that is not there. A comparison
 * that the layout does not have is only warned of (C04): the report may be laid out by
 * several. */
int own_comparisons_check(const struct report *report, const struct report_table *table,
                          const struct layout_spec *layout,
                          struct diagnostics *diagnostics);

/* Warns of a comparison whose period the report does not have, so that no row has a number
 * (C03). */
void comparison_periods_check(const struct report *report, const struct layout_spec *layout,
                              struct diagnostics *diagnostics);

/* Warns of rows whose figures cannot be compared (C01), and notes where what is compared with
 * is zero or negative, or no percentages have percentage points (C02). Several comparisons
 * that fail by the same figures are told of once. What is not given is nothing to be told of: neither a value or
 * part of one, nor a figure in a text. */
void comparisons_check(const struct row_source *source, struct diagnostics *diagnostics);

#endif
