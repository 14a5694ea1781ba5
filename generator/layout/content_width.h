/* Measures what the columns hold: how wide those with width="auto" want to be, and how wide
 * the figures of decimal ones are. */
#ifndef PHULUC_LAYOUT_CONTENT_WIDTH_H
#define PHULUC_LAYOUT_CONTENT_WIDTH_H

#include "layout/columns.h"
#include "layout/row_box.h"

/* By column. The caller frees. */
struct column_contents {
    struct column_limits *limits;   /* for solve_columns; NULL where no column is auto */
    struct decimal_parts *decimals; /* NULL where none is decimal; 0 of other columns */
    length *words; /* room for the widest word of each column's own header */
};

/* Measures the header's cells and those of all rows, which are run through once and
 * rewound; where no column is auto or decimal the rows are left alone. An auto decimal column
 * wants to hold the widest parts of its figures side by side. `least` is the narrowest
 * useful column. */
struct column_contents measure_columns(const struct table_head *head,
                                       struct row_source *rows,
                                       const struct table_style *style, length least);

#endif
