/* A row with its lines broken: what the paginator moves, splits and places. */
#include "layout/row_box.h"

#include "base/memory.h"
#include "layout/bar_rules.h"
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

struct text_style cell_text_style(const struct table_row *row,
                                  const struct table_cell *cell,
                                  const struct table_style *style)
{
    struct text_style text = style->text;
    text.style |= row->style | cell->style;
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
                         const struct table_style *style)
{
    struct text_style text = cell_text_style(&box->row, cell->cell, style);
    unsigned column = cell->cell->column, end = column + cell->cell->column_span;
    length width = style->edges[end] - style->edges[column] - style->padding.left -
                   style->padding.right;
    bool even = cell->cell->align == ALIGN_CENTER || cell->cell->align == ALIGN_DECIMAL;
    cell->text = set_cell_text(style->metrics, &text, cell->cell->text, width, even,
                               style->too_wide, box->arena);
    cell->align = cell->cell->align;
    if (cell->align == ALIGN_DECIMAL)
        align_decimal(cell, style, width);
}

void row_box_lay_out(struct row_box *box, const struct table_style *style)
{
    box->cells = arena_alloc(box->arena, box->row.cell_count * sizeof *box->cells);
    for (uint16_t i = 0; i < box->row.cell_count; i++) {
        const struct table_cell *cell = &box->row.cells[i];
        box->cells[i].cell = cell;
        if (!cell->merged_above)
            lay_out_cell(box, &box->cells[i], style);
        if (cell->merged_below && !cell->merged_above)
            box->open_spans++;
    }
}

length lines_height(unsigned lines, const struct table_style *style)
{
    return style->padding.top + style->padding.bottom +
           (length)(lines ? lines : 1) * style->text.leading;
}

unsigned lines_left(const struct cell_box *cell)
{
    return cell->text.line_count - cell->next_line;
}

length cell_box_height(const struct cell_box *cell, unsigned lines,
                       const struct table_style *style)
{
    bool bar = cell->cell->bar != BAR_NONE && lines && lines == lines_left(cell);
    return lines_height(lines, style) + (bar ? bar_room(style->text.leading) : 0);
}

length row_box_height(const struct row_box *box, const struct table_style *style)
{
    length most = lines_height(0, style);
    for (uint16_t i = 0; i < box->row.cell_count; i++) {
        const struct cell_box *cell = &box->cells[i];
        length height = cell_box_height(cell, lines_left(cell), style);
        if (!cell->cell->merged_above && !cell->cell->merged_below && height > most)
            most = height;
    }
    return most;
}

/* Whether a page break after so many lines leaves one line of a paragraph on its own. */
static bool parts_paragraph(const struct cell_box *cell, unsigned lines)
{
    const struct text_line *next = cell->text.lines + cell->next_line + lines;
    bool begins = next - cell->text.lines == 1 || next[-2].last;
    return !next[-1].last && (begins || next->last);
}

/* Of the lines left, where `fit` fit, which are fewer. */
static unsigned split_lines(const struct cell_box *cell, unsigned fit, bool must)
{
    unsigned left = lines_left(cell);
    unsigned most = left - fit < KEPT_LINES ? left - KEPT_LINES : fit;
    if (left <= KEPT_LINES || most < KEPT_LINES)
        return must ? fit : 0;
    for (unsigned here = most; here >= KEPT_LINES; here--)
        if (!parts_paragraph(cell, here))
            return here;
    return most; /* a paragraph of three lines begins or ends here */
}

unsigned lines_within(const struct cell_box *cell, length height, bool must,
                      const struct table_style *style)
{
    unsigned left = lines_left(cell);
    if (!left || cell_box_height(cell, left, style) <= height)
        return left;
    length room = height - style->padding.top - style->padding.bottom;
    unsigned fit = room > 0 ? (unsigned)(room / style->text.leading) : 0;
    /* Where only the bar has no room, it takes lines along. */
    return split_lines(cell, fit < left ? fit : left - 1, must);
}
