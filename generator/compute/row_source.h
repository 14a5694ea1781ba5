/* The row source: the table as the layout sees it, header first, then row after row, every
 * text composed and every figure computed and printed. */
#ifndef PHULUC_COMPUTE_ROW_SOURCE_H
#define PHULUC_COMPUTE_ROW_SOURCE_H

#include "base/arena.h"
#include "model/layout_spec.h"
#include "model/rich_text.h"

#include <stdbool.h>
#include <stdint.h>

struct report;
struct report_table;

enum row_kind {
    ROW_GROUP,
    ROW_INDICATOR,
    ROW_SUB_INDICATOR,
    ROW_OF_WHICH, /* "Trong đó:", above parts */
    ROW_PART,
    ROW_TOTAL,
    ROW_CARRIED_FORWARD, /* at the foot of a page; in no list of rows */
    ROW_BROUGHT_FORWARD  /* at the head of a page; likewise */
};

/* A column of the table after "for-each" columns have been repeated. */
struct table_column {
    const char *id;
    const struct column_spec *spec;
    const char *period;      /* its own, in a for-each column, else NULL */
    const uint16_t *headers; /* the header cells above it, outermost first */
    uint16_t header_count;
};

struct header_cell {
    const struct rich_text *text; /* composed */
    uint16_t row, column, row_span, column_span;
    bool number; /* in the row of column numbers: it heads nothing */
    bool rotate; /* its text runs upward */
};

/* The table's columns and header; alive as long as the row source. */
struct table_head {
    const struct table_column *columns;
    uint16_t column_count;
    const struct header_cell *cells; /* row by row, in a row from left to right */
    uint16_t cell_count;
    uint16_t row_count;
};

enum { BAR_FULL = 1000, BAR_NONE = 0xFFFF };

struct table_cell {
    const struct rich_text *text; /* composed; may be empty */
    uint16_t column, column_span;
    uint8_t style; /* STYLE_* added to its texts, besides the row's */
    uint16_t bar;  /* of BAR_FULL, how far a bar below the text is filled; or BAR_NONE */
    enum align align;
    enum vertical_align vertical;
    bool heading;      /* it says what the row is about; at most one cell of a row */
    bool merged_above; /* part of the cell above it: no text of its own, no rule between */
    bool merged_below; /* the next row's cell of this column is part of this one */
};

struct table_row {
    enum row_kind kind;
    unsigned level;       /* of a group: 1 for the outermost; else of the group around it,
                             0 where there is none */
    uint32_t number;      /* of the row, from 0 */
    uint8_t style;        /* STYLE_* added to every text of the row */
    bool keep_with_next;  /* no page break between this row and the next */
    bool whole;           /* split only where no page can hold it */
    bool last;            /* of the table */
    const char *bookmark; /* text for the outline, or NULL */
    uint32_t at;          /* in the report's source */
    const struct table_cell *cells; /* from left to right, without gaps */
    uint16_t cell_count;
};

struct row_source;

/* Composes the header and lists the rows of one of the report's tables. The layout has been
 * checked (layout_check). Report and layout must outlive it; the caller frees it. */
struct row_source *row_source_new(const struct report *report,
                                  const struct report_table *table,
                                  const struct layout_spec *layout);
void row_source_free(struct row_source *source);

const struct table_head *row_source_head(const struct row_source *source);

/* Makes the next row in `arena`. Returns 1, or 0 after the last row. */
int row_source_next(struct row_source *source, struct arena *arena, struct table_row *row);

/* Makes the row that carries forward (or brings forward) the sums of the first `rows` rows.
 * `rows` does not fall from call to call, until row_source_rewind. Returns 1, or 0 where the
 * layout has no such row. */
int row_source_carry(struct row_source *source, enum row_kind kind, uint32_t rows,
                     struct arena *arena, struct table_row *row);

/* How many rows there are. */
uint32_t row_source_count(const struct row_source *source);

/* Begins again with the first row. */
void row_source_rewind(struct row_source *source);

#endif
