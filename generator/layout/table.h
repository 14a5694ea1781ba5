/* Sets a table over pages: rows placed, kept together, split; spans closed and gone on. */
#ifndef PHULUC_LAYOUT_TABLE_H
#define PHULUC_LAYOUT_TABLE_H

#include "base/diagnostic.h"
#include "compute/appendix.h"
#include "layout/page_builder.h"

struct table;

/* Solves the columns of the appendix's table `number` and lays out its header. Returns NULL
 * after telling why not (L02, L07). `tell` is false in a counting pass: its warnings are
 * another pass's to tell. The caller frees the table when the page that shows its last row
 * is finished, not before. */
struct table *table_new(const struct appendix *appendix, unsigned number,
                        const struct type_metrics *metrics, struct page_builder *builder,
                        bool tell, struct diagnostics *diagnostics);
void table_free(struct table *table);

/* Places the header and all rows from the page's cursor on, page after page; the cursor is
 * then below the table. The last row goes where there is room of the height `below` under
 * it, if a page has that. Returns 0, or -1 where the sink stopped it. */
int table_set(struct table *table, length below);

#endif
