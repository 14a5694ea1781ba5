/* Tells of sums that cannot be made. */
#ifndef PHULUC_COMPUTE_SUM_CHECK_H
#define PHULUC_COMPUTE_SUM_CHECK_H

#include "base/diagnostic.h"
#include "compute/row_source.h"

/* Goes through the rows of a table that sum up, and warns of figures in different units
 * and of sums that are too large (A06), once for each such figure and kind. */
void sum_check(const struct row_source *source, struct diagnostics *diagnostics);

#endif
