/* Composes texts for the page: fields filled in, figures printed, note marks set. */
#include "compute/compose.h"

#include "base/roman.h"
#include "base/unicode.h"
#include "compute/composer.h"
#include "compute/figure_text.h"
#include "compute/row_comparison.h"

#include <string.h>

/* The width of a blank left for filling in by hand, in no-break spaces. */
enum { BLANK_NUMBER = 8, BLANK_DATE = 6 };

static void add_note_mark(struct composer *composer, unsigned style,
                          const struct note *note)
{
    buffer_format(composer->context->scratch, "(%u)", note->number);
    composer_scratch(composer, style | STYLE_RAISED);
    composer->runs[composer->count - 1].mark = note_number(note);
}

static void fill_field(struct composer *composer, unsigned style,
                       const struct field *field);

static bool is_missing_number(const struct composer *composer, const struct run *run)
{
    if (run->kind != RUN_FIELD || run->field->kind != FIELD_NUMBER)
        return false;
    return !composer->context->number;
}

/* What only parts a number from what it numbers. */
static bool is_separator(uint32_t character)
{
    enum { NBSP = 0xA0, EN_DASH = 0x2013 };
    if (character >= 0x80)
        return character == NBSP || character == EN_DASH;
    return character && strchr(" .,:;)/-", (int)character);
}

/* How many bytes of such the text begins with. */
static size_t separator_size(const struct run *text)
{
    const char *at = text->utf8, *end = at + text->size;
    for (const char *next = at; next < end && is_separator(utf8_next(&next));)
        at = next;
    return (size_t)(at - text->utf8);
}

void composer_runs(struct composer *composer, unsigned style, const struct rich_text *text)
{
    bool unnumbered = false; /* what would follow a number does so without it */
    for (uint32_t i = 0; i < text->count; i++) {
        const struct run *run = &text->runs[i];
        unsigned both = style | run->style;
        size_t skipped = 0;
        switch ((enum run_kind)run->kind) {
        case RUN_TEXT:
            skipped = unnumbered ? separator_size(run) : 0;
            composer_text(composer, both, run->utf8 + skipped, run->size - skipped);
            unnumbered = unnumbered && skipped == run->size;
            break;
        case RUN_BREAK:
        case RUN_PARAGRAPH:
            if (!unnumbered || composer->count)
                composer_run(composer, (enum run_kind)run->kind, both);
            break;
        case RUN_FIGURE:
            composer_figure(composer, both, run->figure, &format_as_given, false);
            break;
        case RUN_NOTE:
            add_note_mark(composer, both, run->note);
            break;
        case RUN_FIELD:
            fill_field(composer, both, run->field);
            unnumbered = is_missing_number(composer, run);
            break;
        }
    }
}

static void add_report_text(struct composer *composer, unsigned style,
                            const struct rich_text *text)
{
    if (!text)
        return;
    composer->at = text->at;
    composer_runs(composer, style, text);
}

/* Filling fields from a row. */

const struct value *context_value(const struct compose_context *context, const char *name,
                                  const struct period_ref *period, int places,
                                  struct arena *arena)
{
    int index = value_kind_find(context->report, context->layout, name);
    const struct kind *kind =
        index < 0 ? NULL
                  : value_kind_periods(context->report, context->layout, (unsigned)index);
    uint16_t found;
    if (!kind || field_period_of(kind, period, context->period, &found))
        return NULL;
    return row_value(&context->values, (unsigned)index, found, places, arena);
}

void composer_value(struct composer *composer, unsigned style, const struct field *field,
                    const struct value *value)
{
    if (!value || value->type == VALUE_MISSING)
        return;
    if (value->text) {
        add_report_text(composer, style, value->text);
        return;
    }
    composer->at = value->at;
    for (unsigned i = 0; i < value->figure_count; i++) {
        if (i)
            composer_run(composer, RUN_PARAGRAPH, style);
        composer_figure(composer, style, &value->figures[i], &field->format,
                        field->hide_unit);
    }
}

/* How many of the indicators that are summed up there are, or have the verdict. */
static void add_count(struct composer *composer, unsigned style, const struct field *field)
{
    const struct compose_context *context = composer->context;
    if (context->indicator || !context->values.list)
        return;
    const struct comparison_spec *spec =
        field->comparison ? layout_find_comparison(context->layout, field->comparison)
                          : NULL;
    buffer_unsigned(context->scratch,
                    count_indicators(&context->values, spec, field->verdict));
    composer_scratch(composer, style);
}

static void add_rank(struct composer *composer, unsigned style)
{
    if (!composer->context->rank)
        return;
    buffer_unsigned(composer->context->scratch, composer->context->rank);
    composer_scratch(composer, style);
}

static void fill_row_field(struct composer *composer, unsigned style,
                           const struct field *field)
{
    const struct indicator *indicator = composer->context->indicator;
    const struct group *group = composer->context->group;
    switch (field->kind) {
    case FIELD_NUMBER:
        composer_string(composer, style, composer->context->number);
        break;
    case FIELD_NAME:
        add_report_text(composer, style, indicator ? indicator->name : NULL);
        break;
    case FIELD_TITLE:
        add_report_text(composer, style, group ? group->title : NULL);
        break;
    case FIELD_LEAD_AGENCY:
        add_report_text(composer, style, indicator ? indicator->lead_agency : NULL);
        break;
    case FIELD_VALUE:
        composer_value(composer, style, field,
                       context_value(composer->context, field->value_kind, &field->period,
                                     field->format.decimals, composer->arena));
        break;
    case FIELD_COMPARISON:
        compose_comparison(composer, style, field);
        break;
    case FIELD_COMPUTED:
        compose_computed(composer, style);
        break;
    case FIELD_RANK:
        add_rank(composer, style);
        break;
    case FIELD_COUNT:
        add_count(composer, style, field);
        break;
    default:
        compose_verdict(composer, style, field);
    }
}

/* Filling fields from the report as a whole. */

static const char *field_period(const struct compose_context *context,
                                const struct field *field)
{
    if (!field->value_kind)
        return context->period;
    int index = value_kind_find(context->report, context->layout, field->value_kind);
    const struct kind *kind =
        index < 0 ? NULL
                  : value_kind_periods(context->report, context->layout, (unsigned)index);
    uint16_t period;
    if (!kind || choose_period(kind, &field->period, &period) || period == PERIOD_NONE)
        return NULL;
    return kind->periods[period];
}

static void fill_report_field(struct composer *composer, unsigned style,
                              const struct field *field)
{
    const struct compose_context *context = composer->context;
    if (field->kind == FIELD_PERIOD) {
        composer_string(composer, style, field_period(context, field));
        return;
    }
    int index = report_find_kind(context->report, field->value_kind);
    if (index < 0)
        return;
    const struct kind *kind = &context->report->kinds[index];
    add_report_text(composer, style,
                    field->kind == FIELD_BASIS ? kind->basis : kind->title);
}

/* Filling fields of the heading lines. */

static void add_or_blank(struct composer *composer, unsigned style,
                         const struct rich_text *text)
{
    if (text)
        add_report_text(composer, style, text);
    else
        composer_blank(composer, style, BLANK_NUMBER);
}

/* Days below 10 and months below 3 have a leading zero (HD 05-HD/VPTW; NĐ 30/2020,
 * Phụ lục I). Unknown ones are left blank. */
static void add_date_part(struct composer *composer, unsigned style, unsigned number,
                          unsigned zero_below)
{
    if (!number) {
        composer_blank(composer, style, BLANK_DATE);
        return;
    }
    if (number < zero_below)
        buffer_byte(composer->context->scratch, '0');
    buffer_unsigned(composer->context->scratch, number);
    composer_scratch(composer, style);
}

static void fill_document_field(struct composer *composer, unsigned style,
                                const struct field *field)
{
    const struct attached_to *document = composer->context->report->attached_to;
    if (!document)
        return;
    switch (field->kind) {
    case FIELD_DOCUMENT_TYPE:
        add_or_blank(composer, style, document->type);
        break;
    case FIELD_DOCUMENT_NUMBER:
        if (document->number)
            composer_string(composer, style, document->number);
        else
            composer_blank(composer, style, BLANK_NUMBER);
        break;
    case FIELD_DOCUMENT_SYMBOL:
        composer_string(composer, style, document->symbol);
        break;
    case FIELD_DOCUMENT_DAY:
        add_date_part(composer, style, document->day, 10);
        break;
    case FIELD_DOCUMENT_MONTH:
        add_date_part(composer, style, document->month, 3);
        break;
    case FIELD_DOCUMENT_YEAR:
        add_date_part(composer, style, document->year, 0);
        break;
    default:
        add_or_blank(composer, style, document->issuer);
    }
}

static void fill_field(struct composer *composer, unsigned style, const struct field *field)
{
    struct buffer *scratch = composer->context->scratch;
    const struct compose_context *context = composer->context;
    switch (field->kind) {
    case FIELD_NUMBER:
    case FIELD_NAME:
    case FIELD_TITLE:
    case FIELD_LEAD_AGENCY:
    case FIELD_VALUE:
    case FIELD_COMPARISON:
    case FIELD_COMPUTED:
    case FIELD_VERDICT:
    case FIELD_RANK:
    case FIELD_COUNT:
        fill_row_field(composer, style, field);
        break;
    case FIELD_PERIOD:
    case FIELD_BASIS:
    case FIELD_KIND_TITLE:
        fill_report_field(composer, style, field);
        break;
    case FIELD_DOCUMENT_TYPE:
    case FIELD_DOCUMENT_NUMBER:
    case FIELD_DOCUMENT_SYMBOL:
    case FIELD_DOCUMENT_DAY:
    case FIELD_DOCUMENT_MONTH:
    case FIELD_DOCUMENT_YEAR:
    case FIELD_DOCUMENT_ISSUER:
        fill_document_field(composer, style, field);
        break;
    case FIELD_APPENDIX_NUMBER:
        if (context->profile->numbering == NUMBERING_ROMAN)
            print_roman(scratch, context->report->number);
        else if (context->report->number)
            buffer_unsigned(scratch, context->report->number);
        composer_scratch(composer, style);
        break;
    case FIELD_PAGE:
    case FIELD_PAGES:
        buffer_unsigned(scratch,
                        field->kind == FIELD_PAGE ? context->page : context->pages);
        composer_scratch(composer, style);
        break;
    }
}

/* A field that stayed empty may leave a space behind at the end. */
static void trim_end(struct composer *composer)
{
    while (composer->count) {
        struct run *last = &composer->runs[composer->count - 1];
        if (last->kind != RUN_TEXT)
            return;
        while (last->size && last->utf8[last->size - 1] == ' ')
            last->size--;
        if (last->size)
            return;
        composer->count--;
    }
}

const struct rich_text *compose_text(const struct rich_text *text,
                                     const struct compose_context *context,
                                     struct arena *arena)
{
    struct composer composer = {.context = context, .arena = arena, .at = text->at};
    composer_runs(&composer, 0, text);
    trim_end(&composer);
    struct rich_text *composed = arena_alloc(arena, sizeof *composed);
    *composed = (struct rich_text){composer.runs, composer.count, composer.at};
    return composed;
}
