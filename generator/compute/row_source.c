/* The row source: the table as the layout sees it. */
#include "compute/row_source.h"

#include "base/memory.h"
#include "compute/compose.h"
#include "compute/table_head.h"

#include <stdlib.h>
#include <string.h>

/* What a row is made from; all of a table's rows are listed before the first is made, so
 * that each can know its neighbours. */
struct row_origin {
    const void *node; /* struct group or struct indicator */
    uint8_t kind;     /* enum row_kind */
    uint8_t level;
    bool keep_with_next;
};

struct row_source {
    struct arena *arena; /* of the header */
    struct buffer scratch;
    struct compose_context context;
    struct table_head head;
    struct row_origin *origins;
    size_t count, capacity;
    size_t next;
    struct arena *neighbour; /* rewound for each comparison of two neighbouring cells */
};

static void add_origin(struct row_source *source, enum row_kind kind, unsigned level,
                       const void *node, bool keep_with_next)
{
    source->origins = memory_grow(source->origins, source->count, &source->capacity,
                                  sizeof *source->origins);
    source->origins[source->count++] =
        (struct row_origin){node, (uint8_t)kind, (uint8_t)level, keep_with_next};
}

/* Sub-indicators stay with their indicator. */
static void list_indicators(struct row_source *source, const struct indicator *indicator,
                            unsigned level)
{
    for (; indicator; indicator = indicator->next) {
        const struct indicator *sub = indicator->first;
        add_origin(source, ROW_INDICATOR, level, indicator, sub != NULL);
        for (; sub; sub = sub->next)
            add_origin(source, ROW_SUB_INDICATOR, level, sub, sub->next != NULL);
    }
}

/* A heading stays with what it heads. */
static void list_groups(struct row_source *source, const struct group *group,
                        unsigned level)
{
    for (; group; group = group->next) {
        add_origin(source, ROW_GROUP, level, group, true);
        list_groups(source, group->first, level + 1);
        list_indicators(source, group->indicators, level);
    }
}

struct row_source *row_source_new(const struct report *report,
                                  const struct report_table *table,
                                  const struct layout_spec *layout)
{
    struct row_source *source = memory_new(sizeof *source);
    source->arena = arena_new(4096);
    source->neighbour = arena_new(1024);
    source->context = (struct compose_context){
        .report = report, .layout = layout, .scratch = &source->scratch};
    table_head_make(&source->head, &source->context, source->arena);
    list_indicators(source, table->indicators, 0);
    list_groups(source, table->groups, 1);
    if (source->count)
        source->origins[source->count - 1].keep_with_next = false;
    return source;
}

void row_source_free(struct row_source *source)
{
    if (!source)
        return;
    arena_free(source->arena);
    arena_free(source->neighbour);
    buffer_free(&source->scratch);
    free(source->origins);
    free(source);
}

const struct table_head *row_source_head(const struct row_source *source)
{
    return &source->head;
}

void row_source_rewind(struct row_source *source)
{
    source->next = 0;
}

/* The context for composing a row's cells. */
static struct compose_context row_context(const struct row_source *source,
                                          const struct row_origin *origin)
{
    struct compose_context context = source->context;
    if (origin->kind == ROW_GROUP)
        context.group = origin->node;
    else
        context.indicator = origin->node;
    return context;
}

/* The cell template for this kind of row: the specific one, else the one for all rows. */
static const struct cell_spec *find_cell(const struct column_spec *column,
                                         enum row_kind kind)
{
    enum row_kinds wanted = kind == ROW_INDICATOR ? ROWS_INDICATOR : ROWS_SUB_INDICATOR;
    const struct cell_spec *all = NULL;
    for (const struct cell_spec *cell = column->cells; cell; cell = cell->next) {
        if (cell->rows == wanted)
            return cell;
        if (cell->rows == ROWS_ALL)
            all = cell;
    }
    return all;
}

static const struct rich_text *column_text(const struct row_source *source,
                                           const struct table_column *column,
                                           const struct row_origin *origin,
                                           struct arena *arena)
{
    static const struct rich_text nothing;
    const struct cell_spec *cell = find_cell(column->spec, (enum row_kind)origin->kind);
    if (!cell)
        return &nothing;
    struct compose_context context = row_context(source, origin);
    context.period = column->period;
    return compose_text(cell->text, &context, arena);
}

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
    if (!column->spec->merge_equal || !text->count || neighbour >= source->count)
        return false;
    const struct row_origin *origin = &source->origins[neighbour];
    if (origin->kind == ROW_GROUP)
        return false;
    arena_rewind(source->neighbour);
    return equal_texts(text, column_text(source, column, origin, source->neighbour));
}

static void make_indicator_cells(struct row_source *source, size_t index,
                                 struct arena *arena, struct table_row *row)
{
    const struct row_origin *origin = &source->origins[index];
    struct table_cell *cells =
        arena_alloc(arena, source->head.column_count * sizeof *cells);
    for (uint16_t i = 0; i < source->head.column_count; i++) {
        const struct table_column *column = &source->head.columns[i];
        const struct rich_text *text = column_text(source, column, origin, arena);
        cells[i] = (struct table_cell){
            .text = text,
            .column = i,
            .column_span = 1,
            .align = column->spec->align,
            .vertical = column->spec->vertical,
            .merged_above = index > 0 && merges(source, column, text, index - 1),
            .merged_below = merges(source, column, text, index + 1),
        };
    }
    row->cells = cells;
    row->cell_count = source->head.column_count;
}

static void make_group_cells(struct row_source *source, const struct row_origin *origin,
                             struct arena *arena, struct table_row *row)
{
    struct compose_context context = row_context(source, origin);
    unsigned columns = source->head.column_count, column = 0;
    struct table_cell *cells = arena_alloc(arena, (columns + 1) * sizeof *cells);
    const struct cell_spec *spec = source->context.layout->group_rows[row->level - 1].cells;
    for (; spec && column < columns; spec = spec->next) {
        unsigned span =
            spec->span && spec->span <= columns - column ? spec->span : columns - column;
        cells[row->cell_count++] =
            (struct table_cell){.text = compose_text(spec->text, &context, arena),
                                .column = (uint16_t)column,
                                .column_span = (uint16_t)span,
                                .align = spec->align};
        column += span;
    }
    row->cells = cells;
}

/* "II. Mục tiêu …" for the outline. */
static const char *group_bookmark(const struct row_source *source,
                                  const struct group *group, struct arena *arena)
{
    struct buffer text = {0};
    const char *title =
        plain_text(compose_text(group->title, &source->context, arena), arena);
    if (group->number)
        buffer_format(&text, "%s. ", group->number);
    buffer_text(&text, title);
    const char *bookmark = arena_string(arena, text.bytes, text.length);
    buffer_free(&text);
    return bookmark;
}

int row_source_next(struct row_source *source, struct arena *arena, struct table_row *row)
{
    if (source->next == source->count)
        return 0;
    size_t index = source->next++;
    const struct row_origin *origin = &source->origins[index];
    *row = (struct table_row){.kind = (enum row_kind)origin->kind,
                              .level = origin->level,
                              .number = (uint32_t)index,
                              .keep_with_next = origin->keep_with_next,
                              .last = index + 1 == source->count};
    if (row->kind == ROW_GROUP) {
        const struct group *group = origin->node;
        row->at = group->at;
        row->style = source->context.layout->group_rows[row->level - 1].style;
        row->bookmark = group_bookmark(source, group, arena);
        make_group_cells(source, origin, arena, row);
    } else {
        row->at = ((const struct indicator *)origin->node)->at;
        make_indicator_cells(source, index, arena, row);
    }
    return 1;
}
