/* An appendix with its type, ready for the pages: the part that render and check share. */
#ifndef PHULUC_COMMAND_COMPOSITION_H
#define PHULUC_COMMAND_COMPOSITION_H

#include "base/charset.h"
#include "command/documents.h"
#include "compute/appendix.h"
#include "pdf/family.h"

struct composition {
    struct documents documents;
    struct appendix *appendix;
    struct family *family;   /* the library's */
    struct charset *charset; /* all that the pages will show */
};

/* Reads the report and all it needs, audits it, and finds its characters in the type. Returns
 * 0, or -1 after telling why. The caller closes it in both cases, after printing the
 * diagnostics. */
int composition_open(struct composition *composition, struct library *library,
                     const char *report, const struct options *options,
                     struct diagnostics *diagnostics);

/* Likewise of a report whose bytes are at hand, as if the file `name` held them. It takes them
 * over. */
int composition_take(struct composition *composition, struct library *library,
                     const char *name, struct buffer *bytes, const struct options *options,
                     struct diagnostics *diagnostics);
void composition_close(struct composition *composition);

#endif
