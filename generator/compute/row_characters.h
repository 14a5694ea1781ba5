/* The characters that a table's rows show. */
#ifndef PHULUC_COMPUTE_ROW_CHARACTERS_H
#define PHULUC_COMPUTE_ROW_CHARACTERS_H

#include "compute/collector.h"

/* Collects what the rows of the table show that comes from the report, by the fields in the
 * cells of collector->layout: perhaps a few characters too many, never one too few. */
void collect_rows(struct collector *collector, const struct report_table *table);

#endif
