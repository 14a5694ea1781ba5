/* Places rows, part by part, on the page being built, and the spans that run over them. */
#include "layout/bar_rules.h"
#include "layout/table_state.h"

/* Cells. */

/* The header cells above a cell, in the box's arena: of all columns that it covers, but of
 * a heading only of its first. */
static void link_headers(struct block *block, const struct table *table,
                         const struct row_box *box)
{
    const struct table_head *head = table->head;
    const struct table_column *column = &head->columns[block->column];
    bool heading = block->row_kind == ROW_GROUP || block->row_kind == ROW_OF_WHICH;
    block->headers = column->headers;
    block->header_count = column->header_count;
    if (block->column_span == 1 || heading)
        return;
    uint16_t *headers = arena_alloc(box->arena, head->cell_count * sizeof *headers);
    uint16_t count = 0;
    for (uint16_t i = 0; i < head->cell_count; i++) {
        const struct header_cell *cell = &head->cells[i];
        if (!cell->number && cell->column < block->column + block->column_span &&
            block->column < cell->column + cell->column_span)
            headers[count++] = i;
    }
    block->headers = headers;
    block->header_count = count;
}

static struct block cell_block(const struct table *table, const struct row_box *box,
                               const struct table_cell *cell)
{
    bool carried =
        box->row.kind == ROW_CARRIED_FORWARD || box->row.kind == ROW_BROUGHT_FORWARD;
    struct block block = {.role = ROLE_CELL,
                          .table = table->number,
                          .artifact = carried, /* it repeats what the rows say */
                          .row_kind = box->row.kind,
                          .level = box->row.level,
                          .row = box->row.number,
                          .row_span = cell->merged_below ? 0 : 1,
                          .column = cell->column,
                          .column_span = cell->column_span,
                          .heading = cell->heading,
                          .top = page_cursor(table->builder)};
    link_headers(&block, table, box);
    return block;
}

/* Draws the cell's bar below its last line, which ends at `top`. */
static void place_bar(struct table *table, const struct table_cell *cell, length top)
{
    const struct table_style *style = &table->style;
    bar_place(table->builder, cell->bar, style->text.leading,
              table->edges[cell->column] + style->padding.left,
              table->edges[cell->column + cell->column_span] - style->padding.right, top,
              table->appendix->profile->table_rule);
}

/* Places lines of a cell between `top` and `bottom`, its bar after the last. */
static void place_lines(struct table *table, const struct row_box *box,
                        struct cell_box *cell, uint32_t block, unsigned count, length top,
                        length bottom)
{
    const struct table_style *style = &table->style;
    struct text_style text = cell_text_style(&box->row, cell->cell, style);
    bool whole = cell->next_line == 0 && count == cell->text.line_count;
    bool bar = cell->cell->bar != BAR_NONE && count && count == lines_left(cell);
    length lines = (length)count * style->text.leading;
    length room = bar ? bar_room(style->text.leading) : 0;
    length y = top + style->padding.top;
    if (whole && cell->cell->vertical == VERTICAL_MIDDLE)
        y += (bottom - top - lines_height(count, style) - room) / 2;
    unsigned end = cell->cell->column + cell->cell->column_span;
    page_add_lines(table->builder, block, &cell->text, cell->next_line, count, &text,
                   cell->align,
                   table->edges[cell->cell->column] + style->padding.left + cell->indent,
                   table->edges[end] - style->padding.right, y);
    if (bar)
        place_bar(table, cell->cell, y + lines);
    cell->next_line += count;
}

/* Spans. */

/* Places what of a span's text fits above `bottom`, but no line alone; the rest is left for
 * later pages, of which each has room for three lines. What is repeated stands there whole
 * or not at all. */
static void place_span(struct table *table, struct open_span *span, length bottom)
{
    struct cell_box *cell = &span->box->cells[span->cell];
    unsigned count = lines_within(cell, bottom - span->top, false, &table->style);
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

length span_height(const struct table *table, const struct open_span *span)
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
        const struct cell_box *first = &span->box->cells[span->cell];
        length whole = cell_box_height(first, lines_left(first), &table->style);
        length missing = whole - span_height(table, span);
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
    if (!said || !table->head->columns[column].spec->repeat)
        return;
    unsigned next = cell->next_line;
    cell->next_line = 0;
    if (cell_box_height(cell, cell->text.line_count, &table->style) <= body_height(table))
        span->repeated = true;
    else
        cell->next_line = next;
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
    if (box->row.kind != ROW_CARRIED_FORWARD && box->row.kind != ROW_BROUGHT_FORWARD)
        table->has_rows = true;
    rule_part(table, box, bottom);
    for (uint16_t i = 0; last && i < box->row.cell_count; i++)
        if (box->cells[i].cell->merged_above && !box->cells[i].cell->merged_below)
            close_span(table, box->cells[i].cell->column, bottom);
    page_set_cursor(table->builder, bottom);
}
