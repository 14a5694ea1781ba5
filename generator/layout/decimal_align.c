/* Places figures so that the decimal commas of a column stand below each other. */
#include "layout/decimal_align.h"

#include "base/unicode.h"

/* What the characters up to here have been. */
enum reading { SIGNS, DIGITS, DOT, COMMA, DECIMALS, BEHIND, UNIT, NO_FIGURE };

static bool is_digit(uint32_t character)
{
    return character >= '0' && character <= '9';
}

/* Of Latin script; what comes before it are signs, and punctuation comes behind it. */
static bool is_letter(uint32_t character)
{
    uint32_t small = character | 0x20;
    return (small >= 'a' && small <= 'z') || (character >= 0xC0 && character < 0x2000);
}

static enum reading read_character(enum reading reading, uint32_t character)
{
    bool digit = is_digit(character);
    if (character == ' ')
        return NO_FIGURE;
    switch (reading) {
    case SIGNS:
        return digit ? DIGITS : is_letter(character) ? NO_FIGURE : SIGNS;
    case DIGITS:
        if (digit || character == '.' || character == ',')
            return digit ? DIGITS : character == '.' ? DOT : COMMA;
        break;
    case DOT:
        if (digit)
            return DIGITS;
        break;
    case COMMA:
    case DECIMALS:
        if (digit)
            return DECIMALS;
        break;
    case BEHIND:
        if (digit)
            return NO_FIGURE;
        break;
    case UNIT:
    case NO_FIGURE:
        return reading;
    }
    return is_letter(character) ? UNIT : BEHIND;
}

/* Reads on over a fragment; `*point` is set behind each digit before the comma. */
static enum reading read_fragment(enum reading reading, const struct fragment *fragment,
                                  const char **point)
{
    const char *at = fragment->utf8, *end = at + fragment->bytes;
    while (at < end && reading != NO_FIGURE) {
        reading = read_character(reading, utf8_next(&at));
        if (reading == DIGITS)
            *point = at;
    }
    return reading;
}

bool find_decimal_parts(const struct type_metrics *metrics, const struct text_block *text,
                        struct decimal_parts *parts)
{
    if (text->line_count != 1)
        return false;
    const struct text_line *line = &text->lines[0];
    enum reading reading = SIGNS;
    *parts = (struct decimal_parts){0};
    for (unsigned i = 0; i < line->fragment_count; i++) {
        const struct fragment *fragment = &line->fragments[i];
        const char *point = NULL;
        if (!fragment->rise)
            reading = read_fragment(reading, fragment, &point);
        if (point)
            parts->before = fragment->x + measure_text(metrics, fragment->style,
                                                       fragment->size, fragment->utf8,
                                                       (size_t)(point - fragment->utf8));
    }
    parts->after = line->width - parts->before;
    return reading != SIGNS && reading != NO_FIGURE;
}

/* How far from the left the decimal commas stand. */
static length find_axis(const struct decimal_parts *widest, length width)
{
    length spare = width - widest->before - widest->after;
    if (spare >= 0)
        return spare / 2 + widest->before;
    return widest->before > widest->after ? width - widest->after : widest->before;
}

length decimal_indent(const struct decimal_parts *widest, const struct decimal_parts *parts,
                      length width)
{
    length indent = find_axis(widest, width) - parts->before;
    length most = width - parts->before - parts->after;
    if (indent > most)
        indent = most;
    return indent > 0 ? indent : 0;
}
