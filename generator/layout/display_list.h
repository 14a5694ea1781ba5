/* The display list: one finished page, as plain data for whoever draws or prints it.
 *
 * Positions are in 1/1000 pt from the page's top left corner, y downwards. Items stand in
 * the order of reading: heading, header, rows from top to bottom, in a row cells from left
 * to right. What is drawn for the eye only (rules, repeated headers, page numbers) is
 * marked as an artifact. All pointers are alive only while the sink is called. */
#ifndef PHULUC_LAYOUT_DISPLAY_LIST_H
#define PHULUC_LAYOUT_DISPLAY_LIST_H

#include "base/length.h"
#include "compute/row_source.h"

#include <stdbool.h>
#include <stdint.h>

/* What a stretch of content is. */
enum role {
    ROLE_LABEL, /* "PHỤ LỤC (1)" */
    ROLE_TITLE,
    ROLE_REFERENCE,     /* "(Kèm theo …)" */
    ROLE_CLOSING,       /* the hyphens or the line under the heading */
    ROLE_CONTINUED,     /* "(Tiếp theo)", above a table that goes on */
    ROLE_TEXT,          /* a paragraph before or after a table */
    ROLE_TABLE_TITLE,   /* above a table, which it belongs to */
    ROLE_UNIT_LINE,     /* likewise, between the title and the header */
    ROLE_HEADER_CELL,   /* of the table's header */
    ROLE_CELL,          /* of a row; enum row_kind says which */
    ROLE_CLOSING_MARK,  /* "./." */
    ROLE_NOTES_HEADING, /* "Ghi chú:" */
    ROLE_NOTE,          /* below the table */
    ROLE_SIGNATURE,
    ROLE_PAGE_NUMBER
};

/* One block of content: a heading line, a paragraph, a cell, a note, a page number. */
struct block {
    enum role role;
    bool artifact;          /* not to be read: a repetition or an ornament */
    bool continued;         /* the rest of a block that began on an earlier page */
    uint16_t table;         /* that it is a part of, from 0; of texts around tables: 0 */
    enum row_kind row_kind; /* of ROLE_CELL */
    unsigned level;         /* of a group's row: 1 for the outermost */
    uint32_t row;           /* ROLE_CELL: number of the row in the table, from 0;
                               ROLE_HEADER_CELL: of the header row, from 0 */
    uint16_t column, column_span;
    uint32_t row_span;       /* rows covered; 0: not known yet, it goes on */
    const uint16_t *headers; /* of cells: the header cells they stand under, by their
                                number in table_head.cells, from above */
    uint16_t header_count;
    bool heading; /* ROLE_CELL: it says what its row is about; ROLE_HEADER_CELL: it heads
                     columns, and is no number of one */
    const char *bookmark;    /* text for the outline, or NULL */
    unsigned bookmark_level; /* 1: the outermost */
    length top;              /* of the block, for the outline */
};

struct text_item {
    uint32_t block; /* index into page.blocks */
    length x, y;    /* start of the baseline */
    bool rotated;   /* by a quarter to the left: the text runs upward */
    length size;    /* type size */
    length width;   /* as measured */
    uint8_t style;  /* STYLE_BOLD | STYLE_ITALIC */
    bool ends_line; /* its text goes on in the next line with another word */
    uint16_t note;  /* whose mark it is, or 0 */
    const char *utf8;
    uint32_t bytes;
};

/* A straight rule, horizontal or vertical, centred on its line. */
struct rule_item {
    length x0, y0, x1, y1;
    length thickness;
    bool bar; /* of a bar in a cell, not of the table: it ends exactly where it says */
};

struct page {
    unsigned number; /* from 1 */
    length width, height;
    const struct block *blocks;
    size_t block_count;
    const struct text_item *texts; /* by block, in the order of reading */
    size_t text_count;
    const struct rule_item *rules;
    size_t rule_count;
};

/* Takes each page as it is finished. Returns 0, or -1 to stop the layout. */
struct page_sink {
    int (*page)(void *context, const struct page *page);
    void *context;
};

#endif
