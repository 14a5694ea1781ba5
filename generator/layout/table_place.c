/* Places rows, part by part, on the page being built, and the spans that run over them. */
#include "layout/table_state.h"

/* Cells. */

static struct block cell_block(const struct table *table, const struct row_box *box,
                               const struct table_cell *cell)
{
    const struct table_column *column = &table->head->columns[cell->column];
    bool carried =
        box->row.kind == ROW_CARRIED_FORWARD || box->row.kind == ROW_BROUGHT_FORWARD;
    return (struct block){.role = ROLE_CELL,
                          .table = table->number,
                          .artifact = carried, /* it repeats what the rows say */
                          .row_kind = box->row.kind,
                          .level = box->row.level,
                          .row = box->row.number,
                          .row_span = cell->merged_below ? 0 : 1,
                          .column = cell->column,
                          .column_span = cell->column_span,
                          .headers = column->headers,
                          .header_count = column->header_count,
                          .top = page_cursor(table->builder)};
}

/* Places lines of a cell between `top` and `bottom`. */
static void place_lines(struct table *table, const struct row_box *box,
                        struct cell_box *cell, uint32_t block, unsigned count, length top,
                        length bottom)
{
    const struct table_style *style = &table->style;
    struct text_style text = row_text_style(&box->row, style);
    bool whole = cell->next_line == 0 && count == cell->text.line_count;
    length y = top + style->padding.top;
    if (whole && cell->cell->vertical == VERTICAL_MIDDLE)
        y += (bottom - top - lines_height(count, style)) / 2;
    unsigned end = cell->cell->column + cell->cell->column_span;
    page_add_lines(table->builder, block, &cell->text, cell->next_line, count, &text,
                   cell->align,
                   table->edges[cell->cell->column] + style->padding.left + cell->indent,
                   table->edges[end] - style->padding.right, y);
    cell->next_line += count;
}

/* Spans. */

unsigned lines_left(const struct cell_box *cell)
{
    return cell->text.line_count - cell->next_line;
}

/* Places what of a span's text fits above `bottom`, but no line alone; the rest is left for
 * later pages, of which each has room for three lines. What is repeated stands there whole
 * or not at all. */
static void place_span(struct table *table, struct open_span *span, length bottom)
{
    struct cell_box *cell = &span->box->cells[span->cell];
    length height =
        bottom - span->top - table->style.padding.top - table->style.padding.bottom;
    unsigned fit = height > 0 ? (unsigned)(height / table->style.text.leading) : 0;
    unsigned count = split_lines(lines_left(cell), fit, false);
    if (span->repeated && count < lines_left(cell))
        count = 0;
    place_lines(table, span->box, cell, span->block, count, span->top, bottom);
}

static void close_span(struct table *table, unsigned column, length bottom)
{
    struct open_span *span = &table->spans[column];
    if (!span->box)
        return;
    place_span(table, span, bottom);
    span->box->open_spans--;
    span->box = NULL;
}

/* How high the span is on this page so far. */
static length height_here(const struct table *table, const struct open_span *span)
{
    return table->header_due ? 0 : page_cursor(table->builder) - span->top;
}

length spans_need(const struct table *table, const struct row_box *box)
{
    length need = 0;
    for (uint16_t i = 0; i < box->row.cell_count; i++) {
        const struct table_cell *cell = box->cells[i].cell;
        const struct open_span *span = &table->spans[cell->column];
        if (!cell->merged_above || cell->merged_below || !span->box)
            continue;
        length whole =
            lines_height(lines_left(&span->box->cells[span->cell]), &table->style);
        length missing = whole - height_here(table, span);
        if (missing > need)
            need = missing;
    }
    return need;
}

length row_height(const struct table *table, const struct row_box *box)
{
    length height = row_box_height(box, &table->style);
    length need = spans_need(table, box);
    return need > height ? need : height;
}

/* What has been said whole is repeated for the eye on each further page, where the layout
 * wants it and a page holds it. */
static void repeat_span(struct table *table, unsigned column)
{
    struct open_span *span = &table->spans[column];
    struct cell_box *cell = &span->box->cells[span->cell];
    bool said = span->repeated || !lines_left(cell);
    if (!said || !table->head->columns[column].spec->repeat ||
        lines_height(cell->text.line_count, &table->style) > body_height(table))
        return;
    cell->next_line = 0;
    span->repeated = true;
}

void break_spans(struct table *table)
{
    length bottom = page_cursor(table->builder);
    for (unsigned column = 0; column < table->head->column_count; column++) {
        struct open_span *span = &table->spans[column];
        if (!span->box)
            continue;
        place_span(table, span, bottom);
        repeat_span(table, column);
        unsigned end = column + span->box->cells[span->cell].cell->column_span;
        grid_horizontal(table->grid, table->builder, column, end, bottom);
    }
}

void continue_spans(struct table *table)
{
    for (unsigned column = 0; column < table->head->column_count; column++) {
        struct open_span *span = &table->spans[column];
        if (!span->box)
            continue;
        struct block block =
            cell_block(table, span->box, span->box->cells[span->cell].cell);
        block.continued = true;
        block.artifact = span->repeated;
        span->top = page_cursor(table->builder);
        span->block = page_add_block(table->builder, &block);
    }
}

/* Draws the rules of a part of a row that ends at `bottom`. Below a cell that runs on there
 * is no rule; at a page's foot break_spans draws it. */
static void rule_part(struct table *table, const struct row_box *box, length bottom)
{
    length top = page_cursor(table->builder);
    for (uint16_t i = 0; i < box->row.cell_count; i++) {
        const struct table_cell *cell = box->cells[i].cell;
        unsigned end = cell->column + cell->column_span;
        grid_vertical(table->grid, table->builder, cell->column, top, bottom);
        if (!cell->merged_below)
            grid_horizontal(table->grid, table->builder, cell->column, end, bottom);
    }
    grid_vertical(table->grid, table->builder, table->head->column_count, top, bottom);
}

void place_part(struct table *table, struct row_box *box, const unsigned *take,
                length height, bool first, bool last)
{
    length top = page_cursor(table->builder), bottom = top + height;
    for (uint16_t i = 0; i < box->row.cell_count; i++) {
        struct cell_box *cell = &box->cells[i];
        if (cell->cell->merged_above || (cell->cell->merged_below && !first))
            continue;
        struct block block = cell_block(table, box, cell->cell);
        block.continued = !first;
        if (first && i == 0) {
            block.bookmark = box->row.bookmark;
            block.bookmark_level = box->row.level + (table->content->bookmark != NULL);
        }
        uint32_t number = page_add_block(table->builder, &block);
        if (cell->cell->merged_below)
            table->spans[cell->cell->column] =
                (struct open_span){.box = box, .cell = i, .top = top, .block = number};
        else
            place_lines(table, box, cell, number, take[i], top, bottom);
    }
    rule_part(table, box, bottom);
    for (uint16_t i = 0; last && i < box->row.cell_count; i++)
        if (box->cells[i].cell->merged_above && !box->cells[i].cell->merged_below)
            close_span(table, box->cells[i].cell->column, bottom);
    page_set_cursor(table->builder, bottom);
}
