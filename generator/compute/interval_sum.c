/* Sums of what printed figures may stand for, and of the figures themselves. */
#include "compute/interval_sum.h"

#include "base/unit.h"
#include "compute/row_values.h"

/* A bare number may be in the unit of its table. */
static bool is_count(const struct interval_place *place, const struct figure *figure)
{
    if (figure->number.scale || (figure->high && figure->high->scale))
        return false;
    return figure->unit ? unit_is_counted(figure->unit)
                        : !place->table || rich_text_empty(place->table->unit_line);
}

static bool is_exact(const struct interval_place *place, unsigned kind,
                     const struct figure *figure)
{
    enum exactness exactness = EXACT_COUNTS;
    if (kind < place->report->kind_count)
        exactness = place->report->kinds[kind].exactness;
    return exactness == EXACT_FIGURES ||
           (exactness == EXACT_COUNTS && is_count(place, figure));
}

void interval_at(const struct interval_place *place, unsigned kind,
                 const struct figure *figure, struct interval *out)
{
    interval_of_figure(out, figure, is_exact(place, kind, figure));
}

void interval_sum_begin(struct interval_sum *sum, const struct interval_place *place)
{
    *sum = (struct interval_sum){.place = *place};
    interval_begin(&sum->interval);
    mpq_init(sum->number);
}

void interval_sum_end(struct interval_sum *sum)
{
    interval_end(&sum->interval);
    mpq_clear(sum->number);
}

bool interval_sum_beside(const struct interval_sum *sum, unsigned kind,
                         const struct figure *figure, struct interval *out)
{
    mpq_t factor;
    mpq_init(factor);
    bool agrees = !sum->some || unit_factor(factor, figure->unit, sum->unit);
    if (agrees) {
        interval_at(&sum->place, kind, figure, out);
        if (sum->some)
            interval_multiply(out, factor);
    }
    mpq_clear(factor);
    return agrees;
}

static bool add_figure(struct interval_sum *sum, unsigned kind, const struct figure *figure,
                       bool minus)
{
    struct interval addend;
    mpq_t number, factor;
    interval_begin(&addend);
    mpq_init(number);
    mpq_init(factor);
    mpq_set_ui(factor, 1, 1);
    bool agrees = (!sum->some || unit_factor(factor, figure->unit, sum->unit)) &&
                  interval_sum_beside(sum, kind, figure, &addend);
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
static bool add_calculated(struct interval_sum *sum, const struct indicator *indicator,
                           const struct calculation_spec *calculation, unsigned kind,
                           uint16_t period, bool minus)
{
    struct row_values values = {.report = sum->place.report,
                                .layout = sum->place.layout,
                                .indicator = indicator};
    for (unsigned i = 0; i < calculation->of_count; i++) {
        unsigned operand;
        uint16_t own;
        bool taken = i > 0 && calculation->form == CALCULATE_DIFFERENCE;
        if (value_operand(&values, kind, period, calculation->of[i], &operand, &own) ||
            !interval_sum_add(sum, indicator, operand, own, minus != taken))
            return false;
    }
    return true;
}

bool interval_sum_add(struct interval_sum *sum, const struct indicator *indicator,
                      unsigned kind, uint16_t period, bool minus)
{
    const struct calculation_spec *calculation =
        value_calculation(sum->place.report, sum->place.layout, kind);
    if (calculation)
        return add_calculated(sum, indicator, calculation, kind, period, minus);
    struct value_view *view = arena_alloc(sum->place.scratch, sizeof *view);
    struct interval_operand operand = {
        .indicator = indicator,
        .kind = kind,
        .period = period,
        .figure = value_single_figure(
            value_find(indicator->values, (uint16_t)kind, period, view)),
        .minus = minus};
    if (!operand.figure || !add_figure(sum, kind, operand.figure, minus))
        return false;
    if (sum->meet)
        sum->meet(sum->context, &operand);
    return true;
}
