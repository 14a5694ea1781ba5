/* The cells of one row: which template each has, and what it comes to. */
#include "compute/row_cells.h"

#include "compute/bar_fill.h"
#include "compute/row_number.h"
#include "compute/style_rules.h"

#include <string.h>

struct row_values row_values(const struct row_source *source, size_t row)
{
    const struct row_origin *origin = &source->list.origins[row];
    struct row_values values = {.report = source->context.report,
                                .layout = source->context.layout,
                                .table = &source->list,
                                .row = (uint32_t)row,
                                .totals = source->totals};
    switch ((enum row_kind)origin->kind) {
    case ROW_GROUP:
        values.list = &source->list;
        values.first = (uint32_t)row + 1;
        values.end = origin->end;
        break;
    case ROW_TOTAL:
        values.list = &source->list;
        values.form = origin->total->form;
        values.first = origin->parent == ROW_NO_PARENT ? 0 : origin->parent;
        values.end = origin->parent == ROW_NO_PARENT
                         ? (uint32_t)source->list.count
                         : source->list.origins[origin->parent].end;
        break;
    case ROW_CARRIED_FORWARD:
    case ROW_BROUGHT_FORWARD:
        values.list = &source->list;
        values.end = source->carried_rows;
        values.running = source->running;
        break;
    case ROW_INDICATOR:
    case ROW_SUB_INDICATOR:
    case ROW_PART:
        values.indicator = origin->indicator;
        break;
    case ROW_OF_WHICH:
        break;
    }
    return values;
}

/* The context for composing a row's cells. */
static struct compose_context row_context(const struct row_source *source, size_t row,
                                          struct arena *arena)
{
    const struct row_list *list = &source->list;
    const struct row_origin *origin = &list->origins[row];
    struct compose_context context = source->context;
    context.values = row_values(source, row);
    context.compares = context.judges = true;
    uint32_t group = origin->kind == ROW_GROUP ? (uint32_t)row : origin->parent;
    while (group != ROW_NO_PARENT && list->origins[group].kind != ROW_GROUP)
        group = list->origins[group].parent;
    if (group != ROW_NO_PARENT)
        context.group = list->origins[group].group;
    if (origin->kind == ROW_TOTAL && group != ROW_NO_PARENT)
        context.number = row_number(list, context.layout, group, arena);
    if (origin->kind == ROW_GROUP || context.values.indicator)
        context.number = row_number(list, context.layout, (uint32_t)row, arena);
    context.indicator = context.values.indicator;
    if (list->ranks)
        context.rank = list->ranks[row];
    return context;
}

const struct cell_spec *column_cell(const struct column_spec *column, enum row_kind kind)
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
        if (cell->rows == wanted[kind] && kind != ROW_OF_WHICH)
            return cell;
        if (cell->rows == ROWS_SUB_INDICATOR)
            sub = cell;
        if (cell->rows == ROWS_ALL)
            all = cell;
    }
    if (kind == ROW_PART && sub)
        return sub;
    return kind == ROW_GROUP || kind == ROW_OF_WHICH ? NULL : all;
}

/* Whether the row is that of an indicator, of whatever rank: conditions may style it. */
static bool is_indicator(enum row_kind kind)
{
    return kind == ROW_INDICATOR || kind == ROW_SUB_INDICATOR || kind == ROW_PART;
}

static bool is_carried(enum row_kind kind)
{
    return kind == ROW_CARRIED_FORWARD || kind == ROW_BROUGHT_FORWARD;
}

/* What the column has for all rows may mean nothing in a row that sums up: a verdict in a
 * total, a comparison at the end of a page. */
static void limit_fields(struct compose_context *context, enum row_kind kind,
                         const struct cell_spec *cell)
{
    bool meant = cell->rows == ROWS_TOTAL;
    context->compares = !is_carried(kind) || meant;
    context->judges = (!is_carried(kind) && kind != ROW_TOTAL) || meant;
}

uint8_t row_style(const struct row_source *source, size_t row, struct arena *arena)
{
    const struct row_spec *spec =
        row_spec_of(source->context.layout, &source->list.origins[row]);
    if (!spec->rules)
        return spec->style;
    struct compose_context context = row_context(source, row, arena);
    return spec->style | style_by_rules(spec->rules, &context, arena);
}

/* What a column's cell shows in a row. */
struct cell_content {
    const struct rich_text *text;
    uint8_t style; /* besides the row's */
    uint16_t bar;
};

/* A bar stands below its figure, never alone. */
static uint16_t cell_bar(const struct cell_spec *spec, const struct rich_text *text,
                         const struct compose_context *context, struct arena *arena)
{
    if (!spec->bar || !text->count)
        return BAR_NONE;
    struct shown_comparison shown = comparison_shown(
        &context->values, layout_find_comparison(context->layout, spec->bar), arena);
    return bar_of_comparison(&shown);
}

/* `spec` is the column's for such rows, or NULL. */
static struct cell_content column_content(const struct table_column *column,
                                          const struct cell_spec *spec, enum row_kind kind,
                                          const struct compose_context *row,
                                          struct arena *arena)
{
    static const struct rich_text nothing;
    struct cell_content content = {.text = &nothing, .bar = BAR_NONE};
    if (!spec)
        return content;
    struct compose_context context = *row;
    context.period = column->period;
    limit_fields(&context, kind, spec);
    content.text = compose_text(spec->text, &context, arena);
    if (!is_carried(kind))
        content.bar = cell_bar(spec, content.text, &context, arena);
    if (is_indicator(kind))
        content.style = style_by_rules(column->spec->rules, &context, arena);
    return content;
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

/* Whether a column's cell of a row is one with that of the row `neighbour`. */
static bool merges(struct row_source *source, const struct table_column *column,
                   const struct cell_content *content, uint8_t style, size_t neighbour)
{
    struct arena *arena = source->neighbour;
    if (column->spec->merge != MERGE_EQUAL || !content->text->count ||
        neighbour >= source->list.count)
        return false;
    enum row_kind kind = (enum row_kind)source->list.origins[neighbour].kind;
    if (!is_indicator(kind))
        return false;
    arena_rewind(arena);
    struct compose_context context = row_context(source, neighbour, arena);
    struct cell_content other =
        column_content(column, column_cell(column->spec, kind), kind, &context, arena);
    return equal_texts(content->text, other.text) && content->bar == other.bar &&
           (style | content->style) == (row_style(source, neighbour, arena) | other.style);
}

/* The cells */

/* The indicator's row that a row belongs to, or ROW_NO_PARENT. */
static uint32_t indicator_above(const struct row_list *list, size_t row)
{
    for (; row != ROW_NO_PARENT; row = list->origins[row].parent) {
        enum row_kind kind = (enum row_kind)list->origins[row].kind;
        if (kind == ROW_INDICATOR)
            return (uint32_t)row;
        if (kind == ROW_GROUP || kind == ROW_TOTAL)
            break;
    }
    return ROW_NO_PARENT;
}

/* Whether the column's cell is an indicator's that runs down. */
static bool runs_down(const struct row_source *source, size_t row, unsigned column)
{
    return source->head.columns[column].spec->merge == MERGE_INDICATOR &&
           indicator_above(&source->list, row) != ROW_NO_PARENT;
}

/* A row whose cells are being made. */
struct made_row {
    struct row_source *source;
    size_t number;
    enum row_kind kind;
    uint8_t style;
    struct compose_context context; /* of its cells, but for what is a column's own */
    struct arena *arena;
};

/* Its part in this row: the first has the text. */
static struct table_cell make_running_cell(const struct made_row *row, unsigned column)
{
    static const struct rich_text nothing;
    const struct row_list *list = &row->source->list;
    const struct table_column *head = &row->source->head.columns[column];
    const struct cell_spec *spec = column_cell(head->spec, ROW_INDICATOR);
    uint32_t first = indicator_above(list, row->number);
    struct cell_content content = {.text = &nothing, .bar = BAR_NONE};
    if (row->number == first)
        content = column_content(head, spec, row->kind, &row->context, row->arena);
    return (struct table_cell){.text = content.text,
                               .column = (uint16_t)column,
                               .column_span = 1,
                               .style = content.style,
                               .bar = content.bar,
                               .align = spec ? spec->align : head->spec->align,
                               .vertical = head->spec->vertical,
                               .merged_above = row->number > first,
                               .merged_below = row->number + 1 < list->origins[first].end};
}

/* How many columns a cell covers that wants so many, 0 being the rest: none whose cells run
 * down, nor, in the rows of indicators, one whose cells may be one with their neighbours.
 */
static uint16_t span_of(const struct row_source *source, size_t row, unsigned column,
                        unsigned wanted)
{
    unsigned end = column + 1;
    while (end < source->head.column_count && (!wanted || end < column + wanted) &&
           !runs_down(source, row, end))
        end++;
    return (uint16_t)(end - column);
}

/* One of the cells that rows of this kind have first. */
static struct table_cell make_leading_cell(const struct made_row *row, unsigned column,
                                           const struct cell_spec *spec)
{
    return (struct table_cell){.text = compose_text(spec->text, &row->context, row->arena),
                               .column = (uint16_t)column,
                               .column_span =
                                   span_of(row->source, row->number, column, spec->span),
                               .bar = BAR_NONE,
                               .align = spec->align};
}

static struct table_cell make_column_cell(const struct made_row *row, unsigned column,
                                          const struct cell_spec *spec)
{
    const struct table_column *head = &row->source->head.columns[column];
    struct cell_content content =
        column_content(head, spec, row->kind, &row->context, row->arena);
    struct table_cell cell = {.text = content.text,
                              .column = (uint16_t)column,
                              .column_span = 1,
                              .style = content.style,
                              .bar = content.bar,
                              .align = spec ? spec->align : head->spec->align,
                              .vertical = head->spec->vertical};
    if (spec)
        cell.column_span = span_of(row->source, row->number, column, spec->span);
    if (is_indicator(row->kind) && cell.column_span == 1) {
        cell.merged_above = row->number > 0 && merges(row->source, head, &content,
                                                      row->style, row->number - 1);
        cell.merged_below =
            merges(row->source, head, &content, row->style, row->number + 1);
    }
    return cell;
}

/* Heading cells */

enum naming { NAMES_NOTHING, NAMES_IN_WORDS, NAMES_BY_FIELD };

/* Whether a template says what its row is about: by the name of what it shows, or, where
 * the row is none of an indicator, at least in words of its own, as "Tổng cộng" does. */
static enum naming naming_of(const struct rich_text *text, enum row_kind kind)
{
    enum field_kind name = is_indicator(kind) ? FIELD_NAME : FIELD_TITLE;
    enum naming naming = NAMES_NOTHING;
    for (uint32_t i = 0; text && i < text->count; i++) {
        const struct run *run = &text->runs[i];
        if (run->kind == RUN_FIELD && run->field->kind == name)
            return NAMES_BY_FIELD;
        if (run->kind == RUN_TEXT && !is_indicator(kind))
            naming = NAMES_IN_WORDS;
    }
    return naming;
}

/* The heading that a row has so far. */
struct row_heading {
    struct table_cell *cell;
    enum naming naming;
};

/* Takes a cell that says better what the row is about. */
static void offer_heading(struct row_heading *heading, struct table_cell *cell,
                          const struct cell_spec *spec, enum row_kind kind)
{
    enum naming naming = spec ? naming_of(spec->text, kind) : NAMES_NOTHING;
    if (naming > heading->naming && cell->text->count && !cell->merged_above)
        *heading = (struct row_heading){cell, naming};
}

void row_cells_make(struct row_source *source, size_t number, struct arena *arena,
                    struct table_row *row)
{
    unsigned columns = source->head.column_count;
    struct made_row made = {.source = source,
                            .number = number,
                            .kind = row->kind,
                            .style = row->style,
                            .context = row_context(source, number, arena),
                            .arena = arena};
    const struct cell_spec *leading =
        row_spec_of(source->context.layout, &source->list.origins[number])->cells;
    struct table_cell *cells = arena_alloc(arena, columns * sizeof *cells);
    struct row_heading heading = {NULL, NAMES_NOTHING};
    for (unsigned column = 0; column < columns;) {
        struct table_cell *cell = &cells[row->cell_count++];
        const struct cell_spec *spec =
            column_cell(source->head.columns[column].spec, row->kind);
        if (runs_down(source, number, column)) {
            *cell = make_running_cell(&made, column);
        } else if (leading) {
            spec = leading;
            *cell = make_leading_cell(&made, column, spec);
            leading = leading->next;
        } else {
            *cell = make_column_cell(&made, column, spec);
        }
        offer_heading(&heading, cell, spec, row->kind);
        column += cell->column_span;
    }
    if (heading.cell)
        heading.cell->heading = true;
    row->cells = cells;
}
