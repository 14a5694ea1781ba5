/* The labels of pages: each part keeps its own. */
#ifndef PHULUC_ARCHIVE_PAGE_LABEL_JOIN_H
#define PHULUC_ARCHIVE_PAGE_LABEL_JOIN_H

#include "archive/part.h"

#include <stddef.h>

/* Pages of a part without labels are called 1, 2, 3 …. */
void page_labels_join(const struct part *parts, size_t count);

#endif
