/* The table of figures to fill in. Its words are Vietnamese in every locale, as the
 * report's are. */
#include "sheet/figure_table.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "sheet/value_cell.h"

#include <stdlib.h>
#include <string.h>

const char *const figure_keys[FIGURE_COLUMNS] = {"id", "number", "name", "unit"};

struct table_column {
    uint16_t kind, period;
};

struct maker {
    struct figure_table *table;
    const struct report *report;
    struct table_column *columns;
    size_t count, capacity;
    struct buffer scratch;
    char mark;
};

static struct figure_row *add_row(struct maker *maker, enum figure_row_type type)
{
    struct figure_table *table = maker->table;
    table->rows =
        memory_grow(table->rows, table->count, &table->capacity, sizeof *table->rows);
    struct figure_row *row = &table->rows[table->count++];
    row->type = type;
    row->cells = arena_alloc(table->arena, table->columns * sizeof *row->cells);
    return row;
}

/* The scratch buffer's text, kept. */
static const char *keep(struct maker *maker)
{
    struct buffer *scratch = &maker->scratch;
    const char *text =
        arena_string(maker->table->arena, buffer_string(scratch), scratch->length);
    buffer_clear(scratch);
    return *text ? text : NULL;
}

static const char *keep_text(struct maker *maker, const struct rich_text *text)
{
    text_print(&maker->scratch, text, maker->mark);
    return keep(maker);
}

/* Columns */

static bool kind_has_values(const struct indicator *indicator, uint16_t kind)
{
    for (; indicator; indicator = indicator->next) {
        struct value_walk walk;
        const struct value *value = value_first(&walk, indicator->values);
        for (; value; value = value_next(&walk))
            if (value->kind == kind)
                return true;
        if (kind_has_values(indicator->first, kind) ||
            kind_has_values(indicator->parts, kind))
            return true;
    }
    return false;
}

static bool kind_in_groups(const struct group *group, uint16_t kind)
{
    for (; group; group = group->next)
        if (kind_has_values(group->indicators, kind) || kind_in_groups(group->first, kind))
            return true;
    return false;
}

/* Built-in kinds that the report neither declares nor uses get no column. */
static bool kind_is_used(const struct report *report, uint16_t kind)
{
    if (report->kinds[kind].at)
        return true;
    for (const struct report_table *table = report->tables; table; table = table->next)
        if (kind_has_values(table->indicators, kind) || kind_in_groups(table->groups, kind))
            return true;
    return false;
}

static void add_column(struct maker *maker, uint16_t kind, uint16_t period)
{
    maker->columns =
        memory_grow(maker->columns, maker->count, &maker->capacity, sizeof *maker->columns);
    maker->columns[maker->count++] = (struct table_column){kind, period};
}

static void add_columns(struct maker *maker)
{
    const struct report *report = maker->report;
    for (uint16_t i = 0; i < report->kind_count; i++) {
        const struct kind *kind = &report->kinds[i];
        if (!kind_is_used(report, i))
            continue;
        if (!kind->period_count)
            add_column(maker, i, PERIOD_NONE);
        for (uint16_t period = 0; period < kind->period_count; period++)
            add_column(maker, i, period);
    }
    maker->table->columns = FIGURE_COLUMNS + (unsigned)maker->count;
}

static const char *column_heading(struct maker *maker, struct table_column column)
{
    static const char *const built_in[KIND_BUILT_IN] = {"Mục tiêu", "Kế hoạch", "Kết quả"};
    const struct kind *kind = &maker->report->kinds[column.kind];
    if (column.kind < KIND_BUILT_IN)
        buffer_text(&maker->scratch, built_in[column.kind]);
    else if (kind->title)
        text_print(&maker->scratch, kind->title, maker->mark);
    else
        buffer_text(&maker->scratch, kind->name);
    if (column.period != PERIOD_NONE)
        buffer_format(&maker->scratch, " %s", kind->periods[column.period]);
    return keep(maker);
}

static const char *column_key(struct maker *maker, struct table_column column)
{
    const struct kind *kind = &maker->report->kinds[column.kind];
    buffer_text(&maker->scratch, kind->name);
    if (column.period != PERIOD_NONE)
        buffer_format(&maker->scratch, ":%s", kind->periods[column.period]);
    return keep(maker);
}

static void make_header(struct maker *maker)
{
    static const char *const headings[FIGURE_COLUMNS] = {"Mã", "TT", "Nội dung",
                                                         "Đơn vị tính"};
    struct figure_cell *shown = add_row(maker, FIGURE_ROW_HEADINGS)->cells;
    struct figure_cell *keys = add_row(maker, FIGURE_ROW_KEYS)->cells;
    for (unsigned i = 0; i < FIGURE_COLUMNS; i++) {
        shown[i].text = headings[i];
        keys[i].text = figure_keys[i];
    }
    for (size_t i = 0; i < maker->count; i++) {
        shown[FIGURE_COLUMNS + i].text = column_heading(maker, maker->columns[i]);
        keys[FIGURE_COLUMNS + i].text = column_key(maker, maker->columns[i]);
    }
}

/* Rows */

static void make_title(struct maker *maker, const char *number,
                       const struct rich_text *title)
{
    struct figure_cell *cells = add_row(maker, FIGURE_ROW_TITLE)->cells;
    cells[FIGURE_NUMBER].text = number;
    cells[FIGURE_NAME].text = keep_text(maker, title);
}

static void make_value(struct maker *maker, struct figure_cell *cell,
                       const struct value *value, const char *unit)
{
    bool locked = value && value_is_locked(maker->report, value);
    cell->open = !locked;
    cell->marked = locked;
    if (!value)
        return;
    value_print(&maker->scratch, value, locked ? NULL : unit, maker->mark);
    cell->text = keep(maker);
    cell->number = !locked && value_is_number(value, unit);
    if (cell->number)
        cell->decimal = value->figures->number;
}

static void make_indicators(struct maker *maker, const struct indicator *indicator)
{
    for (; indicator; indicator = indicator->next) {
        const char *unit = indicator_unit(maker->report, indicator);
        struct figure_cell *cells = add_row(maker, FIGURE_ROW_INDICATOR)->cells;
        cells[FIGURE_ID].text = indicator->id;
        cells[FIGURE_NUMBER].text = indicator->number;
        cells[FIGURE_NAME].text = keep_text(maker, indicator->name);
        cells[FIGURE_UNIT].text = unit;
        for (size_t i = 0; i < maker->count; i++) {
            struct table_column column = maker->columns[i];
            struct value_view view;
            make_value(maker, &cells[FIGURE_COLUMNS + i],
                       value_find(indicator->values, column.kind, column.period, &view),
                       unit);
        }
        make_indicators(maker, indicator->first);
        make_indicators(maker, indicator->parts);
    }
}

static void make_groups(struct maker *maker, const struct group *group)
{
    for (; group; group = group->next) {
        make_title(maker, group->number, group->title);
        make_groups(maker, group->first);
        make_indicators(maker, group->indicators);
    }
}

void figure_table_make(struct figure_table *table, const struct report *report, char mark)
{
    *table = (struct figure_table){.arena = arena_new(65536)};
    struct maker maker = {.table = table, .report = report, .mark = mark};
    add_columns(&maker);
    make_header(&maker);
    for (const struct report_table *part = report->tables; part; part = part->next) {
        if (part->title)
            make_title(&maker, NULL, part->title);
        make_indicators(&maker, part->indicators);
        make_groups(&maker, part->groups);
    }
    free(maker.columns);
    buffer_free(&maker.scratch);
}

void figure_table_free(struct figure_table *table)
{
    arena_free(table->arena);
    free(table->rows);
}
