/* Takes a filled-in table of figures back: what it changes in the report. */
#ifndef PHULUC_SHEET_FIGURE_UPDATE_H
#define PHULUC_SHEET_FIGURE_UPDATE_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "model/report.h"
#include "sheet/grid.h"
#include "sheet/report_edit.h"

#include <stddef.h>

struct figure_update {
    struct report_edits edits;
    size_t changes;
    struct buffer listing; /* a line for each change, to be printed as it is */
};

/* Compares all cells with the report. Returns 0, or -1 after telling every problem
 * (S03-S10). figure_update_free frees it in both cases. */
int figure_update_find(struct figure_update *update, const struct report *report,
                       const struct grid *grid, struct diagnostics *diagnostics);
void figure_update_free(struct figure_update *update);

#endif
