/* One of the PDFs that are joined: where its pages stand, and what it is called. */
#ifndef PHULUC_ARCHIVE_PART_H
#define PHULUC_ARCHIVE_PART_H

#include "archive/pdf_claims.h"
#include "archive/pdf_file.h"

/* The first part is the parent document; the others are joined to it, in its qpdf. */
struct part {
    struct pdf_file file;
    struct pdf_claims claims;
    char *title;    /* of its bookmark; in UTF-8, never empty */
    char *language; /* "vi", or "" */
    int first_page; /* in the whole, from 0 */
    bool tagged;    /* has a structure tree … */
    bool marked;    /* … and says that all its content is in it */
};

/* Opens a part. Returns 0, or -1 after telling why not (F01-F03, P01-P04). The caller
 * closes it in both cases. */
int part_open(struct part *part, const char *name, size_t limit,
              struct diagnostics *diagnostics);
void part_close(struct part *part);

#endif
