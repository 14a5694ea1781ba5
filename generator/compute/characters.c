/* Collects the characters that an appendix will show, before the first page is made. */
#include "compute/appendix.h"
#include "compute/collector.h"
#include "compute/comparison.h"
#include "compute/row_characters.h"
#include "compute/style_rules.h"

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

/* Sums of figures in several units may be in the unit that their kind declares. */
static void collect_kind_units(struct collector *collector, unsigned style)
{
    const struct report *report = collector->report;
    for (uint16_t i = 0; i < report->kind_count; i++)
        collect_string(collector, report->kinds[i].unit, style, report->source,
                       report->kinds[i].at);
}

/* What computed numbers are printed with, besides the units of their figures. */
static void collect_computed(struct collector *collector, unsigned style)
{
    const struct source *source = collector->report->source;
    collect_string(collector, comparison_points_unit, style, source, 0);
    collect_string(collector, comparison_mille_points_unit, style, source, 0);
    collect_kind_units(collector, style);
    collect_figure_signs(collector, style, source);
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

/* What stands in the place of a comparison's number, between two, and behind it. */
static void collect_comparison_words(struct collector *collector, const struct field *field,
                                     unsigned style)
{
    const struct source *source = collector->layout->source;
    const struct comparison_spec *spec =
        layout_find_comparison(collector->layout, field->comparison);
    for (const struct reason_spec *reason = spec->reasons; reason; reason = reason->next)
        collect_text(collector, reason->words, style, source);
    collect_text(collector, spec->stated_mark, style, source);
    collect_text(collector, spec->computed_mark, style, source);
    for (uint32_t i = 0; spec->computed_mark && i < spec->computed_mark->count; i++)
        collect_computed(collector, style | spec->computed_mark->runs[i].style);
    collect_computed(collector, style);
    if (spec->range == RANGE_BOTH)
        collect_string(collector, comparison_range_word, style, source, 0);
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
        collect_comparison_words(collector, field, style);
        break;
    case FIELD_VERDICT:
        collect_verdicts(collector, field, style);
        break;
    case FIELD_VALUE:
        collect_kind_units(collector, style);
        collect_figure_signs(collector, style, source);
        break;
    case FIELD_RANK:
    case FIELD_COUNT:
    case FIELD_PAGE:
    case FIELD_PAGES:
        collect_figure_signs(collector, style, source);
        break;
    default: /* those of rows: row_characters.c */
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

static void collect_row_cells(struct collector *collector)
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

/* What a layout itself says. */
static void collect_layout(struct collector *collector, const struct layout_spec *layout)
{
    collector->layout = layout;
    collect_template(collector, layout->page_number, 0);
    collect_template(collector, layout->continued, 0);
    if (layout->column_numbers)
        collect_string(collector, "(0123456789)", 0, layout->source, 0);
    collect_columns(collector, layout->columns);
    collect_row_cells(collector);
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
    collect_rows(collector, given);
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

/* A space stands behind each broken line, so that its words are not joined to those of the
 * next one where the text is read out or copied. */
static void collect_spaces(struct collector *collector)
{
    for (unsigned style = 0; style < STYLE_FACES; style++)
        if (charset_next(collector->charset, style, 0) != CHARSET_LIMIT)
            collect_string(collector, " ", style, collector->report->source, 0);
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
    collect_spaces(&collector);
    return collector.result;
}
