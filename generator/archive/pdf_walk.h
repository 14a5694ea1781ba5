/* All dictionaries of a PDF that stand for themselves: those of its objects, and
 * annotations, actions and attributes that stand within them. */
#ifndef PHULUC_ARCHIVE_PDF_WALK_H
#define PHULUC_ARCHIVE_PDF_WALK_H

#include "archive/pdf_file.h"

/* Calls `visit` for each, dictionaries of streams among them. It may change the
 * dictionary's values; handles that it makes are its own to release. */
void pdf_each_dictionary(const struct pdf_file *file,
                         void (*visit)(const struct pdf_file *file, qpdf_oh dictionary,
                                       void *context),
                         void *context);

#endif
