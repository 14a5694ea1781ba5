/* What the catalog tells a viewer: how to show the document, and what its pages are called.
 */
#ifndef PHULUC_PDF_CATALOG_H
#define PHULUC_PDF_CATALOG_H

#include "base/length.h"
#include "pdf/haru.h"
#include "pdf/info.h"

/* Adds language, the title instead of the file's name, and the pages' labels. */
void catalog_describe(struct haru *haru, const struct pdf_info *info);

/* Opens the document at its first page, as wide as the window. */
void catalog_open_at(struct haru *haru, uint32_t page_id, length page_height);

/* Shows the outline beside the pages. */
void catalog_add_outline(struct haru *haru, uint32_t outline_id);

/* Says that all content is marked, and where its structure is. */
void catalog_add_structure(struct haru *haru, uint32_t root_id);

#endif
