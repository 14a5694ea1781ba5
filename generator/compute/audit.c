/* The audit: what the report states beside what its own figures give. */
#include "compute/audit.h"

#include "base/unicode.h"
#include "compute/appendix.h"
#include "compute/compose.h"
#include "compute/row_comparison.h"

#include <string.h>

struct audit {
    const struct report *report;
    const struct layout_spec *layout; /* of the table */
    struct diagnostics *diagnostics;
    struct arena *scratch;
    const struct group *group;         /* the innermost one around the indicator, or NULL */
    const struct indicator *indicator; /* being audited */
    const struct indicator *above;     /* the one it is a part of, or NULL */
};

/* Printing what the messages show; all in the scratch arena. */

static const char *keep(struct audit *audit, struct buffer *text)
{
    const char *kept = arena_string(audit->scratch, text->bytes, text->length);
    buffer_free(text);
    return kept;
}

/* "I.6", or "I.2, Thành phố": how people name the row. */
static const char *row_name(struct audit *audit)
{
    struct buffer name = {0};
    const struct indicator *numbered =
        audit->above && !audit->indicator->number ? audit->above : audit->indicator;
    if (numbered->number) {
        if (audit->group && audit->group->number && !strchr(numbered->number, '.'))
            buffer_format(&name, "%s.", audit->group->number);
        buffer_text(&name, numbered->number);
    }
    if (numbered != audit->indicator || !numbered->number) {
        if (name.length)
            buffer_text(&name, ", ");
        buffer_text(&name, plain_text(audit->indicator->name, audit->scratch));
    }
    return keep(audit, &name);
}

static const char *printed_figures(struct audit *audit, const struct value *value)
{
    struct buffer text = {0};
    for (unsigned i = 0; i < value->figure_count; i++) {
        if (i)
            buffer_text(&text, "; ");
        print_figure(&text, &value->figures[i], &format_as_given, false);
    }
    return keep(audit, &text);
}

/* "21,3% (12,8 : 60 × 100)" */
static const char *printed_arithmetic(struct audit *audit,
                                      const struct comparison_part *part)
{
    bool ratio = part->form == COMPARE_PERCENT;
    static const struct number_format one_decimal = {1, false, true};
    struct buffer text = {0};
    struct decimal rounded;
    mpq_t number;
    mpq_init(number);
    comparison_number(number, part);
    if (!decimal_round(&rounded, number, 1))
        print_number(&text, rounded, comparison_unit(part), &one_decimal);
    mpq_clear(number);
    buffer_text(&text, " (");
    decimal_print(&text, part->result->number, &format_as_given);
    buffer_text(&text, ratio ? " : " : " - ");
    decimal_print(&text, part->base->number, &format_as_given);
    buffer_text(&text, ratio ? " × 100)" : ")");
    return keep(audit, &text);
}

/* "target 2025" */
static const char *base_name(struct audit *audit, const struct value *stated)
{
    static const char *const built_in[] = {N_("target"), N_("plan"), N_("result")};
    const struct kind *kind = &audit->report->kinds[stated->kind];
    struct buffer text = {0};
    buffer_text(&text,
                stated->kind < KIND_BUILT_IN ? _(built_in[stated->kind]) : kind->name);
    if (stated->period != PERIOD_NONE)
        buffer_format(&text, " %s", kind->periods[stated->period]);
    return keep(audit, &text);
}

/* A printed figure stands for every number that rounds to it. */
static bool rounds_to(const mpq_t number, struct decimal printed)
{
    mpq_t distance, half;
    mpq_init(distance);
    mpq_init(half);
    decimal_to_rational(distance, printed);
    mpq_sub(distance, distance, number);
    mpq_abs(distance, distance);
    mpq_set_ui(half, 1, 2);
    mpz_mul_si(mpq_denref(half), mpq_denref(half), power_of_ten(printed.scale));
    bool within = mpq_cmp(distance, half) <= 0;
    mpq_clear(distance);
    mpq_clear(half);
    return within;
}

static bool part_agrees(const struct comparison_part *part, const struct value *stated)
{
    bool agrees = false;
    mpq_t number;
    mpq_init(number);
    comparison_number(number, part);
    for (unsigned i = 0; i < stated->figure_count; i++) {
        const struct figure *figure = &stated->figures[i];
        bool same_part = !figure->part || (part->part && !strcmp(figure->part, part->part));
        if (same_part && rounds_to(number, figure->number))
            agrees = true;
    }
    mpq_clear(number);
    return agrees;
}

/* A percentage states a percent, any other unit a difference. */
static bool fits_form(const struct value *stated, enum comparison_form form)
{
    const char *unit = stated->figure_count ? stated->figures[0].unit : NULL;
    return !unit || (form == COMPARE_PERCENT) == !strcmp(unit, "%");
}

/* What the layout compares so; where it compares nothing so, percent of the base. */
static struct comparison_operands stated_operands(const struct audit *audit,
                                                  const struct value *stated,
                                                  struct comparison_rule *rule)
{
    struct comparison_operands operands;
    const struct comparison_spec *spec = audit->layout->comparisons;
    for (; spec; spec = spec->next) {
        struct comparison_spec own = comparison_for(spec, audit->indicator);
        *rule = comparison_rule(&own, audit->indicator);
        if (!fits_form(stated, own.form))
            continue;
        if (!resolve_operands(audit->report, audit->layout, &own, &operands) &&
            operands.with == stated->kind && operands.with_period == stated->period)
            return operands;
    }
    *rule = (struct comparison_rule){.form = COMPARE_PERCENT, .keep_form = true};
    operands = (struct comparison_operands){KIND_RESULT, stated->kind, PERIOD_NONE,
                                            stated->period};
    choose_base_period(&audit->report->kinds[KIND_RESULT], &operands.of_period);
    return operands;
}

static void audit_part(struct audit *audit, const struct comparison_part *part,
                       const struct value *stated)
{
    struct place place = place_in(audit->report->source, stated->at);
    const char *base = base_name(audit, stated);
    const char *arithmetic = printed_arithmetic(audit, part);
    if (stated->type == VALUE_MISSING)
        diagnose(audit->diagnostics, DIAG_STATED_BLANK, place,
                 _("%s (indicator '%s'): the comparison with %s is left blank, computed "
                   "is %s"),
                 row_name(audit), audit->indicator->id, base, arithmetic);
    else if (!part_agrees(part, stated))
        diagnose(audit->diagnostics, DIAG_STATED_DIFFERS, place,
                 _("%s (indicator '%s'): the comparison with %s is stated as %s, computed "
                   "is %s"),
                 row_name(audit), audit->indicator->id, base,
                 printed_figures(audit, stated), arithmetic);
}

static void audit_stated(struct audit *audit, const struct value *stated)
{
    if (stated->type != VALUE_MISSING && !stated->figure_count)
        return; /* a text: nothing to compare */
    struct comparison_rule rule;
    struct comparison_operands operands = stated_operands(audit, stated, &rule);
    struct row_values values = {
        .report = audit->report, .layout = audit->layout, .indicator = audit->indicator};
    struct comparison comparison = compare_values(
        &rule, row_value(&values, operands.of, operands.of_period, 0, audit->scratch),
        row_value(&values, operands.with, operands.with_period, 0, audit->scratch),
        audit->scratch);
    for (unsigned i = 0; i < comparison.part_count; i++)
        audit_part(audit, &comparison.parts[i], stated);
    arena_rewind(audit->scratch);
}

static void audit_indicators(struct audit *audit, const struct indicator *indicator,
                             const struct indicator *above)
{
    for (; indicator; indicator = indicator->next) {
        audit->indicator = indicator;
        audit->above = above;
        struct value_walk walk;
        const struct value *stated = value_first(&walk, indicator->stated);
        for (; stated; stated = value_next(&walk))
            audit_stated(audit, stated);
        audit_indicators(audit, indicator->first, indicator);
        audit_indicators(audit, indicator->parts, indicator);
    }
}

static void audit_groups(struct audit *audit, const struct group *group)
{
    for (; group; group = group->next) {
        audit_groups(audit, group->first);
        audit->group = group;
        audit_indicators(audit, group->indicators, NULL);
    }
}

/* The heading. */

/* A space, whether a line may end there or not; 0 where the text goes on otherwise. */
static size_t space_size(const char *text)
{
    static const size_t tied = sizeof NO_BREAK_SPACE - 1;
    if (*text == ' ')
        return 1;
    return strncmp(text, NO_BREAK_SPACE, tied) == 0 ? tied : 0;
}

/* Whether two texts are the same but for where lines may end in them. */
static bool same_words(const char *left, const char *right)
{
    while (*left || *right) {
        size_t a = space_size(left), b = space_size(right);
        if (!a != !b || (!a && *left != *right))
            return false;
        left += a ? a : 1;
        right += b ? b : 1;
    }
    return true;
}

static void audit_line(struct audit *audit, const struct rich_text *own,
                       const struct rich_text *form, const struct profile *profile)
{
    if (rich_text_empty(own) || !form)
        return;
    const char *given = plain_text(own, audit->scratch);
    const char *expected = plain_text(form, audit->scratch);
    if (!same_words(given, expected))
        diagnose(audit->diagnostics, DIAG_TEXT_OWN,
                 place_in(audit->report->source, own->at),
                 _("the report's own text '%s' is printed; the rules %s would have '%s'"),
                 given, profile->id, expected);
}

static void audit_heading(struct audit *audit, const struct profile *profile)
{
    const struct report *report = audit->report;
    const struct attached_to *document = report->attached_to;
    struct place place = place_in(report->source, report->at);
    audit_line(audit, report->label, profile_label(report, profile, audit->scratch),
               profile);
    if (document)
        audit_line(audit, document->text,
                   profile_reference(report, profile, audit->scratch), profile);
    if (profile->title.required && rich_text_empty(report->title))
        diagnose(audit->diagnostics, DIAG_TITLE_MISSING, place,
                 _("the appendix has no title, which the rules %s ask for; add <title>"),
                 profile->id);
    if (profile->reference.required && !document)
        diagnose(audit->diagnostics, DIAG_REFERENCE_MISSING, place,
                 _("the appendix does not say which document it is attached to, which the "
                   "rules %s ask for; add <attached-to>"),
                 profile->id);
    arena_rewind(audit->scratch);
}

static void audit_tables(struct audit *audit, const struct layout_spec *const *layouts)
{
    const struct report_table *table = audit->report->tables;
    for (; table; table = table->next) {
        audit->layout = *layouts++;
        audit->group = NULL;
        audit_indicators(audit, table->indicators, NULL);
        audit_groups(audit, table->groups);
    }
}

void audit_report(const struct report *report, const struct layout_spec *const *layouts,
                  const struct profile *profile, struct diagnostics *diagnostics)
{
    struct audit audit = {
        .report = report, .diagnostics = diagnostics, .scratch = arena_new(1024)};
    audit_tables(&audit, layouts);
    audit_heading(&audit, profile);
    arena_free(audit.scratch);
}
