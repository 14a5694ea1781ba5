/* What a PDF says in its metadata (XMP) that it conforms to. */
#ifndef PHULUC_ARCHIVE_PDF_CLAIMS_H
#define PHULUC_ARCHIVE_PDF_CLAIMS_H

#include "archive/pdf_file.h"

struct pdf_claims {
    int archive_part;   /* of PDF/A: 1, 2 or 3; 0: none, or a later one */
    char archive_level; /* 'a', 'u' or 'b' */
    int access_part;    /* of PDF/UA: 1, or 0 */
    bool has_origin;    /* it says what it was made from (model/provenance.h) */
    bool has_metadata;
    char *title; /* or NULL */
};

/* A file without metadata, or whose metadata cannot be read, claims nothing. */
void pdf_claims_read(struct pdf_claims *claims, const struct pdf_file *file);
void pdf_claims_free(struct pdf_claims *claims);

/* Appends "PDF/A-3a, PDF/UA-1"; nothing where nothing is claimed. */
void pdf_claims_put(const struct pdf_claims *claims, struct buffer *out);

#endif
