/* The table's header: laid out once, placed at the top of every page. */
#ifndef PHULUC_LAYOUT_TABLE_HEADER_H
#define PHULUC_LAYOUT_TABLE_HEADER_H

#include "layout/grid_rules.h"
#include "layout/page_builder.h"
#include "layout/row_box.h"

struct table_header;

/* Breaks the lines of the header's cells and solves the heights of its rows. `table` is its
 * number in the appendix; `page_height` is that of the text area, which the header may turn
 * out to exceed. */
struct table_header *table_header_new(const struct table_head *head,
                                      const struct table_style *style, uint16_t table,
                                      length page_height);
void table_header_free(struct table_header *header);

/* The style of the header's texts. */
struct text_style table_header_text_style(const struct table_style *style,
                                          const struct header_cell *cell);

/* A text that stands right above the header where that stands first: the table's title, the
 * line with its unit. */
struct table_lead {
    enum role role;
    const struct rich_text *text; /* empty: there is none */
    const struct line_spec *line;
    enum align align;
    length left, right;
    const char *bookmark; /* or NULL */
};

/* Adds a lead below the one before; of LEADS_MOST at most. */
enum { LEADS_MOST = 2 };
void table_header_add_lead(struct table_header *header, const struct table_lead *lead);

/* As it will be placed next. */
length table_header_height(const struct table_header *header);

/* The lines of header cell `cell`, to see whether a word was too wide, or, of a rotated one,
 * all lines beside each other (layout/rotated_text.h). */
const struct text_block *table_header_text(const struct table_header *header, unsigned cell);

/* Places the header at the page's cursor and moves that below it. The second and each
 * further time it is an artifact: a repetition, not to be read again. */
void table_header_place(struct table_header *header, struct page_builder *builder,
                        struct grid_rules *grid);

#endif
