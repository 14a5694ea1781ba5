/* Measures what the columns hold: how wide those with width="auto" want to be, and how wide
 * the figures of decimal ones are. */
#include "layout/content_width.h"

#include "base/memory.h"
#include "layout/rotated_text.h"
#include "layout/table_header.h"

#include <stdlib.h>

/* What the cells over the same several columns ask of them together. Of these there are no
 * more than cells in the layout, however many rows. */
struct demand {
    uint16_t column, span;
    length min;
};

struct measuring {
    const struct table_head *head;
    const struct table_style *style;
    struct column_contents contents;
    struct demand *demands;
    size_t demand_count, demand_capacity;
    struct arena *arena;
};

static bool is_decimal(const struct table_head *head, unsigned column)
{
    return head->columns[column].spec->align == ALIGN_DECIMAL;
}

static bool any_decimal(const struct table_head *head)
{
    for (uint16_t i = 0; i < head->column_count; i++)
        if (is_decimal(head, i))
            return true;
    return false;
}

static unsigned count_autos(const struct table_head *head, unsigned column, unsigned span)
{
    unsigned count = 0;
    for (unsigned i = column; i < column + span; i++)
        count += head->columns[i].spec->auto_width;
    return count;
}

/* Cells. */

static struct demand *find_demand(struct measuring *measuring, uint16_t column,
                                  uint16_t span)
{
    for (size_t i = 0; i < measuring->demand_count; i++)
        if (measuring->demands[i].column == column && measuring->demands[i].span == span)
            return &measuring->demands[i];
    measuring->demands = memory_grow(measuring->demands, measuring->demand_count,
                                     &measuring->demand_capacity, sizeof(struct demand));
    struct demand *demand = &measuring->demands[measuring->demand_count++];
    *demand = (struct demand){column, span, 0};
    return demand;
}

static void raise_to(length *limit, length width)
{
    if (width > *limit)
        *limit = width;
}

/* Whether the content has a say in the width of the columns. */
static bool is_open(const struct measuring *measuring, uint16_t column, uint16_t span)
{
    if (!measuring->contents.limits)
        return false;
    return span > 1 ? count_autos(measuring->head, column, span) != 0
                    : measuring->head->columns[column].spec->width == 0;
}

static length padding_of(const struct measuring *measuring)
{
    return measuring->style->padding.left + measuring->style->padding.right;
}

/* What has been asked for up to here; of a line over several columns nothing is. */
static struct text_extent asked_for(struct measuring *measuring, uint16_t column,
                                    uint16_t span)
{
    length padding = padding_of(measuring);
    if (span > 1)
        return (struct text_extent){find_demand(measuring, column, span)->min - padding, 0};
    const struct column_limits *limits = &measuring->contents.limits[column];
    return (struct text_extent){limits->min - padding, limits->max - padding};
}

static void ask_for(struct measuring *measuring, struct text_extent extent, uint16_t column,
                    uint16_t span)
{
    length padding = padding_of(measuring);
    if (span > 1) {
        raise_to(&find_demand(measuring, column, span)->min, extent.widest_word + padding);
        return;
    }
    raise_to(&measuring->contents.limits[column].min, extent.widest_word + padding);
    raise_to(&measuring->contents.limits[column].max, extent.widest_line + padding);
}

/* What a cell of a fixed column holds of text; other columns may become wide enough. */
static length room_for_text(const struct measuring *measuring, unsigned column)
{
    const struct column_spec *spec = measuring->head->columns[column].spec;
    const struct margins *padding = &measuring->style->padding;
    return spec->width ? spec->width - padding->left - padding->right : INT32_MAX;
}

/* A figure too wide for its column will be smaller or broken: it must not move the others.
 */
static void measure_figure(struct measuring *measuring, const struct text_style *text_style,
                           const struct table_cell *cell)
{
    if (cell->align != ALIGN_DECIMAL || cell->column_span > 1 ||
        !is_decimal(measuring->head, cell->column))
        return;
    const struct type_metrics *metrics = measuring->style->metrics;
    struct text_block text =
        break_lines(metrics, text_style, cell->text, INT32_MAX, true, measuring->arena);
    struct decimal_parts parts;
    if (!find_decimal_parts(metrics, &text, &parts) ||
        text.lines[0].width > room_for_text(measuring, cell->column))
        return;
    struct decimal_parts *widest = &measuring->contents.decimals[cell->column];
    raise_to(&widest->before, parts.before);
    raise_to(&widest->after, parts.after);
}

static void measure_header(struct measuring *measuring)
{
    for (uint16_t i = 0; i < measuring->head->cell_count; i++) {
        const struct header_cell *cell = &measuring->head->cells[i];
        struct text_style style = table_header_text_style(measuring->style, cell);
        struct text_extent extent = {0};
        if (cell->rotate)
            extent.widest_word = extent.widest_line = rotated_width(&style, cell->text);
        else
            raise_extent(&extent, measuring->style->metrics, &style, cell->text,
                         measuring->arena);
        if (is_open(measuring, cell->column, cell->column_span))
            ask_for(measuring, extent, cell->column, cell->column_span);
        if (cell->column_span == 1)
            raise_to(&measuring->contents.words[cell->column],
                     extent.widest_word + padding_of(measuring));
        arena_rewind(measuring->arena);
    }
}

static void measure_cell(struct measuring *measuring, const struct text_style *style,
                         const struct table_cell *cell)
{
    if (!is_open(measuring, cell->column, cell->column_span))
        return;
    struct text_extent extent = asked_for(measuring, cell->column, cell->column_span);
    raise_extent(&extent, measuring->style->metrics, style, cell->text, measuring->arena);
    ask_for(measuring, extent, cell->column, cell->column_span);
}

static void measure_row(struct measuring *measuring, const struct table_row *row)
{
    for (uint16_t i = 0; i < row->cell_count; i++) {
        if (row->cells[i].merged_above)
            continue;
        struct text_style style = cell_text_style(row, &row->cells[i], measuring->style);
        measure_cell(measuring, &style, &row->cells[i]);
        measure_figure(measuring, &style, &row->cells[i]);
    }
    arena_rewind(measuring->arena);
}

/* The sums of any row may turn out to end a page. */
static void measure_sums(struct measuring *measuring, struct row_source *rows,
                         enum row_kind kind)
{
    struct table_row row;
    for (uint32_t i = 0; i <= row_source_count(rows); i++) {
        if (!row_source_carry(rows, kind, i, measuring->arena, &row))
            return;
        measure_row(measuring, &row);
    }
    row_source_rewind(rows);
}

static void measure_rows(struct measuring *measuring, struct row_source *rows)
{
    struct table_row row;
    row_source_rewind(rows);
    while (row_source_next(rows, measuring->arena, &row))
        measure_row(measuring, &row);
    row_source_rewind(rows);
    measure_sums(measuring, rows, ROW_CARRIED_FORWARD);
    measure_sums(measuring, rows, ROW_BROUGHT_FORWARD);
}

/* Figures below each other take more room than the widest of them. */
static void widen_decimals(struct measuring *measuring)
{
    if (!measuring->contents.limits || !measuring->contents.decimals)
        return;
    for (uint16_t i = 0; i < measuring->head->column_count; i++) {
        const struct decimal_parts *widest = &measuring->contents.decimals[i];
        struct column_limits *limits = &measuring->contents.limits[i];
        raise_to(&limits->min, widest->before + widest->after + padding_of(measuring));
        raise_to(&limits->max, limits->min);
    }
}

/* Cells over several columns. */

static int compare_demands(const void *left, const void *right)
{
    const struct demand *a = left, *b = right;
    return a->span != b->span ? a->span - b->span : a->column - b->column;
}

/* How wide the columns of a demand are at least. */
static int64_t least_width(const struct measuring *measuring, const struct demand *demand)
{
    int64_t width = 0;
    for (unsigned i = demand->column; i < (unsigned)demand->column + demand->span; i++) {
        const struct column_spec *spec = measuring->head->columns[i].spec;
        width += spec->width ? spec->width : measuring->contents.limits[i].min;
    }
    return width;
}

/* Shares what the columns lack evenly among the auto columns. */
static void meet_demand(struct measuring *measuring, const struct demand *demand)
{
    int64_t lack = demand->min - least_width(measuring, demand);
    unsigned autos = count_autos(measuring->head, demand->column, demand->span);
    for (unsigned i = demand->column; lack > 0 && autos; i++) {
        if (!measuring->head->columns[i].spec->auto_width)
            continue;
        struct column_limits *limits = &measuring->contents.limits[i];
        length part = (length)(lack / autos--);
        limits->min += part;
        raise_to(&limits->max, limits->min);
        lack -= part;
    }
}

static void meet_demands(struct measuring *measuring)
{
    if (measuring->demand_count)
        qsort(measuring->demands, measuring->demand_count, sizeof(struct demand),
              compare_demands);
    for (size_t i = 0; i < measuring->demand_count; i++)
        meet_demand(measuring, &measuring->demands[i]);
}

static struct column_limits *new_limits(const struct table_head *head, length least)
{
    struct column_limits *limits = memory_new(head->column_count * sizeof *limits);
    for (uint16_t i = 0; i < head->column_count; i++)
        limits[i] = (struct column_limits){least, least};
    return limits;
}

struct column_contents measure_columns(const struct table_head *head,
                                       struct row_source *rows,
                                       const struct table_style *style, length least)
{
    struct measuring measuring = {.head = head, .style = style};
    struct column_contents *contents = &measuring.contents;
    if (count_autos(head, 0, head->column_count))
        contents->limits = new_limits(head, least);
    if (any_decimal(head))
        contents->decimals = memory_new(head->column_count * sizeof *contents->decimals);
    contents->words = memory_new(head->column_count * sizeof *contents->words);
    measuring.arena = arena_new(4096);
    measure_header(&measuring);
    if (contents->limits || contents->decimals) {
        measure_rows(&measuring, rows);
        widen_decimals(&measuring);
        meet_demands(&measuring);
    }
    arena_free(measuring.arena);
    free(measuring.demands);
    return *contents;
}
