/* The table's columns and header, made from the layout for one report. */
#include "compute/table_head.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Header cells are gathered depth first, then sorted into rows. */
struct head_builder {
    const struct compose_context *context;
    struct arena *arena;
    struct table_column *columns;
    size_t column_count, column_capacity;
    struct header_cell *cells;
    size_t cell_count, cell_capacity;
    unsigned rows; /* of the whole header */
};

static unsigned tree_depth(const struct column_spec *columns)
{
    unsigned deepest = 0;
    for (; columns; columns = columns->next) {
        unsigned depth = 1 + tree_depth(columns->first);
        if (depth > deepest)
            deepest = depth;
    }
    return deepest;
}

static struct header_cell *add_cell(struct head_builder *builder,
                                    const struct column_spec *spec, const char *period,
                                    unsigned row)
{
    struct compose_context context = *builder->context;
    context.period = period;
    builder->cells = memory_grow(builder->cells, builder->cell_count,
                                 &builder->cell_capacity, sizeof *builder->cells);
    struct header_cell *cell = &builder->cells[builder->cell_count++];
    *cell =
        (struct header_cell){.text = compose_text(spec->header, &context, builder->arena),
                             .row = (uint16_t)row,
                             .column = (uint16_t)builder->column_count,
                             .row_span = 1,
                             .column_span = 1,
                             .rotate = spec->rotate};
    return cell;
}

/* A column proper reaches down to the last row of the header. */
static void add_column(struct head_builder *builder, const struct column_spec *spec,
                       const char *period, unsigned row)
{
    struct header_cell *cell = add_cell(builder, spec, period, row);
    cell->row_span = (uint16_t)(builder->rows - row);
    builder->columns = memory_grow(builder->columns, builder->column_count,
                                   &builder->column_capacity, sizeof *builder->columns);
    builder->columns[builder->column_count++] =
        (struct table_column){.id = spec->id, .spec = spec, .period = period};
}

static void add_columns(struct head_builder *builder, const struct column_spec *spec,
                        unsigned row)
{
    for (; spec; spec = spec->next) {
        if (spec->first) {
            size_t cell = builder->cell_count, before = builder->column_count;
            add_cell(builder, spec, NULL, row);
            add_columns(builder, spec->first, row + 1);
            builder->cells[cell].column_span = (uint16_t)(builder->column_count - before);
        } else if (spec->for_each) {
            const struct report *report = builder->context->report;
            const struct layout_spec *layout = builder->context->layout;
            int index = value_kind_find(report, layout, spec->for_each);
            const struct kind *kind = value_kind_periods(report, layout, (unsigned)index);
            for (unsigned i = 0; i < kind->period_count; i++)
                add_column(builder, spec, kind->periods[i], row);
        } else {
            add_column(builder, spec, NULL, row);
        }
    }
}

static const struct rich_text *number_text(struct head_builder *builder, unsigned number)
{
    struct buffer text = {0};
    buffer_format(&text, "(%u)", number);
    struct run *run = arena_alloc(builder->arena, sizeof *run);
    *run = (struct run){.kind = RUN_TEXT,
                        .size = (uint32_t)text.length,
                        .utf8 = arena_string(builder->arena, text.bytes, text.length)};
    buffer_free(&text);
    struct rich_text *made = arena_alloc(builder->arena, sizeof *made);
    *made = (struct rich_text){.runs = run, .count = 1};
    return made;
}

/* A last row of the header that numbers the columns. */
static void add_numbers(struct head_builder *builder)
{
    for (size_t i = 0; i < builder->column_count; i++) {
        const struct rich_text *index = builder->columns[i].spec->index;
        builder->cells = memory_grow(builder->cells, builder->cell_count,
                                     &builder->cell_capacity, sizeof *builder->cells);
        builder->cells[builder->cell_count++] = (struct header_cell){
            .text = index ? compose_text(index, builder->context, builder->arena)
                          : number_text(builder, (unsigned)i + 1),
            .row = (uint16_t)builder->rows,
            .column = (uint16_t)i,
            .row_span = 1,
            .column_span = 1,
            .number = true};
    }
    builder->rows++;
}

static int compare_cells(const void *left, const void *right)
{
    const struct header_cell *a = left, *b = right;
    return a->row != b->row ? a->row - b->row : a->column - b->column;
}

/* Tells each column which header cells it stands under. */
static void link_headers(struct table_head *head, struct table_column *columns,
                         struct arena *arena)
{
    for (unsigned c = 0; c < head->column_count; c++) {
        uint16_t *headers = arena_alloc(arena, head->row_count * sizeof *headers);
        uint16_t count = 0;
        for (uint16_t i = 0; i < head->cell_count; i++) {
            const struct header_cell *cell = &head->cells[i];
            if (!cell->number && cell->column <= c &&
                c < (unsigned)(cell->column + cell->column_span))
                headers[count++] = i;
        }
        columns[c].headers = headers;
        columns[c].header_count = count;
    }
}

void table_head_make(struct table_head *head, const struct compose_context *context,
                     struct arena *arena)
{
    struct head_builder builder = {.context = context, .arena = arena};
    builder.rows = tree_depth(context->layout->columns);
    add_columns(&builder, context->layout->columns, 0);
    if (context->layout->column_numbers)
        add_numbers(&builder);
    qsort(builder.cells, builder.cell_count, sizeof *builder.cells, compare_cells);
    struct table_column *columns =
        arena_copy(arena, builder.columns, builder.column_count * sizeof *builder.columns);
    head->cells =
        arena_copy(arena, builder.cells, builder.cell_count * sizeof *builder.cells);
    head->columns = columns;
    head->column_count = (uint16_t)builder.column_count;
    head->cell_count = (uint16_t)builder.cell_count;
    head->row_count = (uint16_t)builder.rows;
    link_headers(head, columns, arena);
    free(builder.columns);
    free(builder.cells);
}
