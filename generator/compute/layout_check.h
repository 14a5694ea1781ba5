/* Checks that a report has what a layout asks of it. */
#ifndef PHULUC_COMPUTE_LAYOUT_CHECK_H
#define PHULUC_COMPUTE_LAYOUT_CHECK_H

#include "base/diagnostic.h"
#include "model/layout_spec.h"
#include "model/report.h"

/* Returns 0, or -1 after telling each kind the report does not know (L03), each for-each
 * column without a period (L04), each base period that is needed and not named (R08), and
 * each comparison that the layout prints and does not declare (L06). */
int layout_check(const struct report *report, const struct layout_spec *layout,
                 struct diagnostics *diagnostics);

/* Returns 0, or -1 after telling the groups of a table for which its layout has no row
 * (L06).
 */
int layout_check_groups(const struct report *report, const struct report_table *table,
                        const struct layout_spec *layout, struct diagnostics *diagnostics);

#endif
