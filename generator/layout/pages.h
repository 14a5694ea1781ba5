/* Lays an appendix out: heading lines, table, notes, page after page. */
#ifndef PHULUC_LAYOUT_PAGES_H
#define PHULUC_LAYOUT_PAGES_H

#include "base/diagnostic.h"
#include "compute/appendix.h"
#include "layout/display_list.h"
#include "layout/measure.h"

/* Hands every page to the sink as it is finished. Returns 0, or -1 after telling why not
 * (L02, L07) or where the sink stopped it; a word that had to be broken is a warning (L05).
 * Where page numbers tell the number of pages, the pages are counted first. */
int lay_out_pages(const struct appendix *appendix, const struct type_metrics *metrics,
                  const struct page_sink *sink, struct diagnostics *diagnostics);

#endif
