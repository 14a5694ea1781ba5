/* Which group and indicator of one report is which of another, and which have moved. */
#ifndef PHULUC_COMPUTE_DIFF_MATCH_H
#define PHULUC_COMPUTE_DIFF_MATCH_H

#include "compute/diff_entries.h"

/* Pairs indicators by their ids; groups by id, else by title, else by number. Then marks
 * what has moved in `after`: entries that stand in another thing than before, or, within the
 * same one, those few that must have moved for the others to be in order. `tables` has for
 * each table of `after` the one of `before`, or ENTRY_NONE. */
void diff_match(struct diff_entries *before, struct diff_entries *after,
                const uint32_t *tables);

#endif
