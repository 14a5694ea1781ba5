/* Columns that are sums of others: what the report gives of a kind that the layout calculates. */
#include "compute/audit_rules.h"

/* The period of the calculated kind that goes with that of the report's own. */
static int calculated_period(const struct audit *audit, unsigned kind,
                             const struct value *value, uint16_t *out)
{
    const struct kind *own = &audit->report->kinds[value->kind];
    const struct kind *periods = value_kind_periods(audit->report, audit->layout, kind);
    *out = PERIOD_NONE;
    if (!periods)
        return -1;
    if (!periods->period_count || value->period == PERIOD_NONE)
        return periods->period_count ? -1 : 0;
    int found = kind_find_period(periods, own->periods[value->period]);
    *out = (uint16_t)found;
    return found < 0 ? -1 : 0;
}

static void check_value(struct audit *audit, unsigned kind, const struct value *value)
{
    const struct figure *figure = value_single_figure(value);
    struct audit_finding finding = {
        .code = DIAG_COLUMN_DIFFERS, .at = value->at, .indicator = audit->indicator};
    struct audit_noting noting = {audit, &finding};
    struct interval_sum sum;
    struct interval stated;
    uint16_t period;
    audit_sum_begin(&noting, &sum);
    interval_begin(&stated);
    if (figure && !calculated_period(audit, kind, value, &period) &&
        interval_sum_add(&sum, audit->indicator, kind, period, false) &&
        interval_sum_beside(&sum, value->kind, figure, &stated) &&
        !interval_meets(&stated, &sum.interval)) {
        finding.detail.row = audit_row(audit);
        finding.detail.stated = audit_printed(audit, figure);
        finding.detail.computed = audit_rounded(audit, sum.number, sum.unit, sum.places);
        finding.detail.arithmetic = audit_sum_text(audit, &finding);
        audit_tell(audit, &finding, _("%s: %s stated as %s, computed %s (%s)"),
                   finding.detail.row,
                   audit_kind_name(audit, value->kind, value->period),
                   finding.detail.stated, finding.detail.computed,
                   finding.detail.arithmetic);
    }
    audit_drop(&finding);
    interval_sum_end(&sum);
    interval_end(&stated);
}

void audit_columns(struct audit *audit)
{
    unsigned kind = audit->report->kind_count;
    const struct calculation_spec *calculation = audit->layout->calculations;
    for (; calculation; calculation = calculation->next, kind++) {
        int own = report_find_kind(audit->report, calculation->kind);
        struct value_walk walk;
        const struct value *value =
            own < 0 ? NULL : value_first(&walk, audit->indicator->values);
        for (; value; value = value_next(&walk))
            if (value->kind == own)
                check_value(audit, kind, value);
    }
}
