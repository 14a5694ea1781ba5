/* Lays an appendix out: its heading, its tables, what ends it, page after page. */
#ifndef PHULUC_LAYOUT_PAGES_H
#define PHULUC_LAYOUT_PAGES_H

#include "base/diagnostic.h"
#include "compute/appendix.h"
#include "layout/display_list.h"
#include "layout/measure.h"

/* Hands every page to the sink as it is finished. Returns 0, or -1 after telling why not
 * (L02, L07) or where the sink stopped it; a word too wide for its column is a warning
 * (L05), and so are columns that had to be narrowed (L08).
 * Where page numbers tell the number of pages, the pages are counted first. */
int lay_out_pages(const struct appendix *appendix, const struct type_metrics *metrics,
                  const struct page_sink *sink, struct diagnostics *diagnostics);

/* A sink for passes that only count pages or find what is to be told. */
extern const struct page_sink ignoring_sink;

#endif
