/* Exact decimal figures, and how they are printed. */
#include "base/decimal.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>

static void *allocate(size_t size)
{
    return memory_resize(NULL, size);
}

static void *resize(void *old, size_t old_size, size_t size)
{
    (void)old_size;
    return memory_resize(old, size);
}

static void release(void *old, size_t size)
{
    (void)size;
    free(old);
}

void decimal_begin(void)
{
    mp_set_memory_functions(allocate, resize, release);
}

int64_t power_of_ten(unsigned exponent)
{
    assert(exponent <= DECIMAL_DIGITS);
    int64_t power = 1;
    while (exponent--)
        power *= 10;
    return power;
}

int64_t rounded_quotient(int64_t dividend, int64_t divisor)
{
    int64_t whole = dividend / divisor, rest = dividend % divisor;
    if (rest >= divisor - rest)
        whole++;
    else if (-rest >= divisor + rest)
        whole--;
    return whole;
}

int decimal_parse(struct decimal *out, const char *text, size_t size)
{
    size_t at = 0;
    bool negative = false;
    if (at < size && (text[at] == '-' || text[at] == '+'))
        negative = text[at++] == '-';
    int64_t digits = 0;
    unsigned significant = 0, scale = 0;
    bool any = false, point = false;
    for (; at < size; at++) {
        if (text[at] == '.' && !point) {
            point = true;
            continue;
        }
        if (text[at] < '0' || text[at] > '9')
            return -1;
        any = true;
        if (digits || text[at] != '0')
            significant++;
        if (point)
            scale++;
        if (significant > DECIMAL_DIGITS || scale > DECIMAL_DIGITS)
            return -1;
        digits = digits * 10 + (text[at] - '0');
    }
    if (!any)
        return -1;
    *out = (struct decimal){negative ? -digits : digits, (uint8_t)scale};
    return 0;
}

/* The number in units of 10^-scale, whole part and rest apart, so that two scales can be
 * compared without overflow. */
static void split(struct decimal decimal, int64_t *whole, int64_t *rest)
{
    int64_t power = power_of_ten(decimal.scale);
    *whole = decimal.digits / power;
    *rest = decimal.digits % power * power_of_ten(DECIMAL_DIGITS - decimal.scale);
}

int decimal_compare(struct decimal left, struct decimal right)
{
    if (left.scale == right.scale)
        return (left.digits > right.digits) - (left.digits < right.digits);
    int64_t left_whole, left_rest, right_whole, right_rest;
    split(left, &left_whole, &left_rest);
    split(right, &right_whole, &right_rest);
    if (left_whole != right_whole)
        return left_whole < right_whole ? -1 : 1;
    return (left_rest > right_rest) - (left_rest < right_rest);
}

void decimal_to_rational(mpq_t out, struct decimal decimal)
{
    mpq_set_si(out, decimal.digits, (unsigned long)power_of_ten(decimal.scale));
    mpq_canonicalize(out);
}

/* Returns -1 where there are more digits than a decimal has. */
static int take_digits(struct decimal *out, const mpz_t digits, unsigned scale)
{
    if (mpz_cmpabs_ui(digits, (unsigned long)power_of_ten(DECIMAL_DIGITS)) >= 0)
        return -1;
    *out = (struct decimal){mpz_get_si(digits), (uint8_t)scale};
    return 0;
}

int decimal_from_rational(struct decimal *out, const mpq_t value)
{
    unsigned scale = 0;
    mpz_t digits;
    mpz_init_set(digits, mpq_numref(value));
    for (; scale < DECIMAL_DIGITS && !mpz_divisible_p(digits, mpq_denref(value)); scale++)
        mpz_mul_ui(digits, digits, 10);
    int result = -1;
    if (mpz_divisible_p(digits, mpq_denref(value))) {
        mpz_divexact(digits, digits, mpq_denref(value));
        result = take_digits(out, digits, scale);
    }
    mpz_clear(digits);
    return result;
}

int decimal_round(struct decimal *out, const mpq_t value, unsigned places)
{
    assert(places <= DECIMAL_DIGITS);
    /* floor((2 |n| 10^places + d) / 2d), then the sign again */
    mpz_t quotient, divisor;
    mpz_init(quotient);
    mpz_init(divisor);
    mpz_abs(quotient, mpq_numref(value));
    mpz_mul_si(quotient, quotient, 2 * power_of_ten(places));
    mpz_add(quotient, quotient, mpq_denref(value));
    mpz_mul_ui(divisor, mpq_denref(value), 2);
    mpz_fdiv_q(quotient, quotient, divisor);
    if (mpq_sgn(value) < 0)
        mpz_neg(quotient, quotient);
    int result = take_digits(out, quotient, places);
    mpz_clear(quotient);
    mpz_clear(divisor);
    return result;
}

/* Half away from zero; to fewer places only. */
static struct decimal round_to(struct decimal decimal, unsigned places)
{
    if (places >= decimal.scale)
        return decimal;
    int64_t power = power_of_ten(decimal.scale - places);
    return (struct decimal){rounded_quotient(decimal.digits, power), (uint8_t)places};
}

/* Writes the digits, at least `least` of them, to the end of `text`; returns the first. */
static const char *digits_of(int64_t number, unsigned least, char *end)
{
    char *first = end;
    for (; number || end - first < (ptrdiff_t)least; number /= 10)
        *--first = (char)('0' + number % 10);
    return first;
}

static void put_whole(struct buffer *out, const char *digits, size_t count, bool group)
{
    for (size_t i = 0; i < count; i++) {
        if (group && i && (count - i) % 3 == 0)
            buffer_byte(out, '.');
        buffer_byte(out, digits[i]);
    }
}

void decimal_print(struct buffer *out, struct decimal decimal,
                   const struct number_format *format)
{
    unsigned places = format->decimals < 0 ? decimal.scale : (unsigned)format->decimals;
    decimal = round_to(decimal, places);
    char space[2 * DECIMAL_DIGITS], *end = space + sizeof space;
    int64_t magnitude = decimal.digits < 0 ? -decimal.digits : decimal.digits;
    const char *text = digits_of(magnitude, decimal.scale + 1u, end);
    size_t whole = (size_t)(end - text) - decimal.scale;
    size_t fraction = decimal.scale;
    if (!format->keep_zeros && format->decimals >= 0)
        while (fraction && text[whole + fraction - 1] == '0')
            fraction--;
    if (decimal.digits < 0)
        buffer_byte(out, '-');
    put_whole(out, text, whole, format->group);
    size_t zeros =
        format->keep_zeros && places > decimal.scale ? places - decimal.scale : 0;
    if (fraction || zeros)
        buffer_byte(out, ',');
    buffer_put(out, text + whole, fraction);
    while (zeros--)
        buffer_byte(out, '0');
}
