/* What several appendices share: the data folder, the schemas, and the layouts,
 * profiles and faces that were read from it. */
#ifndef PHULUC_COMMAND_LIBRARY_H
#define PHULUC_COMMAND_LIBRARY_H

#include "base/diagnostic.h"
#include "model/layout_spec.h"
#include "pdf/color_profile.h"
#include "pdf/family.h"
#include "read/input.h"
#include "read/schema.h"

enum document_kind { DOCUMENT_LAYOUT, DOCUMENT_PROFILE, DOCUMENT_FACE };

/* A layout, profile or face with the file it came from: one of the three, or none where it
 * could not be read. */
struct loaded {
    struct loaded *next;
    enum document_kind kind;
    char *path;
    struct input input;
    struct layout_spec *layout;
    struct profile *profile;
    struct face_spec *face;
    struct family *family; /* of the face; NULL until it is asked for */
};

struct library {
    char *folder;
    struct schema *report_schema, *layout_schema;
    struct loaded *loaded;
    struct color_profile *color_profile; /* NULL until it is asked for */
};

/* Returns 0, or -1 after telling why (I01). The caller closes it in both cases, after
 * printing the diagnostics. Every file is read once: to see that one has changed, open the
 * library anew. */
int library_open(struct library *library, struct diagnostics *diagnostics);
void library_close(struct library *library);

/* What is looked for, and who asked for it. */
struct wanted {
    enum document_kind kind;
    const char *name; /* in the data folder, or a path */
    struct place place;
};

/* Whether the name is a path: it has a slash, or ends in .xml. */
bool is_document_path(const char *name);

/* Where a document of that name is. The caller frees it. */
char *library_path(const struct library *library, const struct wanted *wanted);

/* Whether the file begins with the root element of that kind. Layouts and profiles share a
 * folder, and reports may. */
bool document_has_root(const char *path, enum document_kind kind);

/* The document of the file; what is in it is NULL after telling why (L01, F…, X…, L…). The
 * library takes over the path and keeps the document. */
struct loaded *library_load(struct library *library, char *path,
                            const struct wanted *wanted, size_t limit,
                            struct diagnostics *diagnostics);

/* A layout by its name or path, as the command line gives it. Returns NULL after telling
 * why; the layout stays the library's. */
const struct layout_spec *library_layout(struct library *library, const char *name,
                                         size_t limit, struct diagnostics *diagnostics);

/* The type family of a face. Returns NULL after telling why (T01); it stays the library's. */
struct family *library_family(struct loaded *face, struct diagnostics *diagnostics);

/* The colour profile: of the data folder, else Debian's. Returns NULL after telling why
 * (T03); it stays the library's. */
const struct color_profile *library_color_profile(struct library *library,
                                                  struct diagnostics *diagnostics);

#endif
