/* A spreadsheet file that was named on the command line: CSV or XLSX. */
#ifndef PHULUC_COMMAND_SHEET_FILE_H
#define PHULUC_COMMAND_SHEET_FILE_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "command/options.h"
#include "read/input.h"
#include "sheet/grid.h"

#include <stdbool.h>

struct sheet_file {
    struct buffer bytes; /* of a workbook */
    struct input text;   /* of CSV; the grid's source points into it */
    struct grid grid;
};

/* "figures.XLSX": whether a file of that name is a workbook. */
bool is_workbook_name(const char *name);

/* Reads it; what is in it says what it is, not its name. CSV is in UTF-8, or as --encoding
 * says. Returns 0, or -1 after telling why
 * (F01-F06, S01, S02). The caller closes it in both cases, after printing the diagnostics.
 */
int sheet_file_open(struct sheet_file *file, const char *name,
                    const struct options *options, struct diagnostics *diagnostics);
void sheet_file_close(struct sheet_file *file);

#endif
