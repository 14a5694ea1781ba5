/* The characters that a table's rows show: rows need not be composed for it. */
#include "compute/row_characters.h"

#include "compute/comparison.h"
#include "compute/row_number.h"
#include "compute/style_rules.h"

#include <string.h>

/* The words between two numbers, and the units, wherever a comparison puts a number. */
static void collect_numbers_of(struct collector *collector,
                               const struct indicator *indicator, unsigned style,
                               const struct source *source)
{
    const struct own_comparison *own = indicator->comparisons;
    for (; own; own = own->next)
        if (own->range == RANGE_BOTH)
            collect_string(collector, comparison_range_word, style, source, own->at);
    struct value_walk walk;
    const struct value *value = value_first(&walk, indicator->values);
    for (; value; value = value_next(&walk))
        collect_value(collector, value, style, source);
}

/* A comparison prints numbers in the units of its figures, or what the report states. */
static void collect_comparison(struct collector *collector,
                               const struct indicator *indicator,
                               const struct comparison_spec *spec, unsigned style,
                               const struct source *source)
{
    const struct rich_text *mark = spec->computed_mark;
    for (uint32_t i = 0; mark && i < mark->count; i++)
        if (mark->runs[i].kind == RUN_FIELD)
            collect_numbers_of(collector, indicator, style | mark->runs[i].style, source);
    collect_numbers_of(collector, indicator, style, source);
    struct value_walk walk;
    const struct value *stated = value_first(&walk, indicator->stated);
    for (; stated; stated = value_next(&walk))
        collect_value(collector, stated, style, source);
}

/* What the units are of which a sum or a calculated figure may be. */
static void collect_units(struct collector *collector, const struct indicator *indicator,
                          unsigned style, const struct source *source)
{
    struct value_walk walk;
    const struct value *value = value_first(&walk, indicator->values);
    for (; value; value = value_next(&walk))
        for (unsigned i = 0; i < value->figure_count; i++)
            collect_unit(collector, &value->figures[i], style, source);
}

static void collect_values(struct collector *collector, const struct indicator *indicator,
                           const char *kind, unsigned style, const struct source *source)
{
    if (layout_find_calculation(collector->layout, kind))
        collect_units(collector, indicator, style, source);
    struct value_walk walk;
    const struct value *value = value_first(&walk, indicator->values);
    for (; value; value = value_next(&walk))
        if (!strcmp(collector->report->kinds[value->kind].name, kind))
            collect_value(collector, value, style, source);
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

/* A row that is being looked at: what it is made from, and how its kind is set. */
struct shown_row {
    const struct indicator *indicator;
    const struct row_spec *spec;
    const struct shown_row *above; /* the indicator that it stands below, or NULL */
};

static void collect_numbers(struct collector *collector, const struct shown_row *row,
                            unsigned style)
{
    for (const struct shown_row *each = row; each; each = each->above)
        collect_number(collector, each->indicator->number, each->spec, style,
                       each->indicator->at);
    if (row->spec->numbering == ROW_NUMBER_DECIMAL)
        collect_group_numbers(collector, collector->group, style);
}

static void collect_indicator_field(struct collector *collector,
                                    const struct shown_row *row, const struct field *field,
                                    unsigned style)
{
    const struct source *source = collector->report->source;
    const struct indicator *indicator = row->indicator;
    switch (field->kind) {
    case FIELD_NUMBER:
        collect_numbers(collector, row, style);
        break;
    case FIELD_NAME:
        collect_report_text(collector, indicator->name, style, source);
        break;
    case FIELD_TITLE:
        if (collector->group)
            collect_report_text(collector, collector->group->group->title, style, source);
        break;
    case FIELD_LEAD_AGENCY:
        collect_report_text(collector, indicator->lead_agency, style, source);
        break;
    case FIELD_VALUE:
        collect_values(collector, indicator, field->value_kind, style, source);
        break;
    case FIELD_COMPARISON:
        collect_comparison(collector, indicator,
                           layout_find_comparison(collector->layout, field->comparison),
                           style, source);
        break;
    default: /* the same in every row: collect_field has them */
        break;
    }
}

/* A field that shows figures of many rows where these are summed up. */
static bool is_summed(const struct run *run)
{
    return run->kind == RUN_FIELD &&
           (run->field->kind == FIELD_VALUE || run->field->kind == FIELD_COMPARISON);
}

/* Rows that sum up may show the fields of a cell in other styles than the row has. */
static void collect_summed(struct collector *collector, const struct shown_row *row,
                           const struct cell_spec *cell, unsigned styles)
{
    unsigned others = cell_styles(collector->layout, cell->rows) & ~styles;
    for (uint32_t i = 0; others && i < cell->text->count; i++)
        for (unsigned style = 0; style < STYLE_FACES; style++)
            if (others & 1u << style && is_summed(&cell->text->runs[i]))
                collect_units(collector, row->indicator, style | cell->text->runs[i].style,
                              collector->report->source);
}

/* What a cell shows of a row in a style. */
static void collect_cell(struct collector *collector, const struct shown_row *row,
                         const struct cell_spec *cell, unsigned style)
{
    for (uint32_t i = 0; i < cell->text->count; i++)
        if (cell->text->runs[i].kind == RUN_FIELD)
            collect_indicator_field(collector, row, cell->text->runs[i].field,
                                    style | cell->text->runs[i].style);
}

/* What a row shows, by the cells of the columns: it need not be composed for it. */
static void collect_row_cells(struct collector *collector, const struct shown_row *row,
                              const struct column_spec *columns)
{
    for (; columns; columns = columns->next) {
        unsigned styles = styles_under_rules(row_styles(row->spec), columns->rules);
        for (const struct cell_spec *cell = columns->cells; cell; cell = cell->next) {
            for (unsigned style = 0; style < STYLE_FACES; style++)
                if (styles & 1u << style)
                    collect_cell(collector, row, cell, style);
            collect_summed(collector, row, cell, styles);
        }
        collect_row_cells(collector, row, columns->first);
    }
}

/* The units of what the cells that a summing row puts first may show. */
static void collect_leading_units(struct collector *collector,
                                  const struct indicator *indicator,
                                  const struct row_spec *row)
{
    for (const struct cell_spec *cell = row->cells; cell; cell = cell->next)
        for (uint32_t i = 0; i < cell->text->count; i++)
            if (is_summed(&cell->text->runs[i]))
                collect_units(collector, indicator, row->style | cell->text->runs[i].style,
                              collector->report->source);
}

static void collect_all_leading_units(struct collector *collector,
                                      const struct indicator *indicator)
{
    const struct layout_spec *layout = collector->layout;
    for (unsigned level = 0; level < GROUP_LEVELS; level++)
        collect_leading_units(collector, indicator, &layout->group_rows[level]);
    for (const struct total_spec *total = layout->totals; total; total = total->next)
        collect_leading_units(collector, indicator, &total->row);
    collect_leading_units(collector, indicator, &layout->carried_forward);
    collect_leading_units(collector, indicator, &layout->brought_forward);
}

static void collect_indicators(struct collector *collector,
                               const struct indicator *indicator,
                               const struct row_spec *spec, const struct shown_row *above)
{
    const struct layout_spec *layout = collector->layout;
    for (; indicator; indicator = indicator->next) {
        struct shown_row row = {indicator, spec, above};
        collect_row_cells(collector, &row, layout->columns);
        collect_all_leading_units(collector, indicator);
        collect_indicators(collector, indicator->first, &layout->sub_indicator_row, &row);
        collect_indicators(collector, indicator->parts, &layout->part_row, &row);
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

static void collect_groups(struct collector *collector, const struct group *group,
                           unsigned level, const struct shown_group *above)
{
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
        collect_indicators(collector, group->indicators, &layout->indicator_row, NULL);
        collect_groups(collector, group->first, level + 1, &shown);
    }
    collector->group = above;
}

void collect_rows(struct collector *collector, const struct report_table *table)
{
    collector->group = NULL;
    collect_indicators(collector, table->indicators, &collector->layout->indicator_row,
                       NULL);
    collect_groups(collector, table->groups, 1, NULL);
}
