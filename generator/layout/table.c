/* Sets a table over pages, one kept-together block of rows at a time.
 *
 * A row waits in `pending` while it must stay with the next one; then the whole block is
 * placed where it fits. What is kept in memory: the pending block, the boxes that the page
 * being built shows, and those whose spans still go on. */
#include "layout/table.h"

#include "base/memory.h"
#include "layout/bar_rules.h"
#include "layout/content_width.h"
#include "layout/table_state.h"

#include <stdlib.h>

enum { FIRST_PART_LINES = 3 }; /* a split row begins with at least so many lines */

/* Rows. */

static void finish_row(struct table *table, struct row_box *box)
{
    box->placed = true;
    table->rows_done = box->row.number + 1;
}

static void place_whole(struct table *table, struct row_box *box)
{
    unsigned *take = arena_alloc(box->arena, box->row.cell_count * sizeof *take);
    for (uint16_t i = 0; i < box->row.cell_count; i++)
        take[i] = lines_left(&box->cells[i]);
    place_header(table);
    place_part(table, box, take, row_height(table, box), true, true);
    finish_row(table, box);
    keep_on_page(table, box);
}

/* How many lines of each cell stand in a part with that room; returns whether that is all
 * of them, and in `*height` how high they are. */
static bool share_lines(const struct table *table, const struct row_box *box, length room,
                        bool must, unsigned *take, length *height)
{
    const struct table_style *style = &table->style;
    bool all = true;
    *height = lines_height(0, style);
    for (uint16_t i = 0; i < box->row.cell_count; i++) {
        const struct cell_box *cell = &box->cells[i];
        take[i] = 0;
        if (cell->cell->merged_above || cell->cell->merged_below)
            continue;
        take[i] = lines_within(cell, room, must, style);
        length high = cell_box_height(cell, take[i], style);
        if (take[i] < lines_left(cell))
            all = false;
        if (high > *height)
            *height = high;
    }
    return all;
}

/* How high a row must be able to begin: a part of it, or all of its cells where it is not
 * to be split and a page can hold it. */
static length least_part(const struct table *table, const struct row_box *box)
{
    length whole = row_box_height(box, &table->style);
    bool together = box->row.whole && whole <= body_height(table);
    return together && whole > table->first_part ? whole : table->first_part;
}

/* Whether rows of that height, the last ones of the table, end it on this page: then
 * nothing is carried forward from there. */
static bool ends_here(struct table *table, length height)
{
    table->ending = true;
    return height + table->below <= table_room(table);
}

/* Splits a row over pages, each cell going on from its own line. */
static int place_split(struct table *table, struct row_box *box)
{
    unsigned *take = arena_alloc(box->arena, box->row.cell_count * sizeof *take);
    keep_on_page(table, box);
    if (!at_top(table) && table_room(table) < least_part(table, box) && next_page(table))
        return -1;
    for (bool first = true, last = false; !last; first = false) {
        if (!first && next_page(table))
            return -1;
        place_header(table);
        table->ending = box->row.last && ends_here(table, row_height(table, box));
        length most_high = table_room(table);
        length height;
        last = share_lines(table, box, most_high, at_top(table), take, &height);
        length need = last ? spans_need(table, box) : 0;
        if (need > height)
            height = need;
        if (height > most_high) {
            height = most_high;
            last = false;
        }
        place_part(table, box, take, height, first, last);
    }
    finish_row(table, box);
    return 0;
}

/* Blocks of rows. */

/* With what must stand below them. */
static length pending_height(const struct table *table, unsigned first, unsigned end)
{
    bool last = first < end && table->pending[end - 1]->row.last;
    return rows_height(table, first, end) + (last ? table->below : 0);
}

/* Whether a page must not end below the row: a heading, or too low a row for the two lines
 * that a text begins with which runs down from it. */
static bool heads_next(const struct table *table, const struct row_box *box)
{
    enum row_kind kind = box->row.kind;
    if (kind == ROW_GROUP || kind == ROW_OF_WHICH ||
        (kind == ROW_TOTAL && box->row.keep_with_next))
        return true;
    bool begins = false;
    for (uint16_t i = 0; i < box->row.cell_count; i++) {
        const struct table_cell *cell = box->cells[i].cell;
        begins |=
            cell->merged_below && !cell->merged_above && box->cells[i].text.line_count > 1;
    }
    return begins && row_box_height(box, &table->style) < lines_height(2, &table->style);
}

/* How much of headings and the first row they head must stand together: all, or the
 * headings with a part of the row where no page can hold them all. Where none can hold the
 * headings with a row that is not to be split, that stands below them on a page of its own.
 */
static length least_chain(const struct table *table, unsigned first, unsigned end)
{
    length body = body_height(table), height = pending_height(table, first, end);
    if (height <= body)
        return height;
    length headings = pending_height(table, first, end - 1);
    length part = least_part(table, table->pending[end - 1]);
    return headings +
           (headings + part <= body || !table->pending[end - 1]->row.whole ? part : 0);
}

/* Finds out whether the table ends with the pending rows from `first` on, on this page. */
static void find_end(struct table *table, unsigned first, unsigned count)
{
    table->ending = table->pending[count - 1]->row.last &&
                    ends_here(table, rows_height(table, first, count));
}

/* Places headings and the first row they head, up to *end; of `count` pending rows. What
 * stands below a row that had to be split is a chain of its own: *end is then there. */
static int place_chain(struct table *table, unsigned first, unsigned *end, unsigned count)
{
    find_end(table, first, count);
    if (least_chain(table, first, *end) > table_room(table) && !at_top(table)) {
        if (next_page(table))
            return -1;
        find_end(table, first, count);
    }
    for (unsigned i = first; i < *end; i++) {
        struct row_box *box = table->pending[i];
        table->pending[i] = NULL;
        if (row_height(table, box) <= table_room(table)) {
            place_whole(table, box);
            continue;
        }
        *end = i + 1;
        return place_split(table, box);
    }
    return 0;
}

/* Places the first `count` pending rows: together, where they fit a page and do not leave
 * more than half a page empty; else heading by heading. */
static int place_rows(struct table *table, unsigned count)
{
    if (!count)
        return 0;
    find_end(table, 0, count);
    length height = pending_height(table, 0, count);
    if (height > table_room(table) && height <= body_height(table) / 2 && next_page(table))
        return -1;
    for (unsigned first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && heads_next(table, table->pending[end - 1]))
            end++;
        if (place_chain(table, first, &end, count))
            return -1;
    }
    return 0;
}

/* Headings at the end of a block that became too long wait on for what they head. */
static unsigned trailing_headings(const struct table *table)
{
    unsigned count = 0;
    while (count < table->pending_count &&
           heads_next(table, table->pending[table->pending_count - 1 - count]))
        count++;
    return count < table->pending_count ? count : 0;
}

static int flush_pending(struct table *table, unsigned kept)
{
    unsigned count = table->pending_count - kept;
    if (place_rows(table, count))
        return -1;
    for (unsigned i = 0; i < kept; i++)
        table->pending[i] = table->pending[count + i];
    table->pending_count = kept;
    return 0;
}

static int add_row(struct table *table, struct row_box *box)
{
    table->pending[table->pending_count++] = box;
    if (!box->row.keep_with_next)
        return flush_pending(table, 0);
    if (table->pending_count == PENDING_ROWS)
        return flush_pending(table, trailing_headings(table));
    return 0;
}

/* Warnings. */

/* What was done with a word that is too wide. */
static const char *wide_message(const struct table *table, const struct text_block *text)
{
    if (!text->broken)
        return _("column '%s' is %s mm too narrow for '%.*s', so the cell was set in "
                 "smaller type; make the column wider in the layout");
    if (text->size < table->style.text.size)
        return _(
            "column '%s' is %s mm too narrow for '%.*s', which had to be broken even "
            "in smaller type; make the column wider in the layout");
    return _("column '%s' is %s mm too narrow for '%.*s', which had to be broken; make "
             "the column wider in the layout");
}

/* True once for each column; a word that is broken is told also where others were only set
 * smaller. */
static bool to_tell(struct table *table, unsigned column, bool broken)
{
    uint8_t told = broken ? TOLD_BROKEN : TOLD_SMALLER;
    if (!table->told_wide || table->told_wide[column] >= told)
        return false;
    table->told_wide[column] = told;
    return true;
}

/* At the place in the layout or the report. */
static void tell_wide(struct table *table, unsigned column, const struct text_block *text,
                      struct place place)
{
    if (!text->too_wide || !to_tell(table, column, text->broken))
        return;
    diagnose(table->diagnostics, DIAG_LAYOUT_TOKEN_WIDE, place, wide_message(table, text),
             table->head->columns[column].id, length_text(text->excess).mm,
             (int)text->too_wide_bytes, text->too_wide);
}

static void tell_rotated(struct table *table, unsigned column,
                         const struct text_block *text, struct place place)
{
    if (!text->excess || !to_tell(table, column, true))
        return;
    diagnose(table->diagnostics, DIAG_LAYOUT_TOKEN_WIDE, place,
             _("column '%s' is %s mm too narrow for its rotated header; make the column "
               "wider in the layout"),
             table->head->columns[column].id, length_text(text->excess).mm);
}

static void tell_wide_cells(struct table *table, const struct row_box *box)
{
    struct place place = place_in(table->appendix->source, box->row.at);
    for (uint16_t i = 0; i < box->row.cell_count; i++)
        tell_wide(table, box->cells[i].cell->column, &box->cells[i].text, place);
}

static void tell_wide_header(struct table *table)
{
    if (table->columns_told)
        return;
    for (uint16_t i = 0; i < table->head->cell_count; i++) {
        unsigned column = table->head->cells[i].column;
        const struct text_block *text = table_header_text(table->header, i);
        struct place place =
            place_in(table->content->layout->source, table->head->columns[column].spec->at);
        if (table->head->cells[i].rotate)
            tell_rotated(table, column, text, place);
        else
            tell_wide(table, column, text, place);
    }
}

/* The table. */

static bool has_bars(const struct table_head *head)
{
    for (uint16_t i = 0; i < head->column_count; i++)
        for (const struct cell_spec *cell = head->columns[i].spec->cells; cell;
             cell = cell->next)
            if (cell->bar)
                return true;
    return false;
}

static void solve_style(struct table *table, const struct type_metrics *metrics)
{
    const struct profile *profile = table->appendix->profile;
    const struct layout_spec *layout = table->content->layout;
    struct text_style *text = &table->style.text;
    text->size = layout->table_size ? layout->table_size : profile->table_size;
    text->leading = layout->table_leading ? layout->table_leading : profile->table_leading;
    table->style.metrics = metrics;
    table->style.padding = profile->padding;
    table->style.edges = table->edges;
    table->style.too_wide = layout->too_wide;
    table->first_part = lines_height(FIRST_PART_LINES, &table->style);
    if (has_bars(table->head))
        table->first_part += bar_room(text->leading);
}

static int solve_edges(struct table *table)
{
    length least =
        table->style.padding.left + table->style.padding.right + table->style.text.size;
    struct column_contents contents =
        measure_columns(table->head, table->content->rows, &table->style, least);
    struct column_space space = {table->area.left, table->area.right - table->area.left,
                                 least, contents.words};
    table->decimals = contents.decimals;
    table->style.decimals = contents.decimals;
    table->columns_told = table->content->layout_seen && !contents.limits;
    int result = solve_columns(
        table->head, &space, contents.limits, table->edges, table->content->layout->source,
        table->told_wide && !table->columns_told, table->diagnostics);
    free(contents.limits);
    free(contents.words);
    return result;
}

/* The title stands over the middle of the text area, the unit at the table's right edge. */
static void add_leads(struct table *table)
{
    const struct appendix_table *content = table->content;
    const struct profile *profile = table->appendix->profile;
    struct table_lead title = {.role = ROLE_TABLE_TITLE,
                               .text = content->title,
                               .line = &profile->table_title,
                               .align = ALIGN_CENTER,
                               .left = table->area.left,
                               .right = table->area.right,
                               .bookmark = content->bookmark};
    struct table_lead unit_line = {.role = ROLE_UNIT_LINE,
                                   .text = content->unit_line,
                                   .line = &profile->unit_line,
                                   .align = ALIGN_RIGHT,
                                   .left = table->edges[0],
                                   .right = table->edges[table->head->column_count]};
    table_header_add_lead(table->header, &title);
    table_header_add_lead(table->header, &unit_line);
}

static int make_header(struct table *table)
{
    table->header = table_header_new(table->head, &table->style, table->number,
                                     table->area.bottom - table->area.top);
    add_leads(table);
    table->header_due = true;
    measure_carries(table);
    table->continued = break_lines(
        table->style.metrics, &table->style.text, table->content->layout->continued,
        table->area.right - table->area.left, false, table->arena);
    tell_wide_header(table);
    if (body_height(table) >= table->first_part)
        return 0;
    diagnose(table->diagnostics, DIAG_LAYOUT_PAGE,
             place_in(table->content->layout->source, 0),
             _("the header of the table leaves no room for rows on a page; make its "
               "columns wider or its type smaller"));
    return -1;
}

struct table *table_new(const struct appendix *appendix, unsigned number,
                        const struct type_metrics *metrics, struct page_builder *builder,
                        bool tell, struct diagnostics *diagnostics)
{
    struct table *table = memory_new(sizeof *table);
    table->appendix = appendix;
    table->content = &appendix->tables[number];
    table->number = (uint16_t)number;
    table->builder = builder;
    table->diagnostics = diagnostics;
    table->arena = arena_new(512);
    table->area = layout_area(builder, table->content->layout);
    table->head = row_source_head(table->content->rows);
    unsigned columns = table->head->column_count;
    table->edges = memory_new((columns + 1) * sizeof *table->edges);
    table->spans = memory_new(columns * sizeof *table->spans);
    if (tell)
        table->told_wide = memory_new(columns * sizeof *table->told_wide);
    solve_style(table, metrics);
    table->grid = grid_rules_new(table->edges, columns + 1, appendix->profile->table_rule);
    if (solve_edges(table) || make_header(table)) {
        table_free(table);
        return NULL;
    }
    return table;
}

void table_free(struct table *table)
{
    if (!table)
        return;
    for (unsigned i = 0; i < table->pending_count; i++)
        row_box_free(table->pending[i]);
    free_boxes(table->on_page);
    free_boxes(table->spare);
    table_header_free(table->header);
    grid_rules_free(table->grid);
    arena_free(table->arena);
    free(table->told_wide);
    free(table->spans);
    free(table->decimals);
    free(table->edges);
    free(table);
}

static int set_rows(struct table *table)
{
    struct row_source *rows = table->content->rows;
    row_source_rewind(rows);
    for (;;) {
        struct row_box *box = take_box(table);
        if (!row_source_next(rows, box->arena, &box->row)) {
            row_box_free(box);
            return flush_pending(table, 0);
        }
        row_box_lay_out(box, &table->style);
        tell_wide_cells(table, box);
        if (add_row(table, box))
            return -1;
    }
}

int table_set(struct table *table, length below)
{
    table->below = below;
    if (set_rows(table))
        return -1;
    place_header(table); /* of a table without rows */
    grid_finish(table->grid, table->builder);
    return 0;
}
