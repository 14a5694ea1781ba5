/* Adds figures up, exactly. */
#include "compute/sum.h"

#include <gmp.h>
#include <string.h>

void sum_begin(struct sum *sum)
{
    *sum = (struct sum){0};
    mpz_init(sum->digits);
}

void sum_end(struct sum *sum)
{
    mpz_clear(sum->digits);
}

static bool same_unit(const char *left, const char *right)
{
    return left == right || (left && right && !strcmp(left, right));
}

static void raise_scale(struct sum *sum, uint8_t scale)
{
    if (scale <= sum->scale)
        return;
    int64_t factor = power_of_ten((unsigned)(scale - sum->scale));
    mpz_mul_si(sum->digits, sum->digits, factor);
    sum->scale = scale;
}

static void add_unit(struct sum *sum, const struct figure *figure)
{
    if (!sum->count)
        sum->unit = figure->unit;
    if (sum->mixed || same_unit(sum->unit, figure->unit))
        return;
    sum->mixed = true;
    sum->other = figure->unit;
    sum->other_at = figure->at;
}

void sum_add(struct sum *sum, const struct value *value)
{
    if (!value || value->type != VALUE_FIGURE || value->figure_count != 1 ||
        value->figures[0].high)
        return;
    const struct figure *figure = &value->figures[0];
    add_unit(sum, figure);
    sum->count++;
    raise_scale(sum, figure->number.scale);
    mpz_t digits;
    mpz_init_set_si(digits, figure->number.digits);
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

int sum_total(const struct sum *sum, struct figure *out)
{
    if (!has_sum(sum))
        return -1;
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

int sum_average(const struct sum *sum, unsigned places, struct figure *out)
{
    if (!has_sum(sum))
        return -1;
    mpq_t average;
    mpq_init(average);
    mpz_set(mpq_numref(average), sum->digits);
    mpz_set_si(mpq_denref(average), power_of_ten(sum->scale));
    mpz_mul_ui(mpq_denref(average), mpq_denref(average), sum->count);
    mpq_canonicalize(average);
    *out = (struct figure){.unit = sum->unit};
    int result;
    do /* large ones with as many places as a figure has digits for */
        result = decimal_round(&out->number, average, places);
    while (result && places--);
    if (!result)
        drop_zeros(&out->number);
    mpq_clear(average);
    return result;
}
