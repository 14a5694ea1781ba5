/* Adds figures up, exactly. */
#include "compute/sum.h"

#include "base/unit.h"

#include <gmp.h>

void sum_begin(struct sum *sum)
{
    *sum = (struct sum){0};
    mpz_init(sum->digits);
}

void sum_end(struct sum *sum)
{
    mpz_clear(sum->digits);
}

static void raise_scale(struct sum *sum, uint8_t scale)
{
    if (scale <= sum->scale)
        return;
    int64_t factor = power_of_ten((unsigned)(scale - sum->scale));
    mpz_mul_si(sum->digits, sum->digits, factor);
    sum->scale = scale;
}

/* Brings the sum and the figure's digits into the smaller one of their units: that many are
 * a whole number of the other, so that the sum stays a decimal. */
static void join_units(struct sum *sum, const struct figure *figure, mpz_t digits)
{
    mpq_t factor;
    mpq_init(factor);
    bool agree = unit_factor(factor, figure->unit, sum->unit);
    if (agree && mpz_cmp_ui(mpq_denref(factor), 1) == 0) {
        sum->several = sum->several || mpz_cmp_ui(mpq_numref(factor), 1) != 0;
        mpz_mul(digits, digits, mpq_numref(factor));
    } else if (agree && mpz_cmp_ui(mpq_numref(factor), 1) == 0) {
        sum->several = true;
        sum->unit = figure->unit;
        mpz_mul(sum->digits, sum->digits, mpq_denref(factor));
    } else {
        sum->mixed = true;
        sum->other = figure->unit;
        sum->other_at = figure->at;
    }
    mpq_clear(factor);
}

void sum_add(struct sum *sum, const struct value *value)
{
    if (!value || value->type != VALUE_FIGURE || value->figure_count != 1 ||
        value->figures[0].high)
        return;
    const struct figure *figure = &value->figures[0];
    mpz_t digits;
    mpz_init_set_si(digits, figure->number.digits);
    if (!sum->count)
        sum->unit = figure->unit;
    else if (!sum->mixed && sum->unit != figure->unit)
        join_units(sum, figure, digits);
    sum->count++;
    raise_scale(sum, figure->number.scale);
    mpz_mul_si(digits, digits, power_of_ten((unsigned)(sum->scale - figure->number.scale)));
    mpz_add(sum->digits, sum->digits, digits);
    mpz_clear(digits);
}

static bool has_sum(const struct sum *sum)
{
    return sum->count && !sum->mixed;
}

static bool is_large(const mpz_t digits)
{
    return mpz_cmpabs_ui(digits, (unsigned long)power_of_ten(DECIMAL_DIGITS)) >= 0;
}

/* 33 rather than 33,0: the zeros are the figures', not the sum's. */
static void drop_zeros(struct decimal *number)
{
    for (; number->scale && number->digits % 10 == 0; number->scale--)
        number->digits /= 10;
}

/* The sum in its own unit, where it has no more digits than a figure. */
static int own_total(const struct sum *sum, struct figure *out)
{
    mpz_t digits;
    uint8_t scale = sum->scale;
    mpz_init_set(digits, sum->digits);
    for (; scale && is_large(digits) && mpz_divisible_ui_p(digits, 10); scale--)
        mpz_divexact_ui(digits, digits, 10);
    int result = is_large(digits) ? -1 : 0;
    if (!result) {
        *out = (struct figure){.number = {mpz_get_si(digits), scale}, .unit = sum->unit};
        drop_zeros(&out->number);
    }
    mpz_clear(digits);
    return result;
}

/* The sum in a unit; returns false where that does not agree. */
static bool in_unit(mpq_t out, const struct sum *sum, const char *unit)
{
    if (!unit_factor(out, sum->unit, unit))
        return false;
    mpz_mul(mpq_numref(out), mpq_numref(out), sum->digits);
    mpz_mul_si(mpq_denref(out), mpq_denref(out), power_of_ten(sum->scale));
    mpq_canonicalize(out);
    return true;
}

int sum_total(const struct sum *sum, const char *unit, struct figure *out)
{
    if (!has_sum(sum))
        return -1;
    bool found = false;
    if (sum->several && unit) {
        mpq_t total;
        mpq_init(total);
        *out = (struct figure){.unit = unit};
        found = in_unit(total, sum, unit) && !decimal_from_rational(&out->number, total);
        mpq_clear(total);
    }
    return found ? 0 : own_total(sum, out);
}

int sum_average(const struct sum *sum, const char *unit, unsigned places,
                struct figure *out)
{
    if (!has_sum(sum))
        return -1;
    mpq_t average;
    mpq_init(average);
    if (!sum->several || !unit || !in_unit(average, sum, unit)) {
        unit = sum->unit;
        in_unit(average, sum, unit);
    }
    mpz_mul_ui(mpq_denref(average), mpq_denref(average), sum->count);
    mpq_canonicalize(average);
    *out = (struct figure){.unit = unit};
    int result;
    do /* large ones with as many places as a figure has digits for */
        result = decimal_round(&out->number, average, places);
    while (result && places--);
    if (!result)
        drop_zeros(&out->number);
    mpq_clear(average);
    return result;
}
