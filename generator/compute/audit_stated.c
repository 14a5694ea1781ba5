/* Stated comparisons beside what the figures give: other, cut off instead of rounded,
 * blank. */
#include "compute/audit_rules.h"
#include "compute/figure_text.h"
#include "compute/flat_text.h"
#include "compute/share_total.h"
#include "compute/stated_agreement.h"

#include <string.h>

/* A comparison that is stated, and what is computed for it. */
struct stating {
    struct audit *audit;
    struct stated_comparison comparison;
    struct comparison_rule rule;
    const struct comparison_spec *share; /* that it is, or NULL */
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

/* Whether the layout has shares of the value that something is stated of, and the one that
 * is meant: NULL where they are of several totals, for it is not said which. */
static bool find_share(const struct audit *audit, const struct value *stated,
                       const struct comparison_spec **share)
{
    const char *unit = stated->figure_count ? stated->figures[0].unit : NULL;
    const struct comparison_spec *spec = audit->layout->comparisons, *found = NULL;
    bool several = false;
    for (; spec; spec = spec->next) {
        struct comparison_operands operands;
        struct comparison_spec own = comparison_for(spec, audit->indicator);
        if (own.form != COMPARE_SHARE || (unit && strcmp(unit, "%") != 0) ||
            resolve_operands(audit->report, audit->layout, &own, &operands) ||
            operands.of != stated->kind || operands.of_period != stated->period)
            continue;
        several = several || (found && found->total != spec->total);
        found = spec;
    }
    *share = several ? NULL : found;
    return found != NULL;
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
    const struct value *stated = stating->comparison.stated;
    const struct comparison_spec *spec = audit->layout->comparisons;
    for (; spec; spec = spec->next) {
        struct comparison_spec own = comparison_for(spec, audit->indicator);
        if (own.form == COMPARE_SHARE || !fits_form(stated, own.form) ||
            resolve_operands(audit->report, audit->layout, &own,
                             &stating->comparison.operands))
            continue;
        stating->rule = comparison_rule(&own, audit->indicator);
        if (stating->comparison.operands.with == stated->kind &&
            stating->comparison.operands.with_period == stated->period)
            break;
    }
    if (!spec && find_share(audit, stated, &stating->share)) {
        stating->rule = (struct comparison_rule){.form = COMPARE_SHARE};
        stating->comparison.operands = (struct comparison_operands){
            stated->kind, stated->kind, stated->period, stated->period};
    } else if (!spec) {
        stating->rule = (struct comparison_rule){.form = form_of(stated)};
        stating->comparison.operands = (struct comparison_operands){
            KIND_RESULT, stated->kind, PERIOD_NONE, stated->period};
        choose_base_period(&audit->report->kinds[KIND_RESULT],
                           &stating->comparison.operands.of_period);
    }
    /* A blank is what the layout would print. */
    if (stated->type != VALUE_MISSING)
        stating->rule.keep_form = true;
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

/* What it is compared with, as a person says it. */
static const char *base_name(const struct stating *stating)
{
    struct audit *audit = stating->audit;
    const struct value *stated = stating->comparison.stated;
    const char *kind = audit_kind_name(audit, stated->kind, stated->period);
    struct buffer name = {0};
    if (!stating->share)
        return kind;
    if (stating->share->total == TOTAL_OF_INDICATOR)
        buffer_format(&name, _("%s of '%s'"), kind,
                      plain_text(audit->above->name, audit->scratch));
    else
        buffer_format(&name, _("the total of %s"), kind);
    return audit_keep(audit, &name);
}

static void tell_part(const struct stating *stating, const struct comparison_part *part,
                      const struct figure *stated, enum agreement agreement)
{
    struct audit *audit = stating->audit;
    const struct comparison_operands *operands = &stating->comparison.operands;
    struct audit_finding finding = {.at = stating->comparison.stated->at,
                                    .indicator = audit->indicator};
    struct diagnostic_detail *detail = &finding.detail;
    const char *base = base_name(stating);
    detail->row = audit_row(audit);
    detail->stated = stated ? audit_printed(audit, stated) : NULL;
    detail->computed = computed_text(audit, part, stated);
    detail->arithmetic = arithmetic(audit, part);
    audit_add_operand(audit, &finding, audit->indicator, operands->of, operands->of_period,
                      part->result, false);
    if (!stating->share)
        audit_add_operand(audit, &finding, audit->indicator, operands->with,
                          operands->with_period, part->base, false);
    else if (stating->share->total == TOTAL_OF_INDICATOR)
        audit_add_operand(audit, &finding, audit->above, operands->with,
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
        audit_tell(audit, &finding,
                   _("%s: compared with %s stated as %s, computed %s (%s)"), detail->row,
                   base, detail->stated, detail->computed, detail->arithmetic);
    }
}

static void check_part(const struct stating *stating, const struct comparison_part *part)
{
    enum agreement agreement = AGREEMENT_DIFFERS;
    if (stating->comparison.stated->type == VALUE_MISSING) {
        tell_part(stating, part, NULL, agreement);
        return;
    }
    const struct figure *figure = stated_figure(&stating->comparison, part, &agreement);
    if (figure && agreement != AGREEMENT_MEETS)
        tell_part(stating, part, figure, agreement);
}

static void check_comparison(struct stating *stating, const struct value *base)
{
    const struct comparison_operands *operands = &stating->comparison.operands;
    struct audit *audit = stating->audit;
    struct row_values values = {
        .report = audit->report, .layout = audit->layout, .indicator = audit->indicator};
    struct comparison comparison = compare_values(
        &stating->rule,
        row_value(&values, operands->of, operands->of_period, 0, audit->scratch), base,
        audit->scratch);
    for (unsigned i = 0; i < comparison.part_count; i++)
        check_part(stating, &comparison.parts[i]);
}

static void check_share(struct stating *stating)
{
    struct audit *audit = stating->audit;
    const struct comparison_operands *operands = &stating->comparison.operands;
    enum share_total total = stating->share->total;
    struct share_place place = {audit->table, audit->group, audit->above};
    struct row_values values = {
        .report = audit->report, .layout = audit->layout, .totals = audit->totals};
    const struct value *base = share_total_at(&place, &values, total, operands->of,
                                              operands->of_period, audit->scratch);
    if (!base || !base->figure_count)
        return;
    struct interval span;
    interval_begin(&span);
    share_interval_at(&place, &values, total, operands->of, operands->of_period,
                      audit->scratch, &span);
    stating->comparison.total = &span;
    check_comparison(stating, base);
    interval_end(&span);
}

static void check_stated(struct audit *audit, const struct value *stated)
{
    struct stating stating = {.audit = audit,
                              .comparison = {.report = audit->report,
                                             .layout = audit->layout,
                                             .table = audit->table,
                                             .indicator = audit->indicator,
                                             .stated = stated,
                                             .scratch = audit->scratch}};
    if (stated->type != VALUE_MISSING && !stated->figure_count)
        return; /* a text: nothing to compare */
    find_operands(&stating);
    const struct comparison_operands *operands = &stating.comparison.operands;
    struct row_values values = {
        .report = audit->report, .layout = audit->layout, .indicator = audit->indicator};
    if (stating.share) {
        check_share(&stating);
    } else if (operands->of != operands->with ||
               operands->of_period != operands->with_period) {
        check_comparison(&stating, row_value(&values, operands->with, operands->with_period,
                                             0, audit->scratch));
    } /* else a share, and what it is of is not said */
}

void audit_stated(struct audit *audit)
{
    struct value_walk walk;
    const struct value *stated = value_first(&walk, audit->indicator->stated);
    for (; stated; stated = value_next(&walk))
        check_stated(audit, stated);
}
