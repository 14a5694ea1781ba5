/* Destinations by name, which two PDFs may both have, made into places on pages. */
#ifndef PHULUC_ARCHIVE_DESTINATIONS_H
#define PHULUC_ARCHIVE_DESTINATIONS_H

#include "archive/pdf_file.h"

/* Links, bookmarks and actions of the file that name a destination get the place itself. */
void destinations_resolve(const struct pdf_file *file);

#endif
