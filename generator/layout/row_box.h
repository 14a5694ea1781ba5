/* A row with its lines broken: what the paginator moves, splits and places. */
#ifndef PHULUC_LAYOUT_ROW_BOX_H
#define PHULUC_LAYOUT_ROW_BOX_H

#include "compute/row_source.h"
#include "layout/decimal_align.h"
#include "layout/lines.h"

/* One cell of the row. */
struct cell_box {
    const struct table_cell *cell;
    struct text_block text;
    enum align align; /* ALIGN_DECIMAL: of a figure, which begins at `indent` */
    length indent;
    unsigned next_line; /* the first line not placed yet; 0 until a page break splits it */
};

/* A box owns an arena of its own, which holds the row, its texts and lines: it lives as long
 * as a page being built or a span that goes on shows any of it, and is then used again. */
struct row_box {
    struct row_box *next; /* in whatever list it is in */
    struct arena *arena;
    struct table_row row;
    struct cell_box *cells;
    unsigned open_spans; /* cells that still run on into later rows */
    bool placed;         /* the whole row has been placed */
};

/* What is the same for every row of a table. */
struct table_style {
    const struct type_metrics *metrics;
    struct text_style text;
    struct margins padding;
    const length *edges; /* of the columns */
    const struct decimal_parts *decimals; /* of the columns, or NULL: none is decimal */
    enum too_wide too_wide;
};

struct row_box *row_box_new(void);
void row_box_free(struct row_box *box);

/* Makes the box empty, ready for row_source_next(…, box->arena, &box->row). */
void row_box_clear(struct row_box *box);

/* Breaks the lines of the cells of box->row. */
void row_box_lay_out(struct row_box *box, const struct table_style *style);

/* The style of a cell's text in its row. */
struct text_style cell_text_style(const struct table_row *row,
                                  const struct table_cell *cell,
                                  const struct table_style *style);

/* The height of `lines` lines with the padding above and below; no row is lower than one
 * line. */
length lines_height(unsigned lines, const struct table_style *style);

/* Lines of a cell that no page has yet. */
unsigned lines_left(const struct cell_box *cell);

/* The height of a cell with that many of the lines left: with the padding, and with its bar
 * below the last line. */
length cell_box_height(const struct cell_box *cell, unsigned lines,
                   const struct table_style *style);

/* The height that the cells need which do not run on below or come from above, from the line
 * where each goes on. */
length row_box_height(const struct row_box *box, const struct table_style *style);

/* How many of the lines left stand in a height: all, the bar below them, or so many that at
 * least two stand on either side of the break, or 0 where that cannot be and `must` is not
 * set. Two lines of the paragraph that is parted stand on either side too, where another
 * break can see to it. */
unsigned lines_within(const struct cell_box *cell, length height, bool must,
                      const struct table_style *style);

#endif
