/* A field for a digital signature on the first page, empty: nothing is printed there. */
#ifndef PHULUC_PDF_SIGNATURE_FIELD_H
#define PHULUC_PDF_SIGNATURE_FIELD_H

#include "base/length.h"
#include "pdf/haru.h"
#include "pdf/info.h"
#include "pdf/object_writer.h"

/* Puts the field and names it in the catalog's form. Returns the id of its annotation, for
 * the page of that id. */
uint32_t signature_field_put(struct haru *haru, struct object_writer *writer,
                             const struct pdf_rectangle *area, uint32_t page_id,
                             length page_height);

#endif
