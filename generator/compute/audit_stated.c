/* Stated comparisons beside what the figures give: other, cut off instead of rounded, or blank.
 */
#include "base/unit.h"
#include "compute/audit_rules.h"
#include "compute/compose.h"
#include "compute/row_comparison.h"

#include <string.h>

/* A comparison that is stated, and what is computed for it. */
struct stating {
    struct audit *audit;
    const struct value *stated;
    struct comparison_operands operands;
    struct comparison_rule rule;
};

/* What is compared. */

static bool is_points(const char *unit)
{
    return !strcmp(unit, comparison_points_unit) ||
           !strcmp(unit, comparison_mille_points_unit);
}

/* A percentage states a ratio or a growth, points a difference of ratios, any other unit a
 * difference. */
static bool fits_form(const struct value *stated, enum comparison_form form)
{
    const char *unit = stated->figure_count ? stated->figures[0].unit : NULL;
    if (!unit)
        return true;
    if (!strcmp(unit, "%"))
        return form == COMPARE_PERCENT || form == COMPARE_GROWTH;
    if (is_points(unit))
        return form == COMPARE_POINTS || form == COMPARE_DIFFERENCE;
    return form == COMPARE_DIFFERENCE;
}

/* What is stated says how it was compared. */
static enum comparison_form form_of(const struct value *stated)
{
    if (fits_form(stated, COMPARE_PERCENT))
        return COMPARE_PERCENT;
    return fits_form(stated, COMPARE_POINTS) ? COMPARE_POINTS : COMPARE_DIFFERENCE;
}

/* As the layout or the indicator compares with that kind and period; where nothing is
 * compared so, the result's base period. */
static void find_operands(struct stating *stating)
{
    const struct audit *audit = stating->audit;
    const struct value *stated = stating->stated;
    const struct comparison_spec *spec = audit->layout->comparisons;
    for (; spec; spec = spec->next) {
        struct comparison_spec own = comparison_for(spec, audit->indicator);
        if (own.form == COMPARE_SHARE || !fits_form(stated, own.form) ||
            resolve_operands(audit->report, audit->layout, &own, &stating->operands))
            continue;
        stating->rule = comparison_rule(&own, audit->indicator);
        if (stating->operands.with == stated->kind &&
            stating->operands.with_period == stated->period)
            break;
    }
    if (!spec) {
        stating->rule = (struct comparison_rule){.form = form_of(stated)};
        stating->operands = (struct comparison_operands){KIND_RESULT, stated->kind,
                                                         PERIOD_NONE, stated->period};
        choose_base_period(&audit->report->kinds[KIND_RESULT],
                           &stating->operands.of_period);
    }
    /* A blank is what the layout would print. */
    if (stated->type != VALUE_MISSING)
        stating->rule.keep_form = true;
}

/* What it comes to. */

/* All that an operand may stand for; a calculated one, what its own operands come to. */
static void operand_interval(const struct stating *stating, unsigned kind, uint16_t period,
                             const struct figure *figure, struct decimal number,
                             struct interval *out)
{
    struct audit *audit = stating->audit;
    struct audit_finding ignored = {.code = DIAG_STATED_DIFFERS};
    struct audit_sum sum;
    audit_sum_begin(&sum);
    if (value_calculation(audit->report, audit->layout, kind) &&
        audit_sum_add(audit, &sum, audit->indicator, kind, period, false, &ignored)) {
        mpq_set(out->low, sum.interval.low);
        mpq_set(out->high, sum.interval.high);
    } else {
        struct figure alone = *figure;
        alone.number = number;
        alone.high = NULL;
        interval_of_figure(out, &alone, audit_exact(audit, kind, &alone));
    }
    audit_drop(&ignored);
    audit_sum_end(&sum);
}

/* With one end of the base. */
static void number_beside(const struct stating *stating, const struct comparison_part *part,
                          struct decimal base_number, struct interval *out)
{
    const struct comparison_operands *operands = &stating->operands;
    struct interval base;
    mpq_t factor, hundred;
    mpq_init(factor);
    mpq_init(hundred);
    mpq_set_ui(hundred, 100, 1);
    interval_begin(&base);
    operand_interval(stating, operands->of, operands->of_period, part->result,
                     part->result->number, out);
    operand_interval(stating, operands->with, operands->with_period, part->base,
                     base_number, &base);
    unit_factor(factor, part->base->unit, part->result->unit);
    interval_multiply(&base, factor);
    if (part->form == COMPARE_DIFFERENCE || part->form == COMPARE_POINTS) {
        interval_subtract(out, &base);
    } else {
        interval_divide(out, &base);
        interval_multiply(out, hundred);
    }
    if (part->form == COMPARE_GROWTH) {
        mpq_sub(out->low, out->low, hundred);
        mpq_sub(out->high, out->high, hundred);
    }
    interval_end(&base);
    mpq_clear(factor);
    mpq_clear(hundred);
}

/* With both ends of a range: from the lesser number to the greater one. */
static void computed_interval(const struct stating *stating,
                              const struct comparison_part *part, struct interval *out)
{
    const struct figure *base = part->base;
    bool upper = part->end == RANGE_UPPER && base->high;
    number_beside(stating, part, upper ? *base->high : base->number, out);
    if (part->end != RANGE_BOTH || !base->high)
        return;
    struct interval other;
    interval_begin(&other);
    number_beside(stating, part, *base->high, &other);
    if (mpq_cmp(other.low, out->low) < 0)
        mpq_swap(other.low, out->low);
    if (mpq_cmp(other.high, out->high) > 0)
        mpq_swap(other.high, out->high);
    interval_end(&other);
}

/* Agreement. */

/* Points of a ratio are stated in its own unit too. */
static void to_unit(struct interval *interval, const char *from, const char *to)
{
    mpq_t factor;
    mpq_init(factor);
    if (to && unit_factor(factor, from, to))
        interval_multiply(interval, factor);
    mpq_clear(factor);
}

/* Whether the computed number itself rounds to the figure: then nothing need be spanned, which
 * costs most of the audit's time. */
static bool rounds_to(const struct comparison_part *part, const struct figure *figure)
{
    const char *unit = comparison_unit(part);
    struct decimal rounded;
    if (figure->high || part->end == RANGE_BOTH || !figure->unit || !unit ||
        strcmp(figure->unit, unit) != 0)
        return false;
    mpq_t number;
    mpq_init(number);
    comparison_number(number, part);
    bool same = !decimal_round(&rounded, number, figure->number.scale) &&
                rounded.digits == figure->number.digits;
    mpq_clear(number);
    return same;
}

static enum agreement figure_agreement(const struct stating *stating,
                                       const struct comparison_part *part,
                                       const struct figure *figure)
{
    enum agreement agreement;
    struct interval computed;
    if (rounds_to(part, figure))
        return AGREEMENT_MEETS;
    interval_begin(&computed);
    computed_interval(stating, part, &computed);
    to_unit(&computed, comparison_unit(part), figure->unit);
    agreement = interval_agreement(&computed, figure->number);
    if (figure->high && agreement != AGREEMENT_MEETS) {
        struct interval stated;
        interval_begin(&stated);
        interval_of_figure(&stated, figure, false);
        agreement =
            interval_meets(&stated, &computed) ? AGREEMENT_MEETS : AGREEMENT_DIFFERS;
        interval_end(&stated);
    }
    interval_end(&computed);
    return agreement;
}

/* The figure that is stated for a part, and how it stands to what is computed: of several the
 * one that agrees best. NULL where none is stated for the part. */
static const struct figure *find_stated(const struct stating *stating,
                                        const struct comparison_part *part,
                                        enum agreement *agreement)
{
    const struct value *stated = stating->stated;
    const struct figure *found = NULL;
    for (unsigned i = 0; i < stated->figure_count; i++) {
        const struct figure *figure = &stated->figures[i];
        if (figure->part && (!part->part || strcmp(figure->part, part->part) != 0))
            continue;
        enum agreement own = figure_agreement(stating, part, figure);
        if (!found || own < *agreement) {
            found = figure;
            *agreement = own;
        }
    }
    return found;
}

/* Telling. */

static void put_number(struct buffer *text, const struct figure *figure,
                       struct decimal number, bool with_unit)
{
    print_number(text, number, with_unit ? figure->unit : NULL, &format_as_given);
}

/* "12,8 : 60 × 100" */
static const char *arithmetic(struct audit *audit, const struct comparison_part *part)
{
    const struct figure *result = part->result, *base = part->base;
    bool units = result->unit && base->unit && strcmp(result->unit, base->unit) != 0;
    bool upper = part->end == RANGE_UPPER && base->high;
    bool differs = part->form == COMPARE_DIFFERENCE || part->form == COMPARE_POINTS;
    struct buffer text = {0};
    put_number(&text, result, result->number, units);
    buffer_text(&text, differs ? " - " : " : ");
    put_number(&text, base, upper ? *base->high : base->number, units);
    if (!differs)
        buffer_text(&text, " × 100");
    if (part->form == COMPARE_GROWTH)
        buffer_text(&text, " - 100");
    return audit_keep(audit, &text);
}

/* With at least one decimal, and as many as are stated: so that both can be compared. */
static const char *computed_text(struct audit *audit, const struct comparison_part *part,
                                 const struct figure *stated)
{
    unsigned places = stated && stated->number.scale > 1 ? stated->number.scale : 1;
    mpq_t low, high;
    mpq_init(low);
    mpq_init(high);
    unsigned count = comparison_numbers(low, high, part);
    const char *text = audit_rounded(audit, low, comparison_unit(part), places);
    if (count > 1) {
        struct buffer both = {0};
        const char *greater = audit_rounded(audit, high, comparison_unit(part), places);
        buffer_format(&both, "%s - %s", text, greater);
        text = audit_keep(audit, &both);
    }
    mpq_clear(low);
    mpq_clear(high);
    return text;
}

static void tell_part(const struct stating *stating, const struct comparison_part *part,
                      const struct figure *stated, enum agreement agreement)
{
    struct audit *audit = stating->audit;
    const struct comparison_operands *operands = &stating->operands;
    struct audit_finding finding = {.at = stating->stated->at,
                                    .indicator = audit->indicator};
    struct diagnostic_detail *detail = &finding.detail;
    const char *base =
        audit_kind_name(audit, stating->stated->kind, stating->stated->period);
    detail->row = audit_row(audit);
    detail->stated = stated ? audit_printed(audit, stated) : NULL;
    detail->computed = computed_text(audit, part, stated);
    detail->arithmetic = arithmetic(audit, part);
    audit_add_operand(audit, &finding, audit->indicator, operands->of, operands->of_period,
                      part->result, false);
    audit_add_operand(audit, &finding, audit->indicator, operands->with,
                      operands->with_period, part->base, false);
    if (!stated) {
        finding.code = DIAG_STATED_BLANK;
        audit_tell(audit, &finding, _("%s: compared with %s left blank, computed %s (%s)"),
                   detail->row, base, detail->computed, detail->arithmetic);
    } else if (agreement == AGREEMENT_TRUNCATED) {
        finding.code = DIAG_TRUNCATED;
        audit_tell(audit, &finding,
                   _("%s: compared with %s stated as %s, computed %s (%s): the figure was "
                     "cut off, not rounded"),
                   detail->row, base, detail->stated, detail->computed, detail->arithmetic);
    } else {
        finding.code = DIAG_STATED_DIFFERS;
        audit_tell(audit, &finding, _("%s: compared with %s stated as %s, computed %s (%s)"),
                   detail->row, base, detail->stated, detail->computed, detail->arithmetic);
    }
}

static void check_part(const struct stating *stating, const struct comparison_part *part)
{
    enum agreement agreement = AGREEMENT_DIFFERS;
    if (stating->stated->type == VALUE_MISSING) {
        tell_part(stating, part, NULL, agreement);
        return;
    }
    const struct figure *figure = find_stated(stating, part, &agreement);
    if (figure && agreement != AGREEMENT_MEETS)
        tell_part(stating, part, figure, agreement);
}

static void check_stated(struct audit *audit, const struct value *stated)
{
    struct stating stating = {.audit = audit, .stated = stated};
    if (stated->type != VALUE_MISSING && !stated->figure_count)
        return; /* a text: nothing to compare */
    find_operands(&stating);
    const struct comparison_operands *operands = &stating.operands;
    if (operands->of == operands->with && operands->of_period == operands->with_period)
        return; /* a share: what it is of is not stated */
    struct row_values values = {
        .report = audit->report, .layout = audit->layout, .indicator = audit->indicator};
    struct comparison comparison = compare_values(
        &stating.rule,
        row_value(&values, operands->of, operands->of_period, 0, audit->scratch),
        row_value(&values, operands->with, operands->with_period, 0, audit->scratch),
        audit->scratch);
    for (unsigned i = 0; i < comparison.part_count; i++)
        check_part(&stating, &comparison.parts[i]);
}

void audit_stated(struct audit *audit)
{
    struct value_walk walk;
    const struct value *stated = value_first(&walk, audit->indicator->stated);
    for (; stated; stated = value_next(&walk))
        check_stated(audit, stated);
}
