/* Prints pages as text: what golden tests read. */
#ifndef PHULUC_LAYOUT_DUMP_H
#define PHULUC_LAYOUT_DUMP_H

#include "layout/display_list.h"

/* A page_sink function; its context is a struct buffer that the page is added to. Lengths in
 * points with three decimals. */
int dump_page(void *buffer, const struct page *page);

#endif
