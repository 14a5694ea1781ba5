/* A set of reports, and which PDF belongs to each. */
#ifndef PHULUC_COMMAND_BATCH_SET_H
#define PHULUC_COMMAND_BATCH_SET_H

#include "base/diagnostic.h"
#include "command/options.h"

struct batch_item {
    char *report;
    char *pdf;
    /* Reports that forbid that it is made, or NULL: */
    char *rival;    /* has this PDF */
    char *replaced; /* is the file to which the name of this PDF leads */
};

struct batch_set {
    struct batch_item *items;
    size_t count, capacity;
    bool whole; /* every input was a folder, and could be read: a PDF without a report in
                   the set has none */
    bool
        empty_folder; /* an input is a folder without reports: it may not be mounted, say */
};

/* Lists the reports of the inputs: files as they are named; of folders, and the folders
 * below them, the .xml files whose root element is <report>, and those that have none to be
 * seen, for something is wrong with them. Their PDFs lie in the output folder as they do in
 * theirs. Hidden files are left out, and the output folder where it lies in an input.
 * Of several reports with one PDF the first has it. A folder without reports is a fault,
 * but for watch, which waits for them. Returns 0, or -1 after telling why (F01): then the
 * set holds the others. The caller frees it. */
int batch_set_make(struct batch_set *set, const struct options *options,
                   struct diagnostics *diagnostics);
void batch_set_free(struct batch_set *set);

/* Whether a folder's file of that name is looked at. */
bool batch_name_wanted(const char *name);

#endif
