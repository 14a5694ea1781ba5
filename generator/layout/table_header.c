/* The table's header: laid out once, placed at the top of every page. */
#include "layout/table_header.h"

#include "base/memory.h"
#include "layout/cell_text.h"
#include "layout/rotated_text.h"

#include <stdlib.h>

enum { LIKED = 70866 }; /* 25 mm: a rotated text of this height need not be lower */
enum { HIGHEST = 28346457 }; /* 10 m, more than any page: no need to tell how much */
/* A lead with its lines broken. */
struct lead {
    struct table_lead given;
    struct text_style style;
    struct text_block text;
};

struct table_header {
    const struct table_head *head;
    const struct table_style *style;
    struct arena *arena;
    struct text_block *texts; /* by cell */
    struct lead leads[LEADS_MOST];
    unsigned lead_count;
    length *tops;   /* of the rows, from the header's top; the last is its height */
    uint16_t *grid; /* row_count × column_count: the cell that covers it */
    uint16_t table;
    bool placed; /* once already: from now on it is a repetition */
};

struct text_style table_header_text_style(const struct table_style *style,
                                          const struct header_cell *cell)
{
    struct text_style text = style->text;
    if (!cell->number)
        text.style |= STYLE_BOLD;
    return text;
}

static void map_cells(struct table_header *header)
{
    const struct table_head *head = header->head;
    for (uint16_t i = 0; i < head->cell_count; i++) {
        const struct header_cell *cell = &head->cells[i];
        for (unsigned r = cell->row; r < (unsigned)cell->row + cell->row_span; r++)
            for (unsigned c = cell->column; c < (unsigned)cell->column + cell->column_span;
                 c++)
                header->grid[r * head->column_count + c] = i;
    }
}

static void break_texts(struct table_header *header, length page_height)
{
    const struct table_style *style = header->style;
    for (uint16_t i = 0; i < header->head->cell_count; i++) {
        const struct header_cell *cell = &header->head->cells[i];
        length width = style->edges[cell->column + cell->column_span] -
                       style->edges[cell->column] - style->padding.left -
                       style->padding.right;
        struct text_style text_style = table_header_text_style(style, cell);
        struct upright_space space = {width, page_height, LIKED};
        header->texts[i] = cell->rotate
                               ? break_rotated(style->metrics, &text_style, cell->text,
                                               space, header->arena)
                               : set_cell_text(style->metrics, &text_style, cell->text,
                                               width, true, style->too_wide, header->arena);
    }
}

/* With the padding above and below. */
static length cell_height(const struct table_header *header, unsigned cell)
{
    const struct text_block *text = &header->texts[cell];
    const struct margins *padding = &header->style->padding;
    return header->head->cells[cell].rotate
               ? rotated_height(text) + padding->top + padding->bottom
               : lines_height(text->line_count, header->style);
}

/* Rows take the height of the cells that end in them; a cell over several rows gives what
 * it lacks to its last one. Rows are solved from top to bottom. */
static void solve_rows(struct table_header *header)
{
    const struct table_head *head = header->head;
    for (unsigned row = 0; row < head->row_count; row++) {
        length bottom = header->tops[row] + lines_height(0, header->style);
        for (uint16_t i = 0; i < head->cell_count; i++) {
            const struct header_cell *cell = &head->cells[i];
            length needed = header->tops[cell->row] + cell_height(header, i);
            if ((unsigned)cell->row + cell->row_span == row + 1 && needed > bottom)
                bottom = needed;
        }
        header->tops[row + 1] = bottom < HIGHEST ? bottom : HIGHEST;
    }
}

struct table_header *table_header_new(const struct table_head *head,
                                      const struct table_style *style, uint16_t table,
                                      length page_height)
{
    struct table_header *header = memory_new(sizeof *header);
    header->table = table;
    header->head = head;
    header->style = style;
    header->arena = arena_new(4096);
    header->texts = memory_new(head->cell_count * sizeof *header->texts);
    header->tops = memory_new((head->row_count + 1u) * sizeof *header->tops);
    header->grid =
        memory_new((size_t)head->row_count * head->column_count * sizeof *header->grid);
    map_cells(header);
    break_texts(header, page_height);
    solve_rows(header);
    return header;
}

void table_header_free(struct table_header *header)
{
    if (!header)
        return;
    arena_free(header->arena);
    free(header->texts);
    free(header->tops);
    free(header->grid);
    free(header);
}

void table_header_add_lead(struct table_header *header, const struct table_lead *given)
{
    if (rich_text_empty(given->text))
        return;
    struct lead *lead = &header->leads[header->lead_count++];
    lead->given = *given;
    lead->style = line_text_style(given->line);
    lead->text = break_lines(header->style->metrics, &lead->style, given->text,
                             given->right - given->left, true, header->arena);
}

static length lead_height(const struct lead *lead)
{
    return lead->given.line->before + (length)lead->text.line_count * lead->style.leading;
}

length table_header_height(const struct table_header *header)
{
    length height = header->tops[header->head->row_count];
    for (unsigned i = 0; !header->placed && i < header->lead_count; i++)
        height += lead_height(&header->leads[i]);
    return height;
}

const struct text_block *table_header_text(const struct table_header *header, unsigned cell)
{
    return &header->texts[cell];
}

/* How many of its column's header cells stand above a header cell. */
static uint16_t headers_above(const struct table_head *head, const struct header_cell *cell)
{
    const struct table_column *column = &head->columns[cell->column];
    uint16_t count = 0;
    while (count < column->header_count &&
           head->cells[column->headers[count]].row < cell->row)
        count++;
    return count;
}

static void place_cell(struct table_header *header, struct page_builder *builder,
                       unsigned number, length y)
{
    const struct header_cell *cell = &header->head->cells[number];
    const struct table_style *style = header->style;
    struct text_style text_style = table_header_text_style(style, cell);
    const struct text_block *text = &header->texts[number];
    length top = y + header->tops[cell->row];
    length bottom = y + header->tops[cell->row + cell->row_span];
    struct block block = {.role = ROLE_HEADER_CELL,
                          .table = header->table,
                          .artifact = header->placed,
                          .row = cell->row,
                          .row_span = cell->row_span,
                          .column = cell->column,
                          .column_span = cell->column_span,
                          .headers = header->head->columns[cell->column].headers,
                          .header_count = headers_above(header->head, cell),
                          .heading = !cell->number,
                          .top = top};
    uint32_t number_on_page = page_add_block(builder, &block);
    struct text_area box = {
        style->edges[cell->column] + style->padding.left,
        style->edges[cell->column + cell->column_span] - style->padding.right, top, bottom};
    length spare = bottom - top - lines_height(text->line_count, style);
    if (cell->rotate)
        page_add_rotated(builder, number_on_page, text, &text_style, box);
    else
        page_add_lines(builder, number_on_page, text, 0, text->line_count, &text_style,
                       ALIGN_CENTER, box.left, box.right,
                       top + style->padding.top + spare / 2);
}

/* Rules stand wherever two neighbouring places of the grid belong to different cells. */
static void rule_row(const struct table_header *header, struct page_builder *builder,
                     struct grid_rules *grid, unsigned row, length y)
{
    unsigned columns = header->head->column_count;
    const uint16_t *cells = &header->grid[row * columns];
    const uint16_t *below = row + 1u < header->head->row_count ? cells + columns : NULL;
    length top = y + header->tops[row], bottom = y + header->tops[row + 1];
    for (unsigned c = 0; c <= columns; c++)
        if (c == 0 || c == columns || cells[c] != cells[c - 1])
            grid_vertical(grid, builder, c, top, bottom);
    for (unsigned c = 0; c < columns; c++)
        if (!below || below[c] != cells[c])
            grid_horizontal(grid, builder, c, c + 1, bottom);
}

static void place_lead(const struct table_header *header, const struct lead *lead,
                       struct page_builder *builder)
{
    const struct table_lead *given = &lead->given;
    length y = page_cursor(builder);
    struct block block = {.role = given->role,
                          .table = header->table,
                          .bookmark = given->bookmark,
                          .bookmark_level = 1,
                          .top = y};
    page_add_lines(builder, page_add_block(builder, &block), &lead->text, 0,
                   lead->text.line_count, &lead->style, given->align, given->left,
                   given->right, y + given->line->before);
    page_set_cursor(builder, y + lead_height(lead));
}

void table_header_place(struct table_header *header, struct page_builder *builder,
                        struct grid_rules *grid)
{
    for (unsigned i = 0; !header->placed && i < header->lead_count; i++)
        place_lead(header, &header->leads[i], builder);
    length y = page_cursor(builder);
    for (unsigned i = 0; i < header->head->cell_count; i++)
        place_cell(header, builder, i, y);
    grid_horizontal(grid, builder, 0, header->head->column_count, y);
    for (unsigned row = 0; row < header->head->row_count; row++)
        rule_row(header, builder, grid, row, y);
    page_set_cursor(builder, y + header->tops[header->head->row_count]);
    header->placed = true;
}
