/* Which objects of a PDF a walk has come by: in damaged files trees lead back into
 * themselves. */
#ifndef PHULUC_ARCHIVE_PDF_VISITS_H
#define PHULUC_ARCHIVE_PDF_VISITS_H

#include "archive/pdf_object.h"

struct pdf_visits {
    const struct pdf_file *file;
    unsigned char *seen; /* a bit for each number of an object */
    int count;
};

struct pdf_visits pdf_visits_begin(const struct pdf_file *file);
void pdf_visits_end(struct pdf_visits *visits);

/* Whether the walk comes by the object for the first time. What is no object of its own, or
 * none of the file as it was read, counts as new. */
bool pdf_visit(struct pdf_visits *visits, qpdf_oh object);

#endif
