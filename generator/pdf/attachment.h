/* The file inside the PDF: the source that it was made from. */
#ifndef PHULUC_PDF_ATTACHMENT_H
#define PHULUC_PDF_ATTACHMENT_H

#include "pdf/haru.h"
#include "pdf/info.h"
#include "pdf/object_writer.h"

/* Puts the file and its specification, and names it in the catalog as the source of the
 * document (ISO 19005-3, 6.8). `date` is that of the document, or NULL. */
void attachment_put(struct haru *haru, struct object_writer *writer,
                    const struct pdf_attachment *attachment, const char *date);

#endif
