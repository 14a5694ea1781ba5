/* Collects the characters that an appendix will show, before the first page is made. */
#include "base/unicode.h"
#include "compute/appendix.h"
#include "compute/comparison.h"
#include "compute/row_number.h"
#include "compute/style_rules.h"
#include "model/report.h"

#include <string.h>

/* A group that is being looked at. */
struct shown_group {
    const struct group *group;
    unsigned level;
    const struct shown_group *above; /* that it stands in, or NULL */
};

struct collector {
    const struct report *report;
    const struct layout_spec *layout; /* of the table */
    struct charset *charset;
    bool (*covers)(void *context, unsigned style, uint32_t character);
    void *context;
    struct diagnostics *diagnostics;
    const struct shown_group *group; /* around the rows being looked at, or NULL */
    const char *last_unit[CHARSET_STYLES];
    int result;
};

static void tell_missing(struct collector *collector, uint32_t character,
                         const struct source *source, uint32_t at, const char *utf8)
{
    const char *end = utf8;
    utf8_next(&end);
    int size;
    const char *element = source_element_name(source, at, &size);
    diagnose(collector->diagnostics, DIAG_GLYPH_MISSING, place_in(source, at),
             _("element '%.*s': the character '%.*s' (U+%04X) has no glyph in the type; "
               "write it otherwise, or name another face with --face"),
             size, element, (int)(end - utf8), utf8, (unsigned)character);
    collector->result = -1;
}

static void collect_run(struct collector *collector, const struct run *run, unsigned style,
                        const struct source *source, uint32_t at)
{
    style = (style | run->style) & (STYLE_BOLD | STYLE_ITALIC);
    const char *text = run->utf8, *end = text + run->size;
    while (text < end) {
        const char *here = text;
        uint32_t character = utf8_next(&text);
        if (charset_add(collector->charset, style, character) &&
            !collector->covers(collector->context, style, character))
            tell_missing(collector, character, source, at, here);
    }
}

static void collect_text(struct collector *collector, const struct rich_text *text,
                         unsigned style, const struct source *source)
{
    for (uint32_t i = 0; text && i < text->count; i++)
        if (text->runs[i].kind == RUN_TEXT)
            collect_run(collector, &text->runs[i], style, source, text->at);
}

/* What figures are printed with, besides their units; NBSP ties a unit to its number. */
static void collect_figure_signs(struct collector *collector, unsigned style,
                                 const struct source *source)
{
    static const char signs[] = "0123456789.,-%" NO_BREAK_SPACE;
    struct run run = {.kind = RUN_TEXT, .size = sizeof signs - 1, .utf8 = signs};
    collect_run(collector, &run, style, source, 0);
}

static void collect_string(struct collector *collector, const char *text, unsigned style,
                           const struct source *source, uint32_t at)
{
    if (!text)
        return;
    struct run run = {.kind = RUN_TEXT, .size = (uint32_t)strlen(text), .utf8 = text};
    collect_run(collector, &run, style, source, at);
}

/* Units are pooled by the reader: mostly it is the same one again. */
static void collect_unit(struct collector *collector, const struct figure *figure,
                         unsigned style, const struct source *source)
{
    style &= STYLE_BOLD | STYLE_ITALIC;
    if (figure->unit == collector->last_unit[style])
        return;
    collector->last_unit[style] = figure->unit;
    collect_string(collector, figure->unit, style, source, figure->at);
}

/* A text of the report that is printed in a style, with the figures and notes in it. */
static void collect_report_text(struct collector *collector, const struct rich_text *text,
                                unsigned style, const struct source *source)
{
    for (uint32_t i = 0; text && i < text->count; i++) {
        const struct run *run = &text->runs[i];
        unsigned both = style | run->style;
        if (run->kind == RUN_TEXT)
            collect_run(collector, run, style, source, text->at);
        if (run->kind == RUN_NOTE)
            collect_string(collector, "(0123456789)", both, source, text->at);
        if (run->kind != RUN_FIGURE)
            continue;
        collect_figure_signs(collector, both, source);
        collect_unit(collector, run->figure, both, source);
    }
}

static void collect_value(struct collector *collector, const struct value *value,
                          unsigned style, const struct source *source)
{
    collect_report_text(collector, value->text, style, source);
    for (unsigned i = 0; i < value->figure_count; i++)
        collect_unit(collector, &value->figures[i], style, source);
}

static void collect_kinds(struct collector *collector, unsigned style)
{
    const struct report *report = collector->report;
    for (uint16_t i = 0; i < report->kind_count; i++) {
        const struct kind *kind = &report->kinds[i];
        for (uint16_t period = 0; period < kind->period_count; period++)
            collect_string(collector, kind->periods[period], style, report->source,
                           kind->at);
        collect_report_text(collector, kind->basis, style, report->source);
        collect_report_text(collector, kind->title, style, report->source);
    }
}

static void collect_verdicts(struct collector *collector, const struct field *field,
                             unsigned style)
{
    const struct source *source = collector->layout->source;
    const struct comparison_spec *spec =
        layout_find_comparison(collector->layout, field->comparison);
    collect_text(collector, spec->met, style, source);
    collect_text(collector, spec->exceeded, style, source);
    collect_text(collector, spec->not_met, style, source);
    collect_text(collector, spec->not_assessable, style, source);
}

/* What a field prints that does not come from the row. */
static void collect_field(struct collector *collector, const struct field *field,
                          unsigned style)
{
    const struct source *source = collector->report->source;
    switch (field->kind) {
    case FIELD_PERIOD:
    case FIELD_BASIS:
    case FIELD_KIND_TITLE:
        collect_kinds(collector, style);
        break;
    case FIELD_COMPARISON:
        collect_string(collector, comparison_points_unit, style, source, 0);
        collect_figure_signs(collector, style, source);
        break;
    case FIELD_VERDICT:
        collect_verdicts(collector, field, style);
        break;
    case FIELD_VALUE:
    case FIELD_RANK:
    case FIELD_COUNT:
    case FIELD_PAGE:
    case FIELD_PAGES:
        collect_figure_signs(collector, style, source);
        break;
    default: /* collect_indicator_field has them */
        break;
    }
}

/* A template's own words, and what its fields print in every row. */
static void collect_template(struct collector *collector, const struct rich_text *text,
                             unsigned style)
{
    collect_text(collector, text, style, collector->layout->source);
    for (uint32_t i = 0; text && i < text->count; i++)
        if (text->runs[i].kind == RUN_FIELD)
            collect_field(collector, text->runs[i].field, style | text->runs[i].style);
}

/* The styles that rows of a kind can have, as a set: bit n for style n. */
static unsigned row_styles(const struct row_spec *row)
{
    return styles_under_rules(1u << row->style, row->rules);
}

static void add_style(unsigned *styles, const struct row_spec *row)
{
    *styles |= row_styles(row);
}

/* The styles of all rows that a cell is for, as such a set. */
static unsigned cell_styles(const struct layout_spec *layout, enum row_kinds rows)
{
    unsigned styles = 0;
    if (rows == ROWS_ALL || rows == ROWS_INDICATOR)
        add_style(&styles, &layout->indicator_row);
    if (rows == ROWS_ALL || rows == ROWS_SUB_INDICATOR)
        add_style(&styles, &layout->sub_indicator_row);
    if (rows == ROWS_ALL || rows == ROWS_SUB_INDICATOR || rows == ROWS_PART)
        add_style(&styles, &layout->part_row);
    for (unsigned level = 0; rows == ROWS_GROUP && level < GROUP_LEVELS; level++)
        add_style(&styles, &layout->group_rows[level]);
    if (rows != ROWS_ALL && rows != ROWS_TOTAL)
        return styles;
    for (const struct total_spec *total = layout->totals; total; total = total->next)
        add_style(&styles, &total->row);
    if (layout->carried_forward.used)
        add_style(&styles, &layout->carried_forward);
    if (layout->brought_forward.used)
        add_style(&styles, &layout->brought_forward);
    return styles;
}

static void collect_columns(struct collector *collector, const struct column_spec *columns)
{
    for (; columns; columns = columns->next) {
        collect_template(collector, columns->header, STYLE_BOLD);
        collect_template(collector, columns->index, 0);
        for (const struct cell_spec *cell = columns->cells; cell; cell = cell->next) {
            unsigned styles = styles_under_rules(cell_styles(collector->layout, cell->rows),
                                                 columns->rules);
            for (unsigned style = 0; style < STYLE_FACES; style++)
                if (styles & 1u << style)
                    collect_template(collector, cell->text, style);
        }
        collect_columns(collector, columns->first);
    }
}

/* The cells that rows of a kind put first, but for what comes from a group. */
static void collect_row(struct collector *collector, const struct row_spec *row)
{
    for (const struct cell_spec *cell = row->cells; cell; cell = cell->next)
        collect_template(collector, cell->text, row->style);
}

static void collect_rows(struct collector *collector)
{
    const struct layout_spec *layout = collector->layout;
    for (unsigned level = 0; level < GROUP_LEVELS; level++)
        collect_row(collector, &layout->group_rows[level]);
    collect_row(collector, &layout->of_which_row);
    for (const struct total_spec *total = layout->totals; total; total = total->next)
        collect_row(collector, &total->row);
    collect_row(collector, &layout->carried_forward);
    collect_row(collector, &layout->brought_forward);
}

static void collect_heading(struct collector *collector, const struct rich_text *text,
                            const struct line_spec *line, const struct source *report,
                            const struct source *profile)
{
    collect_text(collector, line->form, line->style, profile);
    collect_text(collector, text, line->style, report);
}

/* A comparison prints numbers in the units of its figures, or what the report states. */
static void collect_comparison(struct collector *collector,
                               const struct indicator *indicator, unsigned style,
                               const struct source *source)
{
    for (const struct value *value = indicator->values; value; value = value->next)
        collect_value(collector, value, style, source);
    const struct stated_comparison *stated = indicator->stated;
    for (; stated; stated = stated->next)
        collect_value(collector, &stated->value, style, source);
}

/* What the units are of which a sum or a calculated figure may be. */
static void collect_units(struct collector *collector, const struct indicator *indicator,
                          unsigned style, const struct source *source)
{
    for (const struct value *value = indicator->values; value; value = value->next)
        for (unsigned i = 0; i < value->figure_count; i++)
            collect_unit(collector, &value->figures[i], style, source);
}

static void collect_values(struct collector *collector, const struct indicator *indicator,
                           const char *kind, unsigned style, const struct source *source)
{
    if (layout_find_calculation(collector->layout, kind))
        collect_units(collector, indicator, style, source);
    for (const struct value *value = indicator->values; value; value = value->next)
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
        collect_comparison(collector, indicator, style, source);
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

/* What a layout itself says. */
static void collect_layout(struct collector *collector, const struct layout_spec *layout)
{
    collector->layout = layout;
    collect_template(collector, layout->page_number, 0);
    collect_template(collector, layout->continued, 0);
    if (layout->column_numbers)
        collect_string(collector, "(0123456789)", 0, layout->source, 0);
    collect_columns(collector, layout->columns);
    collect_rows(collector);
}

static void collect_table(struct collector *collector, const struct appendix_table *table,
                          const struct report_table *given, const struct profile *profile)
{
    const struct source *report = collector->report->source;
    collector->layout = table->layout;
    collect_text(collector, table->title, profile->table_title.style, report);
    collect_text(collector, table->before, profile->text.style, report);
    collect_text(collector, table->unit_line, profile->unit_line.style, report);
    collect_text(collector, table->after, profile->text.style, report);
    collector->group = NULL;
    collect_indicators(collector, given->indicators, &table->layout->indicator_row, NULL);
    collect_groups(collector, given->groups, 1, NULL);
}

/* The lines above the tables. */
static void collect_headings(struct collector *collector, const struct appendix *appendix)
{
    const struct profile *profile = appendix->profile;
    const struct source *report = appendix->report->source;
    collect_heading(collector, appendix->label, &profile->label, report, profile->source);
    collect_heading(collector, appendix->title, &profile->title, report, profile->source);
    collect_heading(collector, appendix->reference, &profile->reference, report,
                    profile->source);
    collect_text(collector, appendix->closing, profile->closing_line.style,
                 profile->source);
}

/* What stands below the last table. */
static void collect_end(struct collector *collector, const struct appendix *appendix)
{
    const struct profile *profile = appendix->profile;
    const struct source *report = appendix->report->source;
    collect_text(collector, appendix->closing_mark, profile->closing_mark.style,
                 profile->source);
    for (unsigned i = 0; i < appendix->signature_count; i++)
        for (unsigned part = 0; part < SIGNATURE_PARTS; part++)
            collect_text(collector, appendix->signatures[i].parts[part],
                         profile->signatures[part].style, report);
    collect_text(collector, appendix->notes_heading, profile->notes.style, profile->source);
    for (unsigned i = 0; i < appendix->note_count; i++)
        collect_text(collector, appendix->notes[i], profile->notes.style, report);
}

int appendix_characters(const struct appendix *appendix, struct charset *charset,
                        bool (*covers)(void *context, unsigned style, uint32_t character),
                        void *context, struct diagnostics *diagnostics)
{
    struct collector collector = {.report = appendix->report,
                                  .charset = charset,
                                  .covers = covers,
                                  .context = context,
                                  .diagnostics = diagnostics};
    const struct profile *profile = appendix->profile;
    /* The layouts' own words come first: a fault in them is told of the layout. */
    collect_figure_signs(&collector, 0, profile->source);
    for (unsigned i = 0; i < appendix->table_count; i++)
        if (!appendix->tables[i].layout_seen)
            collect_layout(&collector, appendix->tables[i].layout);
    collect_headings(&collector, appendix);
    collect_end(&collector, appendix);
    const struct report_table *given = appendix->report->tables;
    for (unsigned i = 0; i < appendix->table_count; i++, given = given->next)
        collect_table(&collector, &appendix->tables[i], given, profile);
    return collector.result;
}
