/* A PDF that this program made, read back: what it says that it was made from, and the report
 * inside it. */
#ifndef PHULUC_ARCHIVE_MADE_PDF_H
#define PHULUC_ARCHIVE_MADE_PDF_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "model/provenance.h"

#include <stdbool.h>
#include <stddef.h>

struct made_pdf {
    struct buffer bytes; /* the whole file */
    size_t made;         /* so many of them were made by this program; the rest was added.
                            0: another program has written the file anew */
    struct provenance provenance;
    bool recorded; /* the digest in the file is that of the provenance */
    bool has_source;
    struct buffer source; /* the report, byte for byte */
    bool source_recorded; /* its digest is that of the provenance */
};

/* Reads the file. Of one that was extended since, by a signature or other changes, it reads
 * what it was made as; of a damaged one what is left. Returns 0, or -1 after telling why not
 * (F01, F02, P01, P02, P07). The caller closes it in both cases. */
int made_pdf_open(struct made_pdf *pdf, const char *name, size_t limit,
                  struct diagnostics *diagnostics);
void made_pdf_close(struct made_pdf *pdf);

/* The report's name, digest and so on as they are recorded, or NULL. */
const struct provenance_part *made_pdf_report(const struct made_pdf *pdf);

#endif
