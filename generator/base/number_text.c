/* Numbers and ranges as people type them. */
#include "base/number_text.h"

#include "base/unicode.h"

#include <string.h>

enum { NUMBER_BYTES = 64 }; /* far more than DECIMAL_DIGITS with marks between them */

/* What marks a number has, and where. */
struct shape {
    const char *digits; /* behind the sign */
    size_t size;        /* of digits and marks */
    bool negative;
    unsigned commas, points;
    char last;    /* the last mark, or '\0' */
    size_t after; /* digits behind it */
    bool groups;  /* the digits between marks, and behind all but the last, are three */
    size_t first; /* digits before the first mark */
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_mark(const char *text)
{
    return (*text == ',' || *text == '.') && is_digit(text[1]);
}

static size_t sign_size(const char *text)
{
    if (*text == '-' || *text == '+')
        return 1;
    return !strncmp(text, "\xE2\x88\x92", 3) ? 3 : 0; /* the minus sign */
}

static bool find_shape(struct shape *shape, const char *text)
{
    size_t sign = sign_size(text);
    *shape = (struct shape){
        .digits = text + sign, .negative = sign && *text != '+', .groups = true};
    if (!is_digit(*shape->digits))
        return false;
    size_t run = 0;
    for (const char *at = shape->digits; is_digit(*at) || is_mark(at); at++) {
        shape->size++;
        if (is_digit(*at)) {
            run++;
            continue;
        }
        if (shape->last)
            shape->groups = shape->groups && run == 3;
        else
            shape->first = run;
        *(*at == ',' ? &shape->commas : &shape->points) += 1;
        shape->last = *at;
        run = 0;
    }
    shape->after = run;
    return true;
}

/* 1.664.183 or 1.664: three digits behind each mark, not too many before the first. */
static bool may_be_grouped(const struct shape *shape)
{
    return shape->groups && shape->first <= 3 && shape->digits[0] != '0';
}

/* The decimal mark of the number: ',', '.', '\0' where all its marks group and '?' where
 * one mark may do either. NUMBER_BAD is told by '!'. */
static char decimal_mark(const struct shape *shape)
{
    unsigned marks = shape->commas + shape->points;
    bool both = shape->commas && shape->points;
    unsigned of_last = shape->last == ',' ? shape->commas : shape->points;
    if (both)
        return of_last == 1 && may_be_grouped(shape) ? shape->last : '!';
    if (marks > 1)
        return may_be_grouped(shape) && shape->after == 3 ? '\0' : '!';
    return marks == 1 && may_be_grouped(shape) && shape->after == 3 ? '?' : shape->last;
}

static enum number_fault judge(const struct shape *shape, struct number_style style)
{
    char mark = decimal_mark(shape);
    if (mark == '!')
        return NUMBER_BAD;
    if (!shape->last)
        return NUMBER_READ;
    if (mark == '?')
        return shape->last == style.mark || style.grouped ? NUMBER_READ : NUMBER_TWO_WAYS;
    if (mark == '\0')
        return shape->last == style.mark ? NUMBER_OTHER_MARK : NUMBER_READ;
    return mark == style.mark ? NUMBER_READ : NUMBER_OTHER_MARK;
}

enum number_fault number_read(struct decimal *out, const char *text, size_t *used,
                              struct number_style style)
{
    struct shape shape;
    if (!find_shape(&shape, text))
        return NUMBER_NONE;
    *used = (size_t)(shape.digits - text) + shape.size;
    enum number_fault fault = judge(&shape, style);
    if (fault != NUMBER_READ)
        return fault;
    char plain[NUMBER_BYTES + 1];
    size_t size = 0;
    if (shape.negative)
        plain[size++] = '-';
    for (size_t i = 0; i < shape.size && size < NUMBER_BYTES; i++) {
        char byte = shape.digits[i];
        if (is_digit(byte))
            plain[size++] = byte;
        else if (byte == style.mark)
            plain[size++] = '.';
    }
    if (size == NUMBER_BYTES || decimal_parse(out, plain, size) != 0)
        return NUMBER_BAD;
    return NUMBER_READ;
}

static size_t spaces(const char *text)
{
    size_t size = 0;
    for (;;) {
        if (text[size] == ' ')
            size += 1;
        else if (!strncmp(text + size, NO_BREAK_SPACE, strlen(NO_BREAK_SPACE)))
            size += strlen(NO_BREAK_SPACE);
        else
            return size;
    }
}

/* The size of the dash of a range with the spaces around it, or 0. */
static size_t range_dash(const char *text)
{
    size_t before = spaces(text);
    size_t dash = 0;
    if (text[before] == '-')
        dash = 1;
    else if (!strncmp(text + before, "–", strlen("–")))
        dash = strlen("–");
    return dash ? before + dash + spaces(text + before + dash) : 0;
}

/* The size of what parts the bounds of a range, "-" or "% - ", or 0. */
static size_t range_middle(const char *text)
{
    size_t space = spaces(text);
    size_t percent = text[space] == '%' ? space + 1 : 0;
    size_t dash = range_dash(text + percent);
    return dash ? percent + dash : 0;
}

/* The mark of 1.234 or 12,800, which may do either; of all other numbers '\0'. */
static char two_way_mark(const char *text)
{
    struct shape shape;
    return find_shape(&shape, text) && decimal_mark(&shape) == '?' ? shape.last : '\0';
}

/* Reads the upper bound, if there is one; moves `*text` behind it. */
static enum number_fault read_high(struct figure_text *out, const char **text,
                                   struct number_style style)
{
    size_t middle = range_middle(*text), used = 0;
    if (!middle)
        return NUMBER_READ;
    const char *high = *text + middle;
    enum number_fault fault = number_read(&out->high, high, &used, style);
    if (fault != NUMBER_READ)
        return fault == NUMBER_NONE ? NUMBER_BAD : fault;
    bool percent = (*text)[spaces(*text)] == '%';
    if (percent && high[used + spaces(high + used)] != '%')
        return NUMBER_BAD; /* 14%-18: of what unit is the 18? */
    out->range = true;
    if (!out->two_ways)
        out->two_ways = two_way_mark(high);
    *text = high + used;
    return NUMBER_READ;
}

enum number_fault figure_text_read(struct figure_text *out, const char *text,
                                   struct number_style style)
{
    size_t used = 0;
    *out = (struct figure_text){.two_ways = two_way_mark(text)};
    enum number_fault fault = number_read(&out->number, text, &used, style);
    if (fault != NUMBER_READ)
        return fault;
    text += used;
    fault = read_high(out, &text, style);
    if (fault != NUMBER_READ)
        return fault;
    text += spaces(text);
    if (*text && strchr("0123456789.,-+", *text))
        return NUMBER_BAD;
    out->unit = *text ? text : NULL;
    return NUMBER_READ;
}

bool number_is_grouped(const char *text, char mark)
{
    struct shape shape;
    if (!find_shape(&shape, text) || !shape.last)
        return false;
    char own = decimal_mark(&shape);
    unsigned marks = shape.commas + shape.points;
    return (own == '\0' && shape.last != mark) || (own == mark && marks > 1);
}

void number_print(struct buffer *out, struct decimal number, char mark)
{
    static const struct number_format as_given = {.decimals = DECIMALS_AS_GIVEN};
    size_t start = out->length;
    decimal_print(out, number, &as_given);
    char *comma = memchr(out->bytes + start, ',', out->length - start);
    if (comma)
        *comma = mark;
}
