/* All that one appendix is made from: report, layouts, profile and face, read and checked.
 */
#ifndef PHULUC_COMMAND_DOCUMENTS_H
#define PHULUC_COMMAND_DOCUMENTS_H

#include "command/library.h"
#include "command/options.h"
#include "model/report.h"

/* All but the report are the library's. */
struct documents {
    struct input report_input;
    struct report *report;
    struct loaded **layouts; /* each once, in the order of the tables that first use them */
    size_t layout_count;
    const struct layout_spec **table_layouts; /* one for each table of the report */
    struct loaded *profile_file, *face_file;
    const struct profile *profile;
    const struct face_spec *face;
    const struct color_profile *color_profile; /* NULL: the PDF is to have none */
};

/* Reads a report and what it asks for, or the options name instead. Returns 0, or -1 after
 * telling why. The caller closes it in both cases, after printing the diagnostics. */
int documents_open(struct documents *documents, struct library *library, const char *report,
                   const struct options *options, struct diagnostics *diagnostics);

/* Likewise of a report whose bytes are at hand, as if the file `name` held them. It takes them
 * over. */
int documents_take(struct documents *documents, struct library *library, const char *name,
                   struct buffer *bytes, const struct options *options,
                   struct diagnostics *diagnostics);

/* Likewise, but without checking the report, which stays NULL: finds no more than which
 * layouts, profile and face it asks for. */
int documents_look_up(struct documents *documents, struct library *library,
                      const char *report, const struct options *options,
                      struct diagnostics *diagnostics);

/* Likewise, but of what it asks for only the layouts of its tables: for what makes no page. */
int documents_open_tables(struct documents *documents, struct library *library,
                          const char *report, const struct options *options,
                          struct diagnostics *diagnostics);

/* Likewise of a report whose bytes are at hand, as if the file `name` held them; it takes
 * them over. A layout that is not to be had is told too, but leaves NULL in table_layouts:
 * -1 is only returned where there is no report. */
int documents_take_tables(struct documents *documents, struct library *library,
                          const char *name, struct buffer *bytes,
                          const struct options *options, struct diagnostics *diagnostics);

/* Frees the report, when nothing is made from it any more; what was told of it keeps its
 * places. */
void documents_forget_report(struct documents *documents);
void documents_close(struct documents *documents);

#endif
