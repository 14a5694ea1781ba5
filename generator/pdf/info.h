/* What a PDF is to be, and what it says of itself. */
#ifndef PHULUC_PDF_INFO_H
#define PHULUC_PDF_INFO_H

#include "base/buffer.h"
#include "base/length.h"
#include "model/provenance.h"
#include "pdf/color_profile.h"
#include "pdf/part.h"

#include <stdbool.h>
#include <stddef.h>

/* A file inside the PDF. */
struct pdf_attachment {
    const char *name;        /* without folders */
    const char *media_type;  /* "application/xml" */
    const char *description; /* for who looks at the list of attachments */
    const void *bytes;
    size_t size;
    const struct buffer *packed; /* the bytes in zlib's format, or NULL: not at hand; they
                                    themselves are not looked at where it is */
};

/* From the page's top left corner. */
struct pdf_rectangle {
    length left, top, right, bottom;
};

/* Texts are UTF-8; what is not known is NULL. */
struct pdf_info {
    enum pdf_part part;
    bool tagged;
    bool thread;       /* whether one more thread may compress; no byte changes */
    const char *title; /* not empty */
    const char *subject, *author, *keywords;
    const char *language; /* "vi-VN" */
    const char *producer; /* "phuluc 0.1.0" */
    const char *date;     /* "2024-10-15T00:00:00+07:00" */
    const struct provenance *provenance;        /* its digest makes the /ID */
    const struct pdf_attachment *source;        /* of PDF_A3, else NULL */
    const struct color_profile *color_profile;  /* but of PDF_NO_PART */
    const char *page_label;                     /* what stands before page numbers */
    const struct pdf_rectangle *signature_area; /* of a field on the first page, or NULL */
};

#endif
