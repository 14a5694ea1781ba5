/* The row source: the table as the layout sees it. */
#include "compute/row_source.h"

#include "base/memory.h"
#include "compute/flat_text.h"
#include "compute/row_cells.h"
#include "compute/row_number.h"
#include "compute/share_total.h"
#include "compute/table_head.h"

#include <stdlib.h>

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
    row_list_make(&source->list, report, table, layout);
    source->running = memory_new(sizeof *source->running);
    source->totals = share_totals_new();
    return source;
}

void row_source_free(struct row_source *source)
{
    if (!source)
        return;
    arena_free(source->arena);
    arena_free(source->neighbour);
    buffer_free(&source->scratch);
    row_list_free(&source->list);
    running_sums_free(source->running);
    free(source->running);
    share_totals_free(source->totals);
    free(source);
}

const struct table_head *row_source_head(const struct row_source *source)
{
    return &source->head;
}

void row_source_rewind(struct row_source *source)
{
    source->next = 0;
    running_sums_free(source->running);
}

/* "II. Mục tiêu …" for the outline. */
static const char *group_bookmark(const struct row_source *source, size_t row,
                                  struct arena *arena)
{
    struct buffer text = {0};
    const struct group *group = source->list.origins[row].group;
    const char *number =
        row_number(&source->list, source->context.layout, (uint32_t)row, arena);
    const char *title =
        plain_text(compose_text(group->title, &source->context, arena), arena);
    if (number)
        buffer_format(&text, "%s. ", number);
    buffer_text(&text, title);
    const char *bookmark = arena_string(arena, text.bytes, text.length);
    buffer_free(&text);
    return bookmark;
}

/* Where the row stands in the report, or the total in the layout. */
static uint32_t row_at(const struct row_origin *origin)
{
    if (origin->kind == ROW_GROUP)
        return origin->group->at;
    return origin->indicator && origin->kind != ROW_TOTAL ? origin->indicator->at : 0;
}

static void make_row(struct row_source *source, size_t number, struct arena *arena,
                     struct table_row *row)
{
    const struct row_origin *origin = &source->list.origins[number];
    const struct row_spec *spec = row_spec_of(source->context.layout, origin);
    *row = (struct table_row){.kind = (enum row_kind)origin->kind,
                              .level = origin->level,
                              .number = (uint32_t)number,
                              .style = row_style(source, number, arena),
                              .keep_with_next = origin->keep_with_next,
                              .whole = spec->whole,
                              .last = number + 1 == source->list.count,
                              .at = row_at(origin)};
    if (row->kind == ROW_GROUP)
        row->bookmark = group_bookmark(source, number, arena);
    row_cells_make(source, number, arena, row);
}

int row_source_carry(struct row_source *source, enum row_kind kind, uint32_t rows,
                     struct arena *arena, struct table_row *row)
{
    const struct layout_spec *layout = source->context.layout;
    bool carried = kind == ROW_CARRIED_FORWARD;
    if (!(carried ? &layout->carried_forward : &layout->brought_forward)->used)
        return 0;
    source->carried_rows = rows;
    make_row(source, source->list.count + !carried, arena, row);
    return 1;
}

uint32_t row_source_count(const struct row_source *source)
{
    return (uint32_t)source->list.count;
}

int row_source_next(struct row_source *source, struct arena *arena, struct table_row *row)
{
    if (source->next == source->list.count)
        return 0;
    make_row(source, source->next++, arena, row);
    return 1;
}
