/* CSV in and out, by libcsv. */
#ifndef PHULUC_SHEET_CSV_H
#define PHULUC_SHEET_CSV_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "sheet/figure_table.h"
#include "sheet/grid.h"

/* Numbers of a file with that separator have a decimal comma where it is ';', and a decimal
 * point where it is ','. */
char csv_decimal_mark(char separator);

/* Adds the table as CSV, UTF-8 with a byte order mark, so that Excel takes it for what it
 * is. Lines end in CR LF (RFC 4180). */
void csv_write_table(struct buffer *out, const struct figure_table *table, char separator);

/* Fills a grid from the text of the file `name`, UTF-8 without a byte order mark, which
 * must live as long as the grid. The separator is ';' or ',', whichever its header line has
 * more of. Returns 0, or -1 after telling why (S01, S02). The caller frees the grid in both
 * cases. */
int csv_read(struct grid *grid, const char *name, const char *text, size_t size,
             struct diagnostics *diagnostics);

#endif
