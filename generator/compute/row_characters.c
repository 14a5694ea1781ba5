/* The characters that a table's rows show: rows need not be composed for it. */
#include "compute/row_characters.h"

#include "base/memory.h"
#include "compute/comparison.h"
#include "compute/row_cells.h"
#include "compute/row_number.h"
#include "compute/style_rules.h"

#include <stdlib.h>

/* What rows of a kind show of an indicator, and in which styles: a bit for each style. */
struct shown {
    const struct row_spec *row; /* how such rows are set */
    unsigned number, name, title, lead_agency;
    unsigned values; /* of every kind, as comparisons may show them */
    unsigned stated;
    unsigned units; /* of every value, as sums and calculated figures may have them */
    uint8_t *kinds; /* values of each kind of the report */
};

/* The rows that are being looked at. */
struct rows {
    struct collector *collector;
    struct shown indicators, sub_indicators, parts;
};

/* What fields show */

/* The same styles with another one added to each. */
static unsigned with_style(unsigned styles, unsigned added)
{
    unsigned result = 0;
    for (unsigned style = 0; style < STYLE_FACES; style++)
        if (styles & 1u << style)
            result |= 1u << ((style | added) & (STYLE_FACES - 1));
    return result;
}

/* A comparison prints numbers in the units of its figures, or what the report states. */
static void show_comparison(struct shown *shown, const struct comparison_spec *spec,
                            unsigned styles)
{
    const struct rich_text *mark = spec->computed_mark;
    for (uint32_t i = 0; mark && i < mark->count; i++)
        if (mark->runs[i].kind == RUN_FIELD)
            shown->values |= with_style(styles, mark->runs[i].style);
    shown->values |= styles;
    shown->stated |= styles;
}

static void show_values(const struct collector *collector, struct shown *shown,
                        const char *kind, unsigned styles)
{
    int index = report_find_kind(collector->report, kind);
    if (layout_find_calculation(collector->layout, kind))
        shown->units |= styles;
    if (index >= 0)
        shown->kinds[index] |= (uint8_t)styles;
}

static void show_field(const struct collector *collector, struct shown *shown,
                       const struct field *field, unsigned styles)
{
    switch (field->kind) {
    case FIELD_NUMBER:
        shown->number |= styles;
        break;
    case FIELD_NAME:
        shown->name |= styles;
        break;
    case FIELD_TITLE:
        shown->title |= styles;
        break;
    case FIELD_LEAD_AGENCY:
        shown->lead_agency |= styles;
        break;
    case FIELD_VALUE:
        show_values(collector, shown, field->value_kind, styles);
        break;
    case FIELD_COMPARISON:
        show_comparison(shown, layout_find_comparison(collector->layout, field->comparison),
                        styles);
        break;
    default: /* the same in every row: collect_field has them */
        break;
    }
}

static void show_cell(const struct collector *collector, struct shown *shown,
                      const struct cell_spec *cell, unsigned styles)
{
    for (uint32_t i = 0; i < cell->text->count; i++)
        if (cell->text->runs[i].kind == RUN_FIELD)
            show_field(collector, shown, cell->text->runs[i].field,
                       with_style(styles, cell->text->runs[i].style));
}

/* Rows that sum up show figures of many in the units of these. */
static void show_summed(struct shown *shown, const struct cell_spec *cell, unsigned styles)
{
    for (uint32_t i = 0; i < cell->text->count; i++) {
        const struct run *run = &cell->text->runs[i];
        if (run->kind == RUN_FIELD &&
            (run->field->kind == FIELD_VALUE || run->field->kind == FIELD_COMPARISON))
            shown->units |= with_style(styles, run->style);
    }
}

static bool is_for_sums(const struct cell_spec *cell)
{
    return cell->rows == ROWS_ALL || cell->rows == ROWS_GROUP || cell->rows == ROWS_TOTAL;
}

/* Of each column only the cell that rows of this kind have counts, and those that sum up. */
static void show_columns(const struct collector *collector, struct shown *shown,
                         const struct column_spec *columns, enum row_kind kind)
{
    for (; columns; columns = columns->next) {
        const struct cell_spec *own = column_cell(columns, kind);
        unsigned styles = styles_under_rules(row_styles(shown->row), columns->rules);
        if (own)
            show_cell(collector, shown, own, styles);
        for (const struct cell_spec *cell = columns->cells; cell; cell = cell->next)
            if (is_for_sums(cell))
                show_summed(shown, cell,
                            cell_styles(collector->layout, cell->rows) &
                                ~(cell == own ? styles : 0));
        show_columns(collector, shown, columns->first, kind);
    }
}

/* The cells that a summing row puts first. */
static void show_leading(struct shown *shown, const struct row_spec *row)
{
    for (const struct cell_spec *cell = row->cells; cell; cell = cell->next)
        show_summed(shown, cell, 1u << row->style);
}

static void show_all_leading(const struct layout_spec *layout, struct shown *shown)
{
    for (unsigned level = 0; level < GROUP_LEVELS; level++)
        show_leading(shown, &layout->group_rows[level]);
    for (const struct total_spec *total = layout->totals; total; total = total->next)
        show_leading(shown, &total->row);
    show_leading(shown, &layout->carried_forward);
    show_leading(shown, &layout->brought_forward);
}

static void show_row(const struct collector *collector, struct shown *shown,
                     enum row_kind kind, const struct row_spec *row)
{
    shown->row = row;
    shown->kinds = memory_new(collector->report->kind_count * sizeof *shown->kinds);
    show_columns(collector, shown, collector->layout->columns, kind);
    show_all_leading(collector->layout, shown);
}

/* Collecting what is shown */

static void collect_in(struct collector *collector, const struct rich_text *text,
                       unsigned styles)
{
    for (unsigned style = 0; text && style < STYLE_FACES; style++)
        if (styles & 1u << style)
            collect_report_text(collector, text, style, collector->report->source);
}

static void collect_value(struct collector *collector, const struct value *value,
                          unsigned styles, unsigned units)
{
    collect_in(collector, value->text, styles);
    for (unsigned style = 0; style < STYLE_FACES; style++)
        for (unsigned i = 0; (styles | units) & 1u << style && i < value->figure_count; i++)
            collect_unit(collector, &value->figures[i], style, collector->report->source);
}

static void collect_values(struct collector *collector, const struct indicator *indicator,
                           const struct shown *shown)
{
    struct value_walk walk;
    const struct value *value = value_first(&walk, indicator->values);
    for (; value; value = value_next(&walk))
        collect_value(collector, value, shown->values | shown->kinds[value->kind],
                      shown->units);
    value = shown->stated ? value_first(&walk, indicator->stated) : NULL;
    for (; value; value = value_next(&walk))
        collect_value(collector, value, shown->stated, 0);
}

/* The words between two numbers, wherever a comparison puts a number. */
static void collect_range_words(struct collector *collector,
                                const struct indicator *indicator, unsigned styles)
{
    const struct own_comparison *own = indicator->comparisons;
    for (; own; own = own->next)
        for (unsigned style = 0; own->range == RANGE_BOTH && style < STYLE_FACES; style++)
            if (styles & 1u << style)
                collect_string(collector, comparison_range_word, style,
                               collector->report->source, own->at);
}

/* The report's number, or those that the layout gives. */
static void collect_number(struct collector *collector, const char *given,
                           const struct row_spec *spec, unsigned style, uint32_t at)
{
    collect_string(collector, given ? given : row_number_characters(spec->numbering), style,
                   collector->report->source, at);
}

/* A decimal number begins with that of the row above. */
static void collect_group_numbers(struct collector *collector,
                                  const struct shown_group *shown, unsigned style)
{
    for (; shown; shown = shown->above)
        collect_number(collector, shown->group->number,
                       &collector->layout->group_rows[shown->level - 1], style,
                       shown->group->at);
}

/* A row that is being looked at: what it is made from, and what of it. */
struct shown_row {
    const struct indicator *indicator;
    const struct shown *shown;
    const struct shown_row *above; /* the indicator that it stands below, or NULL */
};

static void collect_numbers(struct collector *collector, const struct shown_row *row,
                            unsigned style)
{
    for (const struct shown_row *each = row; each; each = each->above)
        collect_number(collector, each->indicator->number, each->shown->row, style,
                       each->indicator->at);
    if (row->shown->row->numbering == ROW_NUMBER_DECIMAL)
        collect_group_numbers(collector, collector->group, style);
}

static void collect_row(struct collector *collector, const struct shown_row *row)
{
    const struct indicator *indicator = row->indicator;
    const struct shown *shown = row->shown;
    for (unsigned style = 0; style < STYLE_FACES; style++)
        if (shown->number & 1u << style)
            collect_numbers(collector, row, style);
    collect_in(collector, indicator->name, shown->name);
    if (collector->group)
        collect_in(collector, collector->group->group->title, shown->title);
    collect_in(collector, indicator->lead_agency, shown->lead_agency);
    collect_range_words(collector, indicator, shown->values);
    collect_values(collector, indicator, shown);
}

static void collect_indicators(const struct rows *rows, const struct indicator *indicator,
                               const struct shown *shown, const struct shown_row *above)
{
    for (; indicator; indicator = indicator->next) {
        struct shown_row row = {indicator, shown, above};
        collect_row(rows->collector, &row);
        collect_indicators(rows, indicator->first, &rows->sub_indicators, &row);
        collect_indicators(rows, indicator->parts, &rows->parts, &row);
    }
}

/* What a text shows of the group. */
static void collect_group_text(struct collector *collector, const struct shown_group *shown,
                               const struct rich_text *text, unsigned style)
{
    for (uint32_t i = 0; i < text->count; i++) {
        const struct run *run = &text->runs[i];
        if (run->kind != RUN_FIELD)
            continue;
        if (run->field->kind == FIELD_NUMBER)
            collect_group_numbers(collector, shown, style | run->style);
        if (run->field->kind == FIELD_TITLE)
            collect_report_text(collector, shown->group->title, style | run->style,
                                collector->report->source);
    }
}

/* The same of the columns' cells for rows of the group, or of its totals. */
static void collect_group_columns(struct collector *collector,
                                  const struct shown_group *shown,
                                  const struct column_spec *columns, bool total,
                                  unsigned style)
{
    for (; columns; columns = columns->next) {
        for (const struct cell_spec *cell = columns->cells; cell; cell = cell->next)
            if (total ? cell->rows == ROWS_TOTAL || cell->rows == ROWS_ALL
                      : cell->rows == ROWS_GROUP)
                collect_group_text(collector, shown, cell->text, style);
        collect_group_columns(collector, shown, columns->first, total, style);
    }
}

static void collect_group_row(struct collector *collector, const struct shown_group *shown,
                              const struct row_spec *row, bool total)
{
    for (const struct cell_spec *cell = row->cells; cell; cell = cell->next)
        collect_group_text(collector, shown, cell->text, row->style);
    collect_group_columns(collector, shown, collector->layout->columns, total, row->style);
}

static void collect_groups(const struct rows *rows, const struct group *group,
                           unsigned level, const struct shown_group *above)
{
    struct collector *collector = rows->collector;
    const struct layout_spec *layout = collector->layout;
    for (; group; group = group->next) {
        struct shown_group shown = {group, level, above};
        collect_group_row(collector, &shown, &layout->group_rows[level - 1], false);
        for (const struct cell_spec *cell = layout->of_which_row.cells; cell;
             cell = cell->next)
            collect_group_text(collector, &shown, cell->text, layout->of_which_row.style);
        for (const struct total_spec *total = layout->totals; total; total = total->next)
            if (total->level == level)
                collect_group_row(collector, &shown, &total->row, true);
        collector->group = &shown;
        collect_indicators(rows, group->indicators, &rows->indicators, NULL);
        collect_groups(rows, group->first, level + 1, &shown);
    }
    collector->group = above;
}

void collect_rows(struct collector *collector, const struct report_table *table)
{
    const struct layout_spec *layout = collector->layout;
    struct rows rows = {.collector = collector};
    show_row(collector, &rows.indicators, ROW_INDICATOR, &layout->indicator_row);
    show_row(collector, &rows.sub_indicators, ROW_SUB_INDICATOR,
             &layout->sub_indicator_row);
    show_row(collector, &rows.parts, ROW_PART, &layout->part_row);
    collector->group = NULL;
    collect_indicators(&rows, table->indicators, &rows.indicators, NULL);
    collect_groups(&rows, table->groups, 1, NULL);
    free(rows.indicators.kinds);
    free(rows.sub_indicators.kinds);
    free(rows.parts.kinds);
}
