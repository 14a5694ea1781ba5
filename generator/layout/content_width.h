/* Measures how wide the columns with width="auto" want to be. */
#ifndef PHULUC_LAYOUT_CONTENT_WIDTH_H
#define PHULUC_LAYOUT_CONTENT_WIDTH_H

#include "layout/columns.h"
#include "layout/row_box.h"

/* The limits of the columns, for solve_columns, from the header's cells and those of all
 * rows, which are run through once and rewound; NULL where no column is auto. `least` is
 * the narrowest useful column. The caller frees. */
struct column_limits *measure_columns(const struct table_head *head,
                                      struct row_source *rows,
                                      const struct table_style *style, length least);

#endif
