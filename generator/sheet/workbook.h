/* Workbooks (XLSX) in and out. */
#ifndef PHULUC_SHEET_WORKBOOK_H
#define PHULUC_SHEET_WORKBOOK_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "sheet/figure_table.h"
#include "sheet/grid.h"

#include <stdbool.h>

/* Whether the bytes begin as a ZIP archive does. */
bool is_workbook(const void *bytes, size_t size);

/* Fills a grid from the first sheet that is shown. Formulas give their cached values.
 * libxml2 must have been set up. Returns 0, or -1 after telling why (S01, S02). The caller
 * frees the grid in both cases. */
int workbook_read(struct grid *grid, const char *name, const void *bytes, size_t size,
                  struct diagnostics *diagnostics);

/* Adds the table as a workbook: a protected sheet (no password), only the cells of figures
 * open. Returns 0, or -1 after telling why (O01, of the file `name`). */
int workbook_write_table(struct buffer *out, const struct figure_table *table,
                         const char *name, struct diagnostics *diagnostics);

#endif
