/* What values may stand for, and their sums. */
#include "base/unit.h"
#include "compute/audit_rules.h"

#include <string.h>

const struct value *audit_value(struct audit *audit, const struct indicator *indicator,
                                unsigned kind, uint16_t period)
{
    struct value_view *view = arena_alloc(audit->scratch, sizeof *view);
    return value_find(indicator->values, (uint16_t)kind, period, view);
}

const struct figure *audit_figure(const struct value *value)
{
    if (!value || value->type != VALUE_FIGURE || value->figure_count != 1 ||
        value->figures[0].high)
        return NULL;
    return &value->figures[0];
}

/* A bare number may be in the unit of its table. */
static bool is_count(const struct audit *audit, const struct figure *figure)
{
    if (figure->number.scale || (figure->high && figure->high->scale))
        return false;
    return figure->unit ? unit_is_counted(figure->unit)
                        : !audit->table || rich_text_empty(audit->table->unit_line);
}

bool audit_exact(const struct audit *audit, unsigned kind, const struct figure *figure)
{
    enum exactness exactness = EXACT_COUNTS;
    if (kind < audit->report->kind_count)
        exactness = audit->report->kinds[kind].exactness;
    return exactness == EXACT_FIGURES ||
           (exactness == EXACT_COUNTS && is_count(audit, figure));
}

void audit_sum_begin(struct audit_sum *sum)
{
    *sum = (struct audit_sum){.unit = NULL};
    interval_begin(&sum->interval);
    mpq_init(sum->number);
}

void audit_sum_end(struct audit_sum *sum)
{
    interval_end(&sum->interval);
    mpq_clear(sum->number);
}

bool audit_beside_sum(const struct audit *audit, const struct audit_sum *sum, unsigned kind,
                      const struct figure *figure, struct interval *out)
{
    mpq_t factor;
    mpq_init(factor);
    bool agrees = !sum->some || unit_factor(factor, figure->unit, sum->unit);
    if (agrees) {
        interval_of_figure(out, figure, audit_exact(audit, kind, figure));
        if (sum->some)
            interval_multiply(out, factor);
    }
    mpq_clear(factor);
    return agrees;
}

static bool add_figure(struct audit *audit, struct audit_sum *sum, unsigned kind,
                       const struct figure *figure, bool minus)
{
    struct interval addend;
    mpq_t number, factor;
    interval_begin(&addend);
    mpq_init(number);
    mpq_init(factor);
    mpq_set_ui(factor, 1, 1);
    bool agrees = (!sum->some || unit_factor(factor, figure->unit, sum->unit)) &&
                  audit_beside_sum(audit, sum, kind, figure, &addend);
    if (agrees) {
        if (!sum->some)
            sum->unit = figure->unit;
        sum->some = true;
        if (figure->number.scale > sum->places)
            sum->places = figure->number.scale;
        decimal_to_rational(number, figure->number);
        mpq_mul(number, number, factor);
        if (minus) {
            interval_subtract(&sum->interval, &addend);
            mpq_sub(sum->number, sum->number, number);
        } else {
            interval_add(&sum->interval, &addend);
            mpq_add(sum->number, sum->number, number);
        }
    }
    interval_end(&addend);
    mpq_clear(number);
    mpq_clear(factor);
    return agrees;
}

/* All that a calculated kind is made of. */
static bool add_calculated(struct audit *audit, struct audit_sum *sum,
                           const struct indicator *indicator,
                           const struct calculation_spec *calculation, unsigned kind,
                           uint16_t period, bool minus, struct audit_finding *finding)
{
    struct row_values values = {
        .report = audit->report, .layout = audit->layout, .indicator = indicator};
    for (unsigned i = 0; i < calculation->of_count; i++) {
        unsigned operand;
        uint16_t own;
        bool taken = i > 0 && calculation->form == CALCULATE_DIFFERENCE;
        if (value_operand(&values, kind, period, calculation->of[i], &operand, &own) ||
            !audit_sum_add(audit, sum, indicator, operand, own, minus != taken, finding))
            return false;
    }
    return true;
}

bool audit_sum_add(struct audit *audit, struct audit_sum *sum,
                   const struct indicator *indicator, unsigned kind, uint16_t period,
                   bool minus, struct audit_finding *finding)
{
    const struct calculation_spec *calculation =
        value_calculation(audit->report, audit->layout, kind);
    if (calculation)
        return add_calculated(audit, sum, indicator, calculation, kind, period, minus,
                              finding);
    const struct figure *figure =
        audit_figure(audit_value(audit, indicator, kind, period));
    if (!figure || !add_figure(audit, sum, kind, figure, minus))
        return false;
    audit_add_operand(audit, finding, indicator, kind, period, figure, minus);
    return true;
}
