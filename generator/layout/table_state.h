/* A table that is being set: what the placing of rows and the filling of pages share. */
#ifndef PHULUC_LAYOUT_TABLE_STATE_H
#define PHULUC_LAYOUT_TABLE_STATE_H

#include "layout/grid_rules.h"
#include "layout/row_box.h"
#include "layout/table_header.h"

enum { PENDING_ROWS = 64 }; /* the most rows that are kept together */

/* What has been told of words too wide for a column. */
enum told_wide { TOLD_NOTHING, TOLD_SMALLER, TOLD_BROKEN };

/* A cell that runs on over the following rows. */
struct open_span {
    struct row_box *box; /* its first row, or NULL: no span is open in this column */
    unsigned cell;       /* in that row */
    length top;          /* on this page; set again when a page begins */
    uint32_t block;      /* on this page; likewise */
    bool repeated;       /* its text has been said whole: what follows is for the eye */
};

struct table {
    const struct appendix *appendix;
    const struct appendix_table *content;
    uint16_t number;   /* in the appendix */
    bool columns_told; /* an earlier table has the same columns: their faults are told */
    struct page_builder *builder;
    struct diagnostics *diagnostics;
    struct text_area area;
    const struct table_head *head;
    length *edges;
    struct decimal_parts *decimals; /* as in the style */
    struct table_style style;
    struct grid_rules *grid;
    struct table_header *header;
    bool header_due;             /* this page has no header yet */
    bool begun;                  /* a page has had one */
    struct arena *arena;         /* of the next one's lines */
    struct text_block continued; /* the label above the table where it goes on */
    struct open_span *spans;     /* by column */
    length first_part; /* a split row begins with at least this height */
    length carried, brought; /* heights of the sums at a page's foot and head, or 0 */
    uint32_t rows_done;      /* so many have been placed whole */
    bool has_rows;           /* this page has some, besides sums brought forward */
    bool ending;             /* all rows left stand on this page: nothing is carried */
    length below; /* the height of what must stand below the last row, on its page */
    struct row_box *pending[PENDING_ROWS];
    unsigned pending_count;
    struct row_box *on_page; /* boxes that this page shows or whose spans go on */
    struct row_box *spare;
    uint8_t *told_wide; /* enum told_wide by column; NULL: tell nothing */
};

/* table_room.c */

/* Room for rows on this page, below the header if that is still due; and on a page that the
 * table goes on to. */
length table_room(const struct table *table);
length body_height(const struct table *table);
bool at_top(const struct table *table); /* nothing stands in that room yet */

/* Of the line that says that a table goes on, above its header. */
length continued_height(const struct table *table);

/* table_page.c */

/* An empty box; one that the page shows or whose spans go on is kept, until a page that
 * needs it no more. */
struct row_box *take_box(struct table *table);
void keep_on_page(struct table *table, struct row_box *box);
void free_boxes(struct row_box *box);

/* Finds the greatest heights of the carried rows: one more pass over the rows, where the
 * layout has any. */
void measure_carries(struct table *table);

/* Places the header where it is due, with what stands above and below it. */
void place_header(struct table *table);

/* Ends the page. Returns 0, or -1 where the sink stopped it. */
int next_page(struct table *table);

/* table_place.c */

/* How high the span is on this page so far. */
length span_height(const struct table *table, const struct open_span *span);

/* How high a row must be so that the spans that end in it have room for their text. */
length spans_need(const struct table *table, const struct row_box *box);

/* The row's height here and now: of its cells, and of the spans that end in it. */
length row_height(const struct table *table, const struct row_box *box);

/* At the page's foot a span closes for the eye; on the next page it goes on. */
void break_spans(struct table *table);
void continue_spans(struct table *table);

/* Places a part of a row at the cursor: take[i] lines of cell i. The first part opens the
 * row's spans, the last one closes those that end in it. */
void place_part(struct table *table, struct row_box *box, const unsigned *take,
                length height, bool first, bool last);

/* pending_rows.c */

/* How high the pending rows from `first` to before `end` will be, which follow on what has
 * been placed. */
length rows_height(const struct table *table, unsigned first, unsigned end);

#endif
