/* What the file says of itself: the document information and, in step with it, XMP. */
#ifndef PHULUC_PDF_METADATA_H
#define PHULUC_PDF_METADATA_H

#include "pdf/haru.h"
#include "pdf/info.h"
#include "pdf/object_writer.h"

/* Adds the document information to libharu's dictionary of it. */
void metadata_add_information(struct haru *haru, const struct pdf_info *info);

/* Puts the XMP stream (ISO 16684-1), in the clear. */
void metadata_put_xmp(struct object_writer *writer, uint32_t id,
                      const struct pdf_info *info);

#endif
