/* Reports that did not exist: what new and import share. */
#ifndef PHULUC_COMMAND_NEW_REPORT_H
#define PHULUC_COMMAND_NEW_REPORT_H

#include "base/output_file.h"
#include "command/options.h"

/* The first period of a new report. */
unsigned proposed_year(const struct options *options);

/* How a report names the layout that the user names so. The caller frees it. */
char *report_layout_name(const char *layout);

/* Opens the output; NULL after telling that there is such a file already, or why it cannot
 * be written (O01). */
struct output_file *open_new_report(const char *path, struct diagnostics *diagnostics);

#endif
