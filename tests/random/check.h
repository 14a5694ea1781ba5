/* A sink that proves of each page what must always hold of a table, whatever it says.
 *
 * It keeps what the page needs and, for each column, the cell that is not complete yet: the
 * rows to compare with are made once more by a row source of its own, in step. */
#ifndef RANDOM_CHECK_H
#define RANDOM_CHECK_H

#include "base/buffer.h"
#include "base/charset.h"
#include "compute/appendix.h"
#include "layout/display_list.h"
#include "layout/measure.h"

/* A composed text as bytes, with '\n' for each break, and the style of each byte. */
struct styled_text {
    struct buffer bytes, styles;
    bool blank_lines; /* lines without a text stand among the others */
};

void styled_text_set(struct styled_text *flat, const struct rich_text *text, unsigned style);
void styled_text_free(struct styled_text *flat);

/* How far a text has been found on the pages. */
struct reading {
    size_t at;
    length first, last; /* baselines in this part of it */
    bool begun;         /* there is one */
};

/* Finds the items of a block in the text, from where the last one ended; white space at
 * line ends may be missing. Returns NULL, or what is wrong. */
const char *read_block(struct reading *reading, const struct styled_text *flat,
                       const struct text_item *items, size_t count, length leading);
bool reading_complete(const struct reading *reading, const struct styled_text *flat);

/* The lines of a cell on one page, and how many there was room for. */
struct part {
    unsigned page, lines, room;
};

/* A cell whose parts are being gathered. */
struct open_cell {
    struct styled_text text;
    struct reading reading;
    uint32_t row;
    uint16_t column_span;
    bool runs_on;             /* over several rows */
    struct part before, last; /* the last two parts with lines */
    unsigned lines;           /* of all parts */
    unsigned page;            /* that shows it last */
    unsigned stub_page;       /* shows a single line before others; 0: none */
};

struct box {
    length left, top, right, bottom;
    bool filled; /* something is in it */
};

/* What the checks of a page's geometry and of its order share. */
struct page_view {
    const struct page *page;
    struct box *boxes;       /* of the texts of each block */
    size_t *first_texts;     /* of each block, and the end of them all */
    struct rule_item *rules; /* the table's */
    size_t rule_count;
    struct box frame; /* of the table: the middle of its outer rules */
    length *edges;    /* of the columns, as the vertical rules tell */
    unsigned edge_count;
};

struct check {
    const struct appendix *appendix;
    const struct type_metrics *metrics;
    const struct table_head *head;
    struct charset *announced;
    length leading;
    struct row_source *rows; /* of its own */
    struct arena *arena;     /* of `row` */
    struct table_row row;    /* whose cells are to begin next, unless `ended` */
    uint16_t next_cell;
    bool ended;
    bool header_seen, closing_seen;
    struct open_cell *cells; /* by column */
    unsigned long pages, cell_count;
    char failure[512];
};

/* `rows`, fresh and not the appendix's, and `announced` must outlive it. */
struct check check_new(const struct appendix *appendix, struct row_source *rows,
                       struct charset *announced, const struct type_metrics *metrics);
void check_free(struct check *check);

int check_page(void *context, const struct page *page); /* of a page_sink */
void check_end(struct check *check);

/* Keeps the first failure. */
void check_fail(struct check *check, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* check_cells.c: each cell once, whole and in order; its parts; the header. */
void check_cells(struct check *check, const struct page_view *view);

/* check_geometry.c: texts in their cells, rules that close. */
void check_geometry(struct check *check, const struct page_view *view);

#endif
