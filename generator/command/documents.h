/* All that one appendix is made from: report, layouts, profile and face, read and checked.
 */
#ifndef PHULUC_COMMAND_DOCUMENTS_H
#define PHULUC_COMMAND_DOCUMENTS_H

#include "base/digest.h"
#include "command/options.h"
#include "model/layout_spec.h"
#include "model/report.h"
#include "read/input.h"
#include "read/schema.h"

/* What several appendices share: the data folder and the schemas. */
struct library {
    char *folder;
    struct schema *report_schema, *layout_schema;
};

/* Returns 0, or -1 after telling why (I01). The caller closes it in both cases. */
int library_open(struct library *library, struct diagnostics *diagnostics);
void library_close(struct library *library);

/* A document with the file it came from. */
struct loaded {
    char *path;
    struct input input;
};

/* A layout, read once however many tables use it. */
struct loaded_layout {
    struct loaded_layout *next; /* in the order of the tables that first use them */
    struct loaded file;
    struct layout_spec *spec;
};

struct documents {
    struct input report_input;
    struct loaded_layout *layouts;
    struct loaded profile_file, face_file;
    struct report *report;
    const struct layout_spec **table_layouts; /* one for each table of the report */
    struct profile *profile;
    struct face_spec *face;
};

/* Reads a report and what it asks for, or the options name instead. Returns 0, or -1 after
 * telling why. The caller closes it in both cases, after printing the diagnostics. */
int documents_open(struct documents *documents, const struct library *library,
                   const char *report, const struct options *options,
                   struct diagnostics *diagnostics);
void documents_close(struct documents *documents);

/* Reads a layout by its name or path. Returns NULL after telling why; the caller frees the
 * layout, then the file with loaded_free. */
struct layout_spec *library_read_layout(const struct library *library, const char *name,
                                        const struct options *options, struct loaded *file,
                                        struct diagnostics *diagnostics);
void loaded_free(struct loaded *loaded);

/* Adds all of them. */
void documents_digest(const struct documents *documents, struct digest *digest);

#endif
