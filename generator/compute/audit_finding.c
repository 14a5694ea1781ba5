/* Telling what the audit found: how rows and figures are named, and what is accepted. */
#include "compute/audit_rules.h"

#include "base/memory.h"
#include "base/number_text.h"
#include "base/unicode.h"
#include "compute/figure_text.h"
#include "compute/flat_text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Texts. */

const char *audit_keep(struct audit *audit, struct buffer *text)
{
    const char *kept = arena_string(audit->scratch, text->bytes, text->length);
    buffer_free(text);
    return kept;
}

const char *audit_row(struct audit *audit)
{
    struct buffer name = {0};
    const struct indicator *indicator = audit->indicator;
    const struct indicator *numbered =
        audit->above && !indicator->number ? audit->above : indicator;
    if (numbered->number) {
        if (audit->group && audit->group->number && !strchr(numbered->number, '.'))
            buffer_format(&name, "%s.", audit->group->number);
        buffer_text(&name, numbered->number);
    }
    if (numbered != indicator || !numbered->number) {
        if (name.length)
            buffer_text(&name, ", ");
        buffer_text(&name, plain_text(indicator->name, audit->scratch));
    }
    return audit_keep(audit, &name);
}

/* The name of a kind, the report's or a calculated one. */
static const char *kind_id(const struct audit *audit, unsigned kind)
{
    const struct calculation_spec *calculation =
        value_calculation(audit->report, audit->layout, kind);
    return calculation ? calculation->kind : audit->report->kinds[kind].name;
}

static const char *period_id(const struct audit *audit, unsigned kind, uint16_t period)
{
    const struct kind *periods = value_kind_periods(audit->report, audit->layout, kind);
    return periods && period < periods->period_count ? periods->periods[period] : NULL;
}

const char *audit_kind_name(struct audit *audit, unsigned kind, uint16_t period)
{
    static const char *const built_in[] = {N_("target"), N_("plan"), N_("result")};
    const char *period_name = period_id(audit, kind, period);
    struct buffer text = {0};
    if (kind < KIND_BUILT_IN)
        buffer_text(&text, _(built_in[kind]));
    else if (kind < audit->report->kind_count && audit->report->kinds[kind].title)
        buffer_text(&text, plain_text(audit->report->kinds[kind].title, audit->scratch));
    else
        buffer_text(&text, kind_id(audit, kind));
    if (period_name)
        buffer_format(&text, " %s", period_name);
    return audit_keep(audit, &text);
}

const char *audit_printed(struct audit *audit, const struct figure *figure)
{
    struct buffer text = {0};
    print_figure(&text, figure, &format_as_given, false);
    return audit_keep(audit, &text);
}

const char *audit_rounded(struct audit *audit, const mpq_t number, const char *unit,
                          unsigned places)
{
    struct number_format format = {(int)places, false, true};
    struct buffer text = {0};
    struct decimal rounded;
    if (!decimal_round(&rounded, number, places))
        print_number(&text, rounded, unit, &format);
    return audit_keep(audit, &text);
}

const char *audit_slug(struct audit *audit, const struct rich_text *text)
{
    const char *words = plain_text(text, audit->scratch);
    return text_slug(audit->scratch, words, strlen(words));
}

static bool word_ends(char byte)
{
    return byte == '\0' || byte == '-';
}

bool slug_begins(const char *slug, const char *words)
{
    size_t size = strlen(words);
    return !strncmp(slug, words, size) && word_ends(slug[size]);
}

bool slug_has(const char *slug, const char *words)
{
    for (const char *at = slug; (at = strstr(at, words)) != NULL; at++)
        if ((at == slug || at[-1] == '-') && slug_begins(at, words))
            return true;
    return false;
}

/* Operands. */

void audit_drop(struct audit_finding *finding)
{
    free(finding->operands);
    finding->operands = NULL;
    finding->count = finding->capacity = 0;
}

void audit_add_operand(struct audit *audit, struct audit_finding *finding,
                       const struct indicator *indicator, unsigned kind, uint16_t period,
                       const struct figure *figure, bool minus)
{
    finding->operands = memory_grow(finding->operands, finding->count, &finding->capacity,
                                    sizeof *finding->operands);
    struct audit_operand *operand = &finding->operands[finding->count++];
    *operand = (struct audit_operand){
        .figure = figure, .minus = minus, .id = indicator ? indicator->id : NULL};
    if (kind != AUDIT_NO_KIND) {
        operand->kind = kind_id(audit, kind);
        operand->period = period_id(audit, kind, period);
    }
}

const struct value *audit_value(struct audit *audit, const struct indicator *indicator,
                                unsigned kind, uint16_t period)
{
    struct value_view *view = arena_alloc(audit->scratch, sizeof *view);
    return value_find(indicator->values, (uint16_t)kind, period, view);
}

static void note_operand(void *context, const struct interval_operand *operand)
{
    struct audit_noting *noting = context;
    audit_add_operand(noting->audit, noting->finding, operand->indicator, operand->kind,
                      operand->period, operand->figure, operand->minus);
}

void audit_sum_begin(struct audit_noting *noting, struct interval_sum *sum)
{
    const struct audit *audit = noting->audit;
    struct interval_place place = {.report = audit->report,
                                   .layout = audit->layout,
                                   .table = audit->table,
                                   .scratch = audit->scratch};
    interval_sum_begin(sum, &place);
    sum->meet = note_operand;
    sum->context = noting;
}

enum { SHOWN_OPERANDS = 8 };

static void put_addend(struct buffer *text, const struct audit_operand *operand, bool first)
{
    if (!first)
        buffer_text(text, operand->minus ? " - " : " + ");
    else if (operand->minus)
        buffer_text(text, "-");
    decimal_print(text, operand->figure->number, &format_as_given);
}

const char *audit_sum_text(struct audit *audit, const struct audit_finding *finding)
{
    struct buffer text = {0};
    size_t shown = finding->count <= SHOWN_OPERANDS ? finding->count : SHOWN_OPERANDS - 1;
    for (size_t i = 0; i < shown; i++)
        put_addend(&text, &finding->operands[i], i == 0);
    if (shown < finding->count) {
        buffer_text(&text, " + …");
        put_addend(&text, &finding->operands[finding->count - 1], false);
    }
    return audit_keep(audit, &text);
}

static const char *written(struct audit *audit, struct decimal number)
{
    struct buffer text = {0};
    number_print(&text, number, '.');
    return audit_keep(audit, &text);
}

/* As the diagnostics want them. */
static void list_operands(struct audit *audit, const struct audit_finding *finding,
                          struct diagnostic_detail *detail)
{
    struct diagnostic_operand *told =
        arena_alloc(audit->scratch, finding->count * sizeof *told);
    for (size_t i = 0; i < finding->count; i++) {
        const struct audit_operand *operand = &finding->operands[i];
        const struct figure *figure = operand->figure;
        told[i] = (struct diagnostic_operand){
            .id = operand->id,
            .kind = operand->kind,
            .period = operand->period,
            .part = figure->part,
            .value = written(audit, figure->number),
            .high = figure->high ? written(audit, *figure->high) : NULL,
            .unit = figure->unit,
            .offset = figure->at};
    }
    detail->operands = told;
    detail->operand_count = finding->count;
}

/* Acceptances. */

static const struct acceptance *find_acceptance(const struct acceptance *acceptance,
                                                enum diagnostic_code code)
{
    while (acceptance && acceptance->code != code)
        acceptance = acceptance->next;
    return acceptance;
}

/* The indicator's own go before the report's. */
static const struct acceptance *acceptance_of(const struct audit *audit,
                                              const struct audit_finding *finding)
{
    const struct acceptance *found = NULL;
    if (finding->indicator)
        found = find_acceptance(finding->indicator->accepted, finding->code);
    return found ? found : find_acceptance(audit->report->accepted, finding->code);
}

static void diagnose_finding(struct audit *audit, struct audit_finding *finding,
                             const char *text)
{
    struct diagnostic_detail *detail = &finding->detail;
    struct place place = place_in(audit->report->source, finding->at);
    const struct acceptance *acceptance = acceptance_of(audit, finding);
    detail->id = finding->indicator ? finding->indicator->id : NULL;
    list_operands(audit, finding, detail);
    if (!acceptance) {
        diagnose_detail(audit->diagnostics, finding->code, place, detail, "%s", text);
        return;
    }
    audit->used[acceptance->number] = true;
    detail->accepted = acceptance->reason;
    diagnose_detail(audit->diagnostics, finding->code, place, detail,
                    _("accepted (%s): %s"), acceptance->reason, text);
}

void audit_tell(struct audit *audit, struct audit_finding *finding, const char *format, ...)
{
    if (audit_tells(audit, finding->code)) {
        struct buffer text = {0};
        va_list arguments;
        va_start(arguments, format);
        buffer_format_list(&text, format, arguments);
        va_end(arguments);
        diagnose_finding(audit, finding, buffer_string(&text));
        buffer_free(&text);
    }
    audit_drop(finding);
}
