/* Checks cells and headers: nothing lost, nothing twice, in order, no stubs, none stranded.
 */
#include "check.h"

enum { LEAST_LINES = 2, SPLIT_LINES = 4 };

/* Widows and orphans.
 *
 * Of a cell of at least four lines each part that another follows has two lines or more,
 * and so has the last part. That is split_lines of layout/row_box.c, with its exceptions: a
 * cell over several rows takes what its page has room for (`must`), be it a single line;
 * and where only three lines are left for the last two parts, one of these is a single
 * line. The cells of a row that is split always have room for three lines. Blank lines
 * cannot be seen, so that cells with any are left out. */

static bool cramped(const struct open_cell *cell, const struct part *part)
{
    return cell->runs_on && part->room < LEAST_LINES;
}

static void count_part(const struct check *check, const struct page_view *view,
                       struct open_cell *cell, const struct block *block)
{
    if (!cell->reading.begun)
        return;
    const struct margins *padding = &check->appendix->profile->padding;
    length height = view->frame.bottom - block->top - padding->top - padding->bottom;
    length depth = cell->reading.last - cell->reading.first + check->leading / 2;
    cell->before = cell->last;
    cell->last = (struct part){view->page->number, (unsigned)(depth / check->leading) + 1,
                               height > 0 ? (unsigned)(height / check->leading) : 0};
    cell->lines += cell->last.lines;
    if (cell->before.lines && cell->before.lines < LEAST_LINES &&
        !cramped(cell, &cell->before))
        cell->stub_page = cell->before.page;
}

static void check_stubs(struct check *check, const struct open_cell *cell, unsigned column)
{
    if (cell->lines < SPLIT_LINES || cell->text.blank_lines)
        return;
    unsigned page = cell->stub_page;
    if (cell->before.lines && cell->last.lines < LEAST_LINES &&
        cell->before.lines + cell->last.lines >= SPLIT_LINES &&
        !cramped(cell, &cell->before))
        page = cell->last.page;
    if (page)
        check_fail(check, "page %u: row %u, column %u has a single line there", page,
                   cell->row, column);
}

/* Cells. */

static void finish_cell(struct check *check, unsigned column)
{
    struct open_cell *cell = &check->cells[column];
    if (!reading_complete(&cell->reading, &cell->text))
        check_fail(check, "row %u, column %u: the text is lost from byte %zu of '%s' on",
                   cell->row, column, cell->reading.at, buffer_string(&cell->text.bytes));
    check_stubs(check, cell, column);
    buffer_clear(&cell->text.bytes);
    buffer_clear(&cell->text.styles);
    cell->reading.at = 0;
    cell->lines = 0;
}

/* Moves on to the next cell that has a text of its own. */
static void find_next(struct check *check)
{
    while (!check->ended) {
        while (check->next_cell < check->row.cell_count)
            if (!check->row.cells[check->next_cell].merged_above)
                return;
            else
                check->next_cell++;
        arena_rewind(check->arena);
        check->next_cell = 0;
        check->ended = !row_source_next(check->rows, check->arena, &check->row);
    }
}

static void begin_cell(struct check *check, unsigned page, const struct block *block)
{
    find_next(check);
    const struct table_cell *cell = &check->row.cells[check->next_cell];
    if (check->ended || block->row != check->row.number || block->column != cell->column ||
        block->column_span != cell->column_span || block->row_kind != check->row.kind ||
        block->level != check->row.level) {
        check_fail(check,
                   "page %u: row %u, column %u stands where row %u, column %u should", page,
                   block->row, block->column, check->ended ? 0 : check->row.number,
                   check->ended ? 0 : cell->column);
        return;
    }
    for (unsigned i = cell->column; i < (unsigned)cell->column + cell->column_span; i++)
        finish_cell(check, i);
    struct open_cell *open = &check->cells[cell->column];
    struct styled_text text = open->text;
    styled_text_set(&text, cell->text, check->row.style | cell->style);
    *open = (struct open_cell){.text = text,
                               .row = block->row,
                               .column_span = cell->column_span,
                               .runs_on = cell->merged_below};
    check->next_cell++;
    check->cell_count++;
}

static void read_part(struct check *check, const struct page_view *view, size_t number)
{
    const struct block *block = &view->page->blocks[number];
    struct open_cell *cell = &check->cells[block->column];
    if (block->row != cell->row || block->column_span != cell->column_span ||
        (block->continued && cell->page == view->page->number)) {
        check_fail(check, "page %u: a part of row %u, column %u stands out of order",
                   view->page->number, block->row, block->column);
        return;
    }
    cell->page = view->page->number;
    size_t first = view->first_texts[number];
    struct reading again = {0}; /* what is repeated for the eye begins anew */
    struct reading *reading = block->artifact ? &again : &cell->reading;
    const char *wrong = read_block(reading, &cell->text, view->page->texts + first,
                                   view->first_texts[number + 1] - first, check->leading);
    if (wrong)
        check_fail(check, "page %u: row %u, column %u: %s, from byte %zu of '%s' on",
                   view->page->number, block->row, block->column, wrong, reading->at,
                   buffer_string(&cell->text.bytes));
    else if (!block->artifact)
        count_part(check, view, cell, block);
    else if (again.begun && !reading_complete(&again, &cell->text))
        check_fail(check, "page %u: row %u, column %u is repeated in part",
                   view->page->number, block->row, block->column);
}

/* Pages. */

/* The header's cells, all of them and in their order, before any other cell. */
static void check_header_cell(struct check *check, const struct page_view *view,
                              size_t number, unsigned index)
{
    const struct block *block = &view->page->blocks[number];
    const struct header_cell *cell = &check->head->cells[index];
    if (index >= check->head->cell_count || block->row != cell->row ||
        block->column != cell->column || block->row_span != cell->row_span ||
        block->column_span != cell->column_span || block->artifact != check->header_seen) {
        check_fail(check, "page %u: header cell %u is not the one expected",
                   view->page->number, index);
        return;
    }
    struct styled_text text = {0};
    struct reading reading = {0};
    size_t first = view->first_texts[number];
    styled_text_set(&text, cell->text, cell->number ? 0 : STYLE_BOLD);
    const char *wrong = read_block(&reading, &text, view->page->texts + first,
                                   view->first_texts[number + 1] - first, check->leading);
    if (wrong || !reading_complete(&reading, &text))
        check_fail(check, "page %u: header cell %u: %s", view->page->number, index,
                   wrong ? wrong : "its text is lost");
    styled_text_free(&text);
}

/* Whether the row may stand above others that belong to it; a total may also end them. */
static bool is_heading(const struct block *block)
{
    return block->row_kind == ROW_GROUP || block->row_kind == ROW_OF_WHICH ||
           block->row_kind == ROW_TOTAL;
}

/* A heading goes with what it heads, unless no page holds them: then its page holds
 * headings only, and rows of whose cells one runs down from there. (The sweep sees to rows
 * that are not to be split.) */
static void check_last_row(struct check *check, const struct page_view *view,
                           const struct block *last, bool headings_only)
{
    find_next(check);
    if (is_heading(last) && last->row_kind != ROW_TOTAL && !check->ended &&
        !check->row.whole && !headings_only)
        check_fail(check, "page %u: the heading in row %u stands last", view->page->number,
                   last->row);
}

static bool is_carried(const struct block *block)
{
    return block->row_kind == ROW_CARRIED_FORWARD || block->row_kind == ROW_BROUGHT_FORWARD;
}

/* What is brought forward stands right below the header, what is carried forward last. */
static void check_carried(struct check *check, const struct page_view *view, size_t number,
                          unsigned headers, bool begun)
{
    const struct page *page = view->page;
    const struct block *block = &page->blocks[number];
    bool brought = block->row_kind == ROW_BROUGHT_FORWARD;
    bool misplaced = brought ? begun || headers != check->head->cell_count : false;
    for (size_t i = number + 1; !brought && i < page->block_count; i++)
        misplaced = misplaced ||
                    (page->blocks[i].role == ROLE_CELL && !is_carried(&page->blocks[i]));
    if (misplaced || !block->artifact)
        check_fail(check, "page %u: the sums of row kind %d stand between rows",
                   page->number, (int)block->row_kind);
}

void check_cells(struct check *check, const struct page_view *view)
{
    const struct page *page = view->page;
    const struct block *last = NULL;
    unsigned headers = 0;
    bool headings_only = true, heads = true, begun = false;
    for (size_t i = 0; i < page->block_count && !check->failure[0]; i++) {
        const struct block *block = &page->blocks[i];
        if (block->role == ROLE_HEADER_CELL)
            check_header_cell(check, view, i, headers++);
        if (block->role != ROLE_CELL)
            continue;
        if (is_carried(block)) {
            check_carried(check, view, i, headers, begun);
            continue;
        }
        if (headers != check->head->cell_count)
            check_fail(check, "page %u: %u header cells stand above the first cell",
                       page->number, headers);
        if (block->continued ? begun && !block->artifact && block->row < last->row
                             : block->artifact)
            check_fail(check, "page %u: row %u, column %u goes on behind a later row",
                       page->number, block->row, block->column);
        if (!block->continued) {
            begin_cell(check, page->number, block);
            begun = true;
        }
        if (!check->failure[0])
            read_part(check, view, i);
        if (!block->continued && (!last || block->row > last->row)) {
            headings_only = headings_only && heads;
            heads = is_heading(block);
        }
        if (!block->continued)
            heads = heads || block->row_span == 0;
        else if (block->row_span != 0 && !is_heading(block))
            headings_only = false; /* a row that goes on from the page before */
        if (!last || block->row >= last->row)
            last = block;
    }
    if (headers && !last)
        check_fail(check, "page %u: the header stands above no row", page->number);
    check->header_seen = check->header_seen || headers;
    if (last)
        check_last_row(check, view, last, headings_only && heads);
}

void check_end(struct check *check)
{
    find_next(check);
    if (!check->ended)
        check_fail(check, "row %u is lost", check->row.number);
    for (unsigned column = 0; column < check->head->column_count; column++)
        finish_cell(check, column);
}
