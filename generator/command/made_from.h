/* What an appendix is made from, before or without making it. */
#ifndef PHULUC_COMMAND_MADE_FROM_H
#define PHULUC_COMMAND_MADE_FROM_H

#include "command/documents.h"
#include "model/provenance.h"

/* Adds all that the bytes of the PDF depend on. Everything that changes them has to be added
 * here. The caller frees the provenance. */
void made_from_documents(struct provenance *provenance, const struct documents *documents,
                         const struct family *family, const struct options *options);

/* The same of a report that is only looked at: what `phuluc render` would record, in the
 * time that it takes to read the file. Layouts, profiles, faces and fonts are read once for
 * the library. Returns 0, or -1 after telling why: then a render tells no less. The caller
 * frees the provenance in both cases, and prints the diagnostics, or drops them, before the
 * next call. */
int made_from_report(struct provenance *provenance, struct library *library,
                     const char *report, const struct options *options,
                     struct diagnostics *diagnostics);

#endif
