/* The cells of one row: which template each has, and what it comes to. */
#include "compute/row_cells.h"

#include "compute/row_number.h"

#include <string.h>

/* The context for composing a row's cells. */
static struct compose_context row_context(const struct row_source *source, size_t row,
                                          struct arena *arena)
{
    const struct row_origin *origin = &source->list.origins[row];
    struct compose_context context = source->context;
    uint32_t named = (uint32_t)row; /* the row whose number and title it prints */
    if (origin->kind == ROW_TOTAL)
        named = origin->parent;
    else if (origin->kind != ROW_GROUP)
        context.indicator = origin->indicator;
    if (named == ROW_NO_PARENT)
        return context;
    context.number = row_number(&source->list, context.layout, named, arena);
    if (source->list.origins[named].kind == ROW_GROUP)
        context.group = source->list.origins[named].group;
    return context;
}

/* The cell template for rows of this kind: the specific one, else the one for all rows. */
static const struct cell_spec *find_cell(const struct column_spec *column,
                                         enum row_kind kind)
{
    static const enum row_kinds wanted[] = {[ROW_GROUP] = ROWS_GROUP,
                                            [ROW_INDICATOR] = ROWS_INDICATOR,
                                            [ROW_SUB_INDICATOR] = ROWS_SUB_INDICATOR,
                                            [ROW_OF_WHICH] =
                                                ROWS_GROUP, /* never looked for */
                                            [ROW_PART] = ROWS_PART,
                                            [ROW_TOTAL] = ROWS_TOTAL,
                                            [ROW_CARRIED_FORWARD] = ROWS_TOTAL,
                                            [ROW_BROUGHT_FORWARD] = ROWS_TOTAL};
    const struct cell_spec *all = NULL, *sub = NULL;
    for (const struct cell_spec *cell = column->cells; cell; cell = cell->next) {
        if (cell->rows == wanted[kind])
            return cell;
        if (cell->rows == ROWS_SUB_INDICATOR)
            sub = cell;
        if (cell->rows == ROWS_ALL)
            all = cell;
    }
    if (kind == ROW_PART && sub)
        return sub;
    return kind == ROW_GROUP ? NULL : all;
}

static const struct rich_text *column_text(const struct row_source *source,
                                           const struct table_column *column, size_t row,
                                           struct arena *arena)
{
    static const struct rich_text nothing;
    const struct cell_spec *cell =
        find_cell(column->spec, (enum row_kind)source->list.origins[row].kind);
    if (!cell)
        return &nothing;
    struct compose_context context = row_context(source, row, arena);
    context.period = column->period;
    return compose_text(cell->text, &context, arena);
}

/* Merging */

static bool equal_texts(const struct rich_text *left, const struct rich_text *right)
{
    if (left->count != right->count)
        return false;
    for (uint32_t i = 0; i < left->count; i++) {
        const struct run *a = &left->runs[i], *b = &right->runs[i];
        if (a->kind != b->kind || a->style != b->style || a->size != b->size)
            return false;
        if (a->kind == RUN_TEXT && memcmp(a->utf8, b->utf8, a->size) != 0)
            return false;
    }
    return true;
}

/* Whether a column's cell is one with that of the row `neighbour`. */
static bool merges(struct row_source *source, const struct table_column *column,
                   const struct rich_text *text, size_t neighbour)
{
    if (column->spec->merge != MERGE_EQUAL || !text->count ||
        neighbour >= source->list.count)
        return false;
    enum row_kind kind = (enum row_kind)source->list.origins[neighbour].kind;
    if (kind != ROW_INDICATOR && kind != ROW_SUB_INDICATOR && kind != ROW_PART)
        return false;
    arena_rewind(source->neighbour);
    return equal_texts(text, column_text(source, column, neighbour, source->neighbour));
}

/* The cells */

/* How many columns a cell covers that wants so many, 0 being the rest. */
static uint16_t span_of(unsigned wanted, unsigned left)
{
    return (uint16_t)(wanted && wanted < left ? wanted : left);
}

/* The cells that the row's kind puts first. Returns the first column behind them. */
static unsigned make_leading_cells(struct row_source *source, size_t number,
                                   struct arena *arena, struct table_row *row,
                                   struct table_cell *cells)
{
    struct compose_context context = row_context(source, number, arena);
    unsigned column = 0, columns = source->head.column_count;
    const struct cell_spec *spec =
        row_spec_of(context.layout, &source->list.origins[number])->cells;
    for (; spec && column < columns; spec = spec->next) {
        uint16_t span = span_of(spec->span, columns - column);
        cells[row->cell_count++] =
            (struct table_cell){.text = compose_text(spec->text, &context, arena),
                                .column = (uint16_t)column,
                                .column_span = span,
                                .bar = BAR_NONE,
                                .align = spec->align};
        column += span;
    }
    return column;
}

static struct table_cell make_column_cell(struct row_source *source, size_t number,
                                          unsigned column, struct arena *arena)
{
    static const struct rich_text nothing;
    const struct table_column *head = &source->head.columns[column];
    enum row_kind kind = (enum row_kind)source->list.origins[number].kind;
    const struct cell_spec *spec = find_cell(head->spec, kind);
    struct table_cell cell = {.text = spec ? column_text(source, head, number, arena)
                                           : &nothing,
                              .column = (uint16_t)column,
                              .column_span = 1,
                              .bar = BAR_NONE,
                              .align = spec ? spec->align : head->spec->align,
                              .vertical = head->spec->vertical};
    if (spec)
        cell.column_span = span_of(spec->span, source->head.column_count - column);
    if (kind != ROW_GROUP && kind != ROW_TOTAL && cell.column_span == 1) {
        cell.merged_above = number > 0 && merges(source, head, cell.text, number - 1);
        cell.merged_below = merges(source, head, cell.text, number + 1);
    }
    return cell;
}

void row_cells_make(struct row_source *source, size_t number, struct arena *arena,
                    struct table_row *row)
{
    unsigned columns = source->head.column_count;
    struct table_cell *cells = arena_alloc(arena, columns * sizeof *cells);
    unsigned column = make_leading_cells(source, number, arena, row, cells);
    while (column < columns) {
        struct table_cell cell = make_column_cell(source, number, column, arena);
        cells[row->cell_count++] = cell;
        column += cell.column_span;
    }
    row->cells = cells;
}
