/* Roman numerals. */
#include "base/roman.h"

void print_roman(struct buffer *out, unsigned number)
{
    static const struct {
        unsigned value;
        char letters[3];
    } numerals[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                    {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                    {5, "V"},    {4, "IV"},   {1, "I"}};
    for (size_t i = 0; number && i < sizeof numerals / sizeof *numerals; i++)
        for (; number >= numerals[i].value; number -= numerals[i].value)
            buffer_text(out, numerals[i].letters);
}
