/* Bars: a percentage as a length. */
#include "compute/bar_fill.h"

#include "compute/row_source.h"

/* Of a percentage between 0 and 100. */
static uint16_t round_bar(const mpq_t percent)
{
    mpz_t parts, double_denominator;
    mpz_init(parts);
    mpz_init(double_denominator);
    mpz_mul_ui(parts, mpq_numref(percent), 2 * BAR_FULL / 100);
    mpz_add(parts, parts, mpq_denref(percent));
    mpz_mul_ui(double_denominator, mpq_denref(percent), 2);
    mpz_fdiv_q(parts, parts, double_denominator);
    uint16_t bar = (uint16_t)mpz_get_ui(parts);
    mpz_clear(parts);
    mpz_clear(double_denominator);
    return bar;
}

uint16_t bar_of_comparison(const struct shown_comparison *shown)
{
    if (shown_count(shown) != 1)
        return BAR_NONE;
    mpq_t percent;
    mpq_init(percent);
    enum comparison_form form;
    uint16_t bar = 0;
    if (!shown_number(shown, percent, &form) ||
        (form != COMPARE_PERCENT && form != COMPARE_SHARE))
        bar = BAR_NONE;
    else if (mpq_cmp_ui(percent, 100, 1) >= 0)
        bar = BAR_FULL;
    else if (mpq_sgn(percent) > 0)
        bar = round_bar(percent);
    mpq_clear(percent);
    return bar;
}
