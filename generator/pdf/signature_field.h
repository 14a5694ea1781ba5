/* A field for a digital signature on the first page, empty: nothing is printed there. */
#ifndef PHULUC_PDF_SIGNATURE_FIELD_H
#define PHULUC_PDF_SIGNATURE_FIELD_H

#include "base/length.h"
#include "pdf/haru.h"
#include "pdf/info.h"
#include "pdf/object_writer.h"

/* Where a field is to be. */
struct signature_field {
    const struct pdf_rectangle *area;
    uint32_t id; /* of its annotation */
    uint32_t page_id;
    length page_height;
};

/* Puts the field and names it in the catalog's form. `key` is that of its element in the
 * structure tree; NULL where the document is not tagged. */
void signature_field_put(const struct signature_field *field, const uint32_t *key,
                         struct haru *haru, struct object_writer *writer);

#endif
