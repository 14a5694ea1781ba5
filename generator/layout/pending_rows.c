/* How high rows will be that wait to be placed together. */
#include "layout/table_state.h"

/* The row's cell in the column, or NULL: another one covers it. */
static const struct cell_box *find_cell(const struct row_box *box, unsigned column)
{
    for (uint16_t i = 0; i < box->row.cell_count; i++)
        if (box->cells[i].cell->column == column)
            return &box->cells[i];
    return NULL;
}

/* What the last of the rows must be so high for: the text of a span that ends in it,
 * wherever that began. heights[i] is that of the pending row i. */
static length need_of_span(const struct table *table, const length *heights, unsigned first,
                           unsigned last, unsigned column)
{
    length above = 0;
    for (unsigned i = last; i-- > first;) {
        const struct cell_box *cell = find_cell(table->pending[i], column);
        above += heights[i];
        if (!cell || !cell->cell->merged_below)
            return 0;
        if (!cell->cell->merged_above)
            return cell_box_height(cell, lines_left(cell), &table->style) - above;
    }
    const struct open_span *span = &table->spans[column];
    if (!span->box)
        return 0;
    const struct cell_box *cell = &span->box->cells[span->cell];
    return cell_box_height(cell, lines_left(cell), &table->style) - above -
           span_height(table, span);
}

static length last_height(const struct table *table, const length *heights, unsigned first,
                          unsigned last)
{
    const struct row_box *box = table->pending[last];
    length height = row_box_height(box, &table->style);
    for (uint16_t i = 0; i < box->row.cell_count; i++) {
        const struct table_cell *cell = box->cells[i].cell;
        if (!cell->merged_above || cell->merged_below)
            continue;
        length need = need_of_span(table, heights, first, last, cell->column);
        if (need > height)
            height = need;
    }
    return height;
}

length rows_height(const struct table *table, unsigned first, unsigned end)
{
    length heights[PENDING_ROWS], height = 0;
    for (unsigned i = first; i < end; i++) {
        heights[i] = last_height(table, heights, first, i);
        height += heights[i];
    }
    return height;
}
