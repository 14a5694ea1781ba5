/* Figures as they are printed, with their units. */
#include "compute/figure_text.h"

#include "base/unicode.h"

#include <string.h>

const struct number_format format_as_given = {DECIMALS_AS_GIVEN, false, true};

/* A line never ends between a number and its unit, nor in a unit, but for behind the first
 * word of a long one: "-0,4 điểm" and "phần trăm" may stand below each other. */
static void print_unit(struct buffer *out, const char *unit)
{
    if (!strcmp(unit, "%") || !strcmp(unit, "‰")) {
        buffer_text(out, unit);
        return;
    }
    const char *first = strchr(unit, ' ');
    bool is_long = first && strchr(first + 1, ' ');
    buffer_text(out, NO_BREAK_SPACE);
    for (const char *at = unit; *at; at++) {
        if (*at == ' ' && !(is_long && at == first))
            buffer_text(out, NO_BREAK_SPACE);
        else
            buffer_byte(out, *at);
    }
}

void print_number(struct buffer *out, struct decimal number, const char *unit,
                  const struct number_format *format)
{
    decimal_print(out, number, format);
    if (unit)
        print_unit(out, unit);
}

void print_figure(struct buffer *out, const struct figure *figure,
                  const struct number_format *format, bool hide_unit)
{
    decimal_print(out, figure->number, format);
    if (figure->high) {
        buffer_byte(out, '-');
        decimal_print(out, *figure->high, format);
    }
    if (figure->unit && !hide_unit)
        print_unit(out, figure->unit);
}
