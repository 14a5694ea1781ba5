/* How a stated comparison stands to what the figures give: by intervals. */
#include "compute/stated_agreement.h"

#include "base/unit.h"
#include "compute/interval_sum.h"

#include <string.h>

/* What it comes to. */

/* All that an operand may stand for; a calculated one, what its own operands come to. */
static void operand_interval(const struct stated_comparison *stated, unsigned kind,
                             uint16_t period, const struct figure *figure,
                             struct decimal number, struct interval *out)
{
    struct interval_place place = {.report = stated->report,
                                   .layout = stated->layout,
                                   .table = stated->table,
                                   .scratch = stated->scratch};
    struct interval_sum sum;
    interval_sum_begin(&sum, &place);
    if (value_calculation(stated->report, stated->layout, kind) &&
        interval_sum_add(&sum, stated->indicator, kind, period, false)) {
        mpq_set(out->low, sum.interval.low);
        mpq_set(out->high, sum.interval.high);
    } else {
        struct figure alone = *figure;
        alone.number = number;
        alone.high = NULL;
        interval_at(&place, kind, &alone, out);
    }
    interval_sum_end(&sum);
}

/* With one end of the base. Returns -1 where that may be zero, so that it may be anything.
 */
static int number_beside(const struct stated_comparison *stated,
                         const struct comparison_part *part, struct decimal base_number,
                         struct interval *out)
{
    int result = 0;
    const struct comparison_operands *operands = &stated->operands;
    struct interval base;
    mpq_t factor, hundred;
    mpq_init(factor);
    mpq_init(hundred);
    mpq_set_ui(hundred, 100, 1);
    interval_begin(&base);
    operand_interval(stated, operands->of, operands->of_period, part->result,
                     part->result->number, out);
    if (stated->total) {
        mpq_set(base.low, stated->total->low);
        mpq_set(base.high, stated->total->high);
    } else {
        operand_interval(stated, operands->with, operands->with_period, part->base,
                         base_number, &base);
    }
    unit_factor(factor, part->base->unit, part->result->unit);
    interval_multiply(&base, factor);
    if (part->form == COMPARE_DIFFERENCE || part->form == COMPARE_POINTS) {
        interval_subtract(out, &base);
    } else {
        result = interval_divide(out, &base);
        interval_multiply(out, hundred);
    }
    if (part->form == COMPARE_GROWTH) {
        mpq_sub(out->low, out->low, hundred);
        mpq_sub(out->high, out->high, hundred);
    }
    interval_end(&base);
    mpq_clear(factor);
    mpq_clear(hundred);
    return result;
}

/* With both ends of a range: from the lesser number to the greater one. */
static int computed_interval(const struct stated_comparison *stated,
                             const struct comparison_part *part, struct interval *out)
{
    const struct figure *base = part->base;
    bool upper = part->end == RANGE_UPPER && base->high;
    int result = number_beside(stated, part, upper ? *base->high : base->number, out);
    if (result || part->end != RANGE_BOTH || !base->high)
        return result;
    struct interval other;
    interval_begin(&other);
    result = number_beside(stated, part, *base->high, &other);
    if (mpq_cmp(other.low, out->low) < 0)
        mpq_swap(other.low, out->low);
    if (mpq_cmp(other.high, out->high) > 0)
        mpq_swap(other.high, out->high);
    interval_end(&other);
    return result;
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

/* Whether the computed number itself rounds to the figure: then nothing need be spanned,
 * which costs most of the audit's time. */
static bool rounds_to(const struct comparison_part *part, const struct figure *figure)
{
    const char *unit = comparison_unit(part);
    struct decimal low, high;
    if (figure->high || part->end == RANGE_BOTH || !figure->unit || !unit ||
        strcmp(figure->unit, unit) != 0)
        return false;
    return comparison_rounded(&low, &high, part, figure->number.scale) &&
           high.digits == figure->number.digits;
}

/* A range that is stated stands for all within it. */
static enum agreement interval_beside(const struct interval *computed,
                                      const struct figure *figure)
{
    if (!figure->high)
        return interval_agreement(computed, figure->number);
    struct interval range;
    interval_begin(&range);
    interval_of_figure(&range, figure, false);
    bool meets = interval_meets(&range, computed);
    interval_end(&range);
    return meets ? AGREEMENT_MEETS : AGREEMENT_DIFFERS;
}

static enum agreement figure_agreement(const struct stated_comparison *stated,
                                       const struct comparison_part *part,
                                       const struct figure *figure)
{
    enum agreement agreement = AGREEMENT_MEETS;
    struct interval computed;
    if (rounds_to(part, figure))
        return agreement;
    interval_begin(&computed);
    if (!computed_interval(stated, part, &computed)) {
        to_unit(&computed, comparison_unit(part), figure->unit);
        agreement = interval_beside(&computed, figure);
    }
    interval_end(&computed);
    return agreement;
}

const struct figure *stated_figure(const struct stated_comparison *stated,
                                   const struct comparison_part *part,
                                   enum agreement *agreement)
{
    const struct value *value = stated->stated;
    const struct figure *found = NULL;
    for (unsigned i = 0; i < value->figure_count; i++) {
        const struct figure *figure = &value->figures[i];
        if (figure->part && (!part->part || strcmp(figure->part, part->part) != 0))
            continue;
        enum agreement own = figure_agreement(stated, part, figure);
        if (!found || own < *agreement) {
            found = figure;
            *agreement = own;
        }
    }
    return found;
}
