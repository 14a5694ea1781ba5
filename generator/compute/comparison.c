/* Comparisons of figures: what a result is beside what was aimed at, exactly. */
#include "compute/comparison.h"

#include "base/unit.h"

#include <string.h>

const char comparison_range_word[] = " đến ";
const char comparison_points_unit[] = "điểm phần trăm";
const char comparison_mille_points_unit[] = "điểm phần nghìn";

/* Figures beside each other */

static const struct figure *find_part(const struct value *value, const char *part)
{
    for (unsigned i = 0; i < value->figure_count; i++) {
        const char *own = value->figures[i].part;
        if (own == part || (own && part && !strcmp(own, part)))
            return &value->figures[i];
    }
    return NULL;
}

/* The figure in the unit of another one that it agrees with. */
static void number_in_unit(mpq_t out, struct decimal number, const char *from,
                           const char *to)
{
    mpq_t factor;
    mpq_init(factor);
    decimal_to_rational(out, number);
    if (unit_factor(factor, from, to))
        mpq_mul(out, out, factor);
    mpq_clear(factor);
}

/* Whether the units agree; `*same` where figures can be compared as they are. */
static bool units_agree(const struct figure *left, const struct figure *right, bool *same)
{
    *same = left->unit == right->unit;
    if (*same)
        return true;
    mpq_t factor;
    mpq_init(factor);
    bool agree = unit_factor(factor, left->unit, right->unit);
    *same = agree && mpq_cmp_ui(factor, 1, 1) == 0;
    mpq_clear(factor);
    return agree;
}

/* The order of a result and one end of the base: <0, 0, >0. */
static int order(const struct figure *result, const struct figure *base,
                 struct decimal number, bool same_unit)
{
    if (same_unit)
        return decimal_compare(result->number, number);
    mpq_t left, right;
    mpq_init(left);
    mpq_init(right);
    number_in_unit(left, result->number, result->unit, base->unit);
    decimal_to_rational(right, number);
    int compared = mpq_cmp(left, right);
    mpq_clear(left);
    mpq_clear(right);
    return compared;
}

/* Verdicts */

static enum bound bound_of(const struct figure *base, enum direction direction)
{
    if (base->bound)
        return (enum bound)base->bound;
    switch (direction) {
    case DIRECTION_LOWER:
        return BOUND_AT_MOST;
    case DIRECTION_EQUAL:
        return BOUND_EXACTLY;
    case DIRECTION_NONE:
    case DIRECTION_HIGHER:
        break;
    }
    return BOUND_AT_LEAST;
}

/* `short_of` tells where the result is beside the end that it must reach, `beyond` beside
 * the one that it may go beyond, both counted in the direction that is good. */
static enum verdict reach(int short_of, int beyond, bool strictly, bool range)
{
    if (short_of < 0 || (strictly && short_of == 0))
        return VERDICT_NOT_MET;
    /* Above a single figure is what was asked for there, and not more. */
    return beyond > 0 && (range || !strictly) ? VERDICT_EXCEEDED : VERDICT_MET;
}

static enum verdict judge(const struct figure *result, const struct figure *base,
                          enum bound bound, bool same_unit)
{
    int low = order(result, base, base->number, same_unit);
    int high = base->high ? order(result, base, *base->high, same_unit) : low;
    bool range = base->high != NULL;
    switch (bound) {
    case BOUND_AT_MOST:
    case BOUND_BELOW:
        return reach(-high, -low, bound == BOUND_BELOW, range);
    case BOUND_EXACTLY:
        return low >= 0 && high <= 0 ? VERDICT_MET : VERDICT_NOT_MET;
    case BOUND_NONE:
    case BOUND_AT_LEAST:
    case BOUND_ABOVE:
        break;
    }
    return reach(low, high, bound == BOUND_ABOVE, range);
}

static enum verdict join_verdicts(const struct comparison_part *parts, unsigned count)
{
    enum verdict verdict = VERDICT_EXCEEDED;
    for (unsigned i = 0; i < count; i++)
        if (parts[i].verdict < verdict)
            verdict = parts[i].verdict;
    return verdict;
}

/* Parts */

static bool is_downward(enum bound bound)
{
    return bound == BOUND_AT_MOST || bound == BOUND_BELOW;
}

/* Where lower is better, "75% of the target" would read as falling short of it. */
static enum comparison_form form_of(const struct comparison_rule *rule, enum bound bound)
{
    if (rule->form == COMPARE_PERCENT && is_downward(bound) && !rule->keep_form)
        return COMPARE_DIFFERENCE;
    return rule->form;
}

static enum range_end end_of(const struct comparison_rule *rule, const struct figure *base,
                             enum bound bound)
{
    if (!base->high)
        return RANGE_LOWER;
    if (rule->range != RANGE_BY_DIRECTION)
        return rule->range;
    return is_downward(bound) ? RANGE_UPPER : RANGE_LOWER;
}

/* Whether there can be a number, the base being there. */
static enum comparison_state number_state(const struct comparison_part *part)
{
    const struct figure *base = part->base;
    if (part->form == COMPARE_DIFFERENCE)
        return COMPARISON_COMPUTED;
    if (part->form == COMPARE_POINTS)
        return unit_is_ratio(part->result->unit) && unit_is_ratio(base->unit)
                   ? COMPARISON_COMPUTED
                   : COMPARISON_NOT_RATIOS;
    int64_t low = part->end == RANGE_UPPER ? base->high->digits : base->number.digits;
    if (low < 0)
        return COMPARISON_NEGATIVE_BASE;
    /* of both ends the upper one is not below the lower one */
    return low == 0 ? COMPARISON_ZERO_BASE : COMPARISON_COMPUTED;
}

/* Whether the figures can be judged; then `out` has the verdict. */
static enum comparison_state judge_part(const struct comparison_rule *rule,
                                        const struct value *result,
                                        const struct figure *base,
                                        struct comparison_part *out)
{
    bool same_unit;
    enum bound bound = bound_of(base, rule->direction);
    *out = (struct comparison_part){.part = base->part,
                                    .result = find_part(result, base->part),
                                    .base = base,
                                    .form = form_of(rule, bound),
                                    .end = end_of(rule, base, bound)};
    if (!out->result)
        return COMPARISON_NO_PART;
    if (out->result->high)
        return COMPARISON_RANGE;
    if (!units_agree(out->result, base, &same_unit))
        return COMPARISON_UNITS;
    if (rule->form != COMPARE_SHARE)
        out->verdict = judge(out->result, base, bound, same_unit);
    return COMPARISON_COMPUTED;
}

static enum comparison_state missing_state(const struct value *result,
                                           const struct value *base)
{
    if (!base || base->type == VALUE_MISSING)
        return COMPARISON_NO_BASE;
    if (!base->figure_count)
        return COMPARISON_TEXT_BASE;
    if (!result || result->type == VALUE_MISSING)
        return COMPARISON_NO_RESULT;
    return result->figure_count ? COMPARISON_COMPUTED : COMPARISON_TEXT_RESULT;
}

struct comparison compare_values(const struct comparison_rule *rule,
                                 const struct value *result, const struct value *base,
                                 struct arena *arena)
{
    struct comparison comparison = {.form = rule->form,
                                    .state = missing_state(result, base)};
    if (comparison.state != COMPARISON_COMPUTED)
        return comparison;
    struct comparison_part *parts = arena_alloc(arena, base->figure_count * sizeof *parts);
    for (unsigned i = 0; i < base->figure_count; i++) {
        enum comparison_state state = judge_part(rule, result, &base->figures[i], &parts[i]);
        bool judged = state == COMPARISON_COMPUTED;
        if (judged)
            state = number_state(&parts[i]);
        if (state != COMPARISON_COMPUTED && (!judged || !comparison.state)) {
            comparison.state = state;
            comparison.obstacle = parts[i];
        }
        if (!judged)
            return comparison;
    }
    comparison.verdict = join_verdicts(parts, base->figure_count);
    if (comparison.state == COMPARISON_COMPUTED) {
        comparison.parts = parts;
        comparison.part_count = base->figure_count;
    }
    return comparison;
}

/* Numbers */

/* result / base × 100 of one unit as one fraction, so that it is reduced only once. */
static void percent(mpq_t out, struct decimal result, struct decimal base)
{
    mpz_set_si(mpq_numref(out), result.digits);
    mpz_mul_si(mpq_numref(out), mpq_numref(out), power_of_ten(base.scale));
    mpz_mul_ui(mpq_numref(out), mpq_numref(out), 100);
    mpz_set_si(mpq_denref(out), base.digits);
    mpz_mul_si(mpq_denref(out), mpq_denref(out), power_of_ten(result.scale));
    mpq_canonicalize(out);
}

static void percent_of_base(mpq_t out, const struct comparison_part *part,
                            struct decimal base)
{
    percent(out, part->result->number, base);
    mpq_t other;
    mpq_init(other);
    if (part->result->unit != part->base->unit &&
        unit_factor(other, part->result->unit, part->base->unit))
        mpq_mul(out, out, other);
    if (part->form == COMPARE_GROWTH) {
        mpq_set_ui(other, 100, 1);
        mpq_sub(out, out, other);
    }
    mpq_clear(other);
}

static void difference(mpq_t out, const struct comparison_part *part, struct decimal base)
{
    const char *unit = part->form == COMPARE_POINTS ? "%" : part->result->unit;
    mpq_t subtracted;
    mpq_init(subtracted);
    number_in_unit(out, part->result->number, part->result->unit, unit);
    number_in_unit(subtracted, base, part->base->unit, unit);
    mpq_sub(out, out, subtracted);
    mpq_clear(subtracted);
}

static void number_beside(mpq_t out, const struct comparison_part *part,
                          struct decimal base)
{
    if (part->form == COMPARE_DIFFERENCE || part->form == COMPARE_POINTS)
        difference(out, part, base);
    else
        percent_of_base(out, part, base);
}

void comparison_number(mpq_t out, const struct comparison_part *part)
{
    const struct figure *base = part->base;
    number_beside(out, part, part->end == RANGE_UPPER ? *base->high : base->number);
}

unsigned comparison_numbers(mpq_t low, mpq_t high, const struct comparison_part *part)
{
    comparison_number(high, part);
    if (part->end != RANGE_BOTH) {
        mpq_set(low, high);
        return 1;
    }
    number_beside(low, part, *part->base->high);
    if (mpq_cmp(low, high) > 0)
        mpq_swap(low, high);
    return 2;
}

/* A percentage of figures whose digits surely fit 64 bits, as most do: it takes no GMP.
 * Returns -1 where it does. */
static int small_percent(struct decimal *out, const struct comparison_part *part,
                         unsigned places)
{
    enum { DIGITS = DECIMAL_DIGITS / 2, LIMIT = 1000000000 }; /* 10^DIGITS */
    struct decimal result = part->result->number, base = part->base->number;
    unsigned scale = base.scale + 2 + places;
    bool divided = part->form == COMPARE_PERCENT || part->form == COMPARE_SHARE;
    if (!divided || part->end != RANGE_LOWER || part->result->unit != part->base->unit)
        return -1;
    if (scale > DIGITS || result.digits <= -LIMIT || result.digits >= LIMIT ||
        result.scale > DIGITS || base.digits <= 0 || base.digits >= LIMIT)
        return -1;
    *out = (struct decimal){rounded_quotient(result.digits * power_of_ten(scale),
                                             base.digits * power_of_ten(result.scale)),
                            (uint8_t)places};
    return 0;
}

unsigned comparison_rounded(struct decimal *low, struct decimal *high,
                            const struct comparison_part *part, unsigned places)
{
    if (!small_percent(high, part, places)) {
        *low = *high;
        return 1;
    }
    mpq_t exact_low, exact_high;
    mpq_init(exact_low);
    mpq_init(exact_high);
    unsigned count = comparison_numbers(exact_low, exact_high, part);
    if (decimal_round(low, exact_low, places) || decimal_round(high, exact_high, places))
        count = 0;
    mpq_clear(exact_low);
    mpq_clear(exact_high);
    return count;
}

static bool is_percent(const char *ratio)
{
    mpq_t factor;
    mpq_init(factor);
    bool percent = unit_factor(factor, ratio, "%") && mpq_cmp_ui(factor, 1, 1) == 0;
    mpq_clear(factor);
    return percent;
}

const char *comparison_unit(const struct comparison_part *part)
{
    const char *unit = part->result->unit;
    switch (part->form) {
    case COMPARE_PERCENT:
    case COMPARE_GROWTH:
    case COMPARE_SHARE:
        return "%";
    case COMPARE_POINTS:
        return comparison_points_unit;
    case COMPARE_DIFFERENCE:
        break;
    }
    /* Percentages compared by subtraction differ in percentage points, not in percent. */
    if (!unit_is_ratio(unit))
        return unit;
    return is_percent(unit) ? comparison_points_unit : comparison_mille_points_unit;
}
