/* Numbers as a workbook stores them: binary fractions, written with up to 17 digits. */
#include "sheet/workbook_build.h"

enum { SHOWN_DIGITS = 15, EXPONENT_LIMIT = 400 };

/* 0.digits times ten to the power of `exponent` */
struct scientific {
    unsigned char digits[SHOWN_DIGITS + 1];
    unsigned count;
    int exponent;
    bool negative;
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Returns where the mantissa ends, or NULL. */
static const char *read_mantissa(struct scientific *out, const char *at, const char *end)
{
    bool point = false, any = false;
    for (; at < end && (is_digit(*at) || (*at == '.' && !point)); at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        any = true;
        bool leading = !out->count && *at == '0';
        if (!leading && out->count <= SHOWN_DIGITS)
            out->digits[out->count++] = (unsigned char)(*at - '0');
        if (point ? leading : !leading)
            out->exponent += point ? -1 : 1;
        if (out->exponent > EXPONENT_LIMIT || out->exponent < -EXPONENT_LIMIT)
            return NULL;
    }
    return any ? at : NULL;
}

static const char *read_exponent(struct scientific *out, const char *at, const char *end)
{
    if (at == end || (*at != 'E' && *at != 'e'))
        return at;
    bool negative = ++at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    if (at == end)
        return NULL;
    int exponent = 0;
    for (; at < end && is_digit(*at) && exponent < EXPONENT_LIMIT; at++)
        exponent = exponent * 10 + (*at - '0');
    out->exponent += negative ? -exponent : exponent;
    return at;
}

/* To the digits that are shown; the next one decides. */
static void round_digits(struct scientific *number)
{
    bool up = number->count > SHOWN_DIGITS && number->digits[SHOWN_DIGITS] >= 5;
    if (number->count > SHOWN_DIGITS)
        number->count = SHOWN_DIGITS;
    while (up && number->count && number->digits[number->count - 1] == 9)
        number->count--;
    if (up && number->count)
        number->digits[number->count - 1]++;
    else if (up) {
        number->digits[number->count++] = 1;
        number->exponent++;
    }
    while (number->count && number->digits[number->count - 1] == 0)
        number->count--;
}

int stored_number_read(struct decimal *out, const char *text, size_t size, int shift)
{
    struct scientific number = {.exponent = 0};
    const char *at = text, *end = text + size;
    number.negative = at < end && *at == '-';
    at = read_mantissa(&number, at + number.negative, end);
    at = at ? read_exponent(&number, at, end) : NULL;
    if (at != end)
        return -1;
    round_digits(&number);
    int scale = number.count ? (int)number.count - number.exponent - shift : 0;
    int zeros = scale < 0 ? -scale : 0;
    if (scale > DECIMAL_DIGITS || (int)number.count + zeros > DECIMAL_DIGITS)
        return -1;
    int64_t digits = 0;
    for (unsigned i = 0; i < number.count; i++)
        digits = digits * 10 + number.digits[i];
    digits *= power_of_ten((unsigned)zeros);
    *out = (struct decimal){number.negative ? -digits : digits,
                            (uint8_t)(scale > 0 ? scale : 0)};
    return 0;
}
