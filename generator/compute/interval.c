/* Intervals: all that a printed figure may stand for. */
#include "compute/interval.h"

void interval_begin(struct interval *interval)
{
    mpq_init(interval->low);
    mpq_init(interval->high);
}

void interval_end(struct interval *interval)
{
    mpq_clear(interval->low);
    mpq_clear(interval->high);
}

/* 1 / (parts × 10^scale) */
static void set_unit(mpq_t out, unsigned scale, unsigned parts)
{
    mpz_set_ui(mpq_numref(out), 1);
    mpz_set_ui(mpq_denref(out), parts);
    mpz_mul_si(mpq_denref(out), mpq_denref(out), power_of_ten(scale));
}

void interval_of_decimal(struct interval *out, struct decimal decimal, bool exact)
{
    decimal_to_rational(out->low, decimal);
    mpq_set(out->high, out->low);
    if (exact)
        return;
    mpq_t half;
    mpq_init(half);
    set_unit(half, decimal.scale, 2);
    mpq_sub(out->low, out->low, half);
    mpq_add(out->high, out->high, half);
    mpq_clear(half);
}

void interval_of_figure(struct interval *out, const struct figure *figure, bool exact)
{
    interval_of_decimal(out, figure->number, exact);
    if (!figure->high)
        return;
    struct interval upper;
    interval_begin(&upper);
    interval_of_decimal(&upper, *figure->high, exact);
    mpq_swap(out->high, upper.high);
    interval_end(&upper);
}

void interval_add(struct interval *left, const struct interval *right)
{
    mpq_add(left->low, left->low, right->low);
    mpq_add(left->high, left->high, right->high);
}

void interval_subtract(struct interval *left, const struct interval *right)
{
    mpq_sub(left->low, left->low, right->high);
    mpq_sub(left->high, left->high, right->low);
}

static void swap_reversed(struct interval *interval)
{
    if (mpq_cmp(interval->low, interval->high) > 0)
        mpq_swap(interval->low, interval->high);
}

void interval_multiply(struct interval *left, const mpq_t factor)
{
    mpq_mul(left->low, left->low, factor);
    mpq_mul(left->high, left->high, factor);
    swap_reversed(left);
}

/* The least and the greatest of the four quotients of the ends. */
int interval_divide(struct interval *left, const struct interval *right)
{
    if (mpq_sgn(right->low) * mpq_sgn(right->high) <= 0)
        return -1;
    struct interval by_low, by_high;
    mpq_t inverse;
    mpq_init(inverse);
    interval_begin(&by_low);
    interval_begin(&by_high);
    mpq_set(by_low.low, left->low);
    mpq_set(by_low.high, left->high);
    mpq_set(by_high.low, left->low);
    mpq_set(by_high.high, left->high);
    mpq_inv(inverse, right->low);
    interval_multiply(&by_low, inverse);
    mpq_inv(inverse, right->high);
    interval_multiply(&by_high, inverse);
    mpq_set(left->low,
            mpq_cmp(by_low.low, by_high.low) < 0 ? by_low.low : by_high.low);
    mpq_set(left->high,
            mpq_cmp(by_low.high, by_high.high) > 0 ? by_low.high : by_high.high);
    interval_end(&by_low);
    interval_end(&by_high);
    mpq_clear(inverse);
    return 0;
}

bool interval_meets(const struct interval *left, const struct interval *right)
{
    return mpq_cmp(left->low, right->high) <= 0 && mpq_cmp(right->low, left->high) <= 0;
}

/* A number that was cut off stands for all from it to the next one away from zero, which is
 * not among them. */
static bool meets_truncated(const struct interval *computed, struct decimal stated)
{
    mpq_t number, unit;
    bool above, below;
    mpq_init(number);
    mpq_init(unit);
    decimal_to_rational(number, stated);
    set_unit(unit, stated.scale, 1);
    if (stated.digits < 0) {
        below = mpq_cmp(computed->low, number) <= 0;
        mpq_sub(number, number, unit);
        above = mpq_cmp(computed->high, number) > 0;
    } else {
        above = mpq_cmp(computed->high, number) >= 0;
        mpq_add(number, number, unit);
        below = mpq_cmp(computed->low, number) < 0;
    }
    mpq_clear(number);
    mpq_clear(unit);
    return above && below;
}

enum agreement interval_agreement(const struct interval *computed, struct decimal stated)
{
    struct interval rounded;
    interval_begin(&rounded);
    interval_of_decimal(&rounded, stated, false);
    bool meets = interval_meets(computed, &rounded);
    interval_end(&rounded);
    if (meets)
        return AGREEMENT_MEETS;
    return meets_truncated(computed, stated) ? AGREEMENT_TRUNCATED : AGREEMENT_DIFFERS;
}
