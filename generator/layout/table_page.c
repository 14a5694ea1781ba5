/* The pages of a table: what stands at their head and foot, and the boxes of the rows that
 * they show. */
#include "layout/table_state.h"

/* Boxes. */

struct row_box *take_box(struct table *table)
{
    struct row_box *box = table->spare;
    if (!box)
        return row_box_new();
    table->spare = box->next;
    row_box_clear(box);
    return box;
}

void keep_on_page(struct table *table, struct row_box *box)
{
    box->next = table->on_page;
    table->on_page = box;
}

/* After a page: boxes that nothing refers to any more can be used again. */
static void release_boxes(struct table *table)
{
    struct row_box *box = table->on_page;
    table->on_page = NULL;
    while (box) {
        struct row_box *next = box->next;
        if (box->placed && !box->open_spans) {
            box->next = table->spare;
            table->spare = box;
        } else {
            keep_on_page(table, box);
        }
        box = next;
    }
}

void free_boxes(struct row_box *box)
{
    while (box) {
        struct row_box *next = box->next;
        row_box_free(box);
        box = next;
    }
}

/* Raises a height to that of the sums behind the rows. Returns whether there are any. */
static bool raise_carry(struct table *table, enum row_kind kind, uint32_t rows,
                        struct row_box *box, length *height)
{
    row_box_clear(box);
    if (!row_source_carry(table->content->rows, kind, rows, box->arena, &box->row))
        return false;
    row_box_lay_out(box, &table->style);
    length here = row_box_height(box, &table->style);
    if (here > *height)
        *height = here;
    return true;
}

/* Any row may turn out to be the last one of a page. */
void measure_carries(struct table *table)
{
    struct row_source *rows = table->content->rows;
    struct row_box *box = row_box_new();
    bool any = true;
    row_source_rewind(rows);
    for (uint32_t row = 0; any && row <= row_source_count(rows); row++) {
        any = raise_carry(table, ROW_CARRIED_FORWARD, row, box, &table->carried);
        any = raise_carry(table, ROW_BROUGHT_FORWARD, row, box, &table->brought) || any;
    }
    row_source_rewind(rows);
    row_box_free(box);
}

/* Pages. */

/* The sums at the end of a page, in a row as high as there is room for it. */
static void place_carry(struct table *table, enum row_kind kind, length height)
{
    struct row_box *box = take_box(table);
    row_source_carry(table->content->rows, kind, table->rows_done, box->arena, &box->row);
    row_box_lay_out(box, &table->style);
    unsigned *take = arena_alloc(box->arena, box->row.cell_count * sizeof *take);
    for (uint16_t i = 0; i < box->row.cell_count; i++)
        take[i] = lines_left(&box->cells[i]);
    place_part(table, box, take, height, true, true);
    box->placed = true;
    keep_on_page(table, box);
}

void place_header(struct table *table)
{
    if (!table->header_due)
        return;
    table_header_place(table->header, table->builder, table->grid);
    table->header_due = false;
    if (table->begun && table->brought)
        place_carry(table, ROW_BROUGHT_FORWARD, table->brought);
    table->begun = true;
    continue_spans(table);
}

static void place_continued(struct table *table)
{
    if (!table->continued.line_count)
        return;
    struct block block = {.role = ROLE_CONTINUED, .table = table->number, .artifact = true};
    page_add_lines(table->builder, page_add_block(table->builder, &block),
                   &table->continued, 0, table->continued.line_count, &table->style.text,
                   table->content->layout->continued_align, table->area.left,
                   table->area.right, page_cursor(table->builder));
    page_set_cursor(table->builder, page_cursor(table->builder) + continued_height(table));
}

int next_page(struct table *table)
{
    if (page_is_empty(table->builder)) {
        page_set_cursor(table->builder, table->area.top);
        return 0;
    }
    break_spans(table);
    if (table->carried && !table->header_due)
        place_carry(table, ROW_CARRIED_FORWARD, table->carried);
    grid_finish(table->grid, table->builder);
    if (page_finish(table->builder))
        return -1;
    release_boxes(table);
    table->header_due = true;
    table->has_rows = false;
    if (table->begun)
        place_continued(table);
    return 0;
}
