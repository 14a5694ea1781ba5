/* A row with its lines broken: what the paginator moves, splits and places. */
#include "layout/row_box.h"

#include "base/memory.h"
#include "layout/cell_text.h"

#include <stdlib.h>

enum { KEPT_LINES = 2 }; /* fewest lines on either side of a page break */

struct row_box *row_box_new(void)
{
    struct row_box *box = memory_new(sizeof *box);
    box->arena = arena_new(4096);
    return box;
}

void row_box_free(struct row_box *box)
{
    if (!box)
        return;
    arena_free(box->arena);
    free(box);
}

void row_box_clear(struct row_box *box)
{
    arena_rewind(box->arena);
    *box = (struct row_box){.arena = box->arena};
}

struct text_style row_text_style(const struct table_row *row,
                                 const struct table_style *style)
{
    struct text_style text = style->text;
    text.style |= row->style;
    return text;
}

/* A figure stands below the others of its decimal column; all else is centred. */
static void align_decimal(struct cell_box *cell, const struct table_style *style,
                          length width)
{
    const struct decimal_parts *widest =
        style->decimals ? &style->decimals[cell->cell->column] : NULL;
    struct decimal_parts parts;
    bool figure = widest && widest->before && cell->cell->column_span == 1 &&
                  find_decimal_parts(style->metrics, &cell->text, &parts);
    cell->align = figure ? ALIGN_DECIMAL : ALIGN_CENTER;
    cell->indent = figure ? decimal_indent(widest, &parts, width) : 0;
}

static void lay_out_cell(struct row_box *box, struct cell_box *cell,
                         const struct table_style *style, const struct text_style *text)
{
    unsigned column = cell->cell->column, end = column + cell->cell->column_span;
    length width = style->edges[end] - style->edges[column] - style->padding.left -
                   style->padding.right;
    bool even = cell->cell->align == ALIGN_CENTER || cell->cell->align == ALIGN_DECIMAL;
    cell->text = set_cell_text(style->metrics, text, cell->cell->text, width, even,
                               style->too_wide, box->arena);
    cell->align = cell->cell->align;
    if (cell->align == ALIGN_DECIMAL)
        align_decimal(cell, style, width);
}

void row_box_lay_out(struct row_box *box, const struct table_style *style)
{
    struct text_style text = row_text_style(&box->row, style);
    box->cells = arena_alloc(box->arena, box->row.cell_count * sizeof *box->cells);
    for (uint16_t i = 0; i < box->row.cell_count; i++) {
        const struct table_cell *cell = &box->row.cells[i];
        box->cells[i].cell = cell;
        if (!cell->merged_above)
            lay_out_cell(box, &box->cells[i], style, &text);
        if (cell->merged_below && !cell->merged_above)
            box->open_spans++;
    }
}

length lines_height(unsigned lines, const struct table_style *style)
{
    return style->padding.top + style->padding.bottom +
           (length)(lines ? lines : 1) * style->text.leading;
}

length row_box_height(const struct row_box *box, const struct table_style *style)
{
    unsigned most = 0;
    for (uint16_t i = 0; i < box->row.cell_count; i++) {
        const struct cell_box *cell = &box->cells[i];
        unsigned left = cell->text.line_count - cell->next_line;
        if (!cell->cell->merged_above && !cell->cell->merged_below && left > most)
            most = left;
    }
    return lines_height(most, style);
}

unsigned split_lines(unsigned left, unsigned fit, bool must)
{
    if (left <= fit)
        return left;
    unsigned here = left - fit < KEPT_LINES ? left - KEPT_LINES : fit;
    if (left > KEPT_LINES && here >= KEPT_LINES)
        return here;
    return must ? fit : 0;
}
