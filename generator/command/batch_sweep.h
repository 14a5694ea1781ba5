/* What lies in the output folder and belongs to no report: PDFs whose report is no more, and
 * copies of reports whose PDF is another by now. */
#ifndef PHULUC_COMMAND_BATCH_SWEEP_H
#define PHULUC_COMMAND_BATCH_SWEEP_H

#include "command/batch_tell.h"

/* Tells of PDFs that phuluc made of a report that is not in the set, and with options->prune
 * removes them; only of a set that is whole. Removes copies of reports whose PDF is another.
 * The caller has the folder's lock.
 * Returns 0, or -1 after telling why (O01). */
int batch_sweep(const struct batch_set *set, struct batch_tally *tally,
                struct diagnostics *diagnostics);

#endif
