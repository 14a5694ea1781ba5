/* Dates of the calendar, and as they are written in commands. */
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

unsigned days_of_month(unsigned month, unsigned year)
{
    static const unsigned char days[] = {31, 31, 29, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};
    bool leap = year == 0 || (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2 && !leap)
        return 28;
    return days[month];
}

/* Reads so many digits; NULL where there are fewer. */
static const char *read_digits(unsigned *out, const char *text, unsigned count)
{
    *out = 0;
    for (; count; count--, text++) {
        if (*text < '0' || *text > '9')
            return NULL;
        *out = *out * 10 + (unsigned)(*text - '0');
    }
    return text;
}

int date_parse(struct date *out, const char *text)
{
    text = read_digits(&out->year, text, 4);
    if (!text || *text++ != '-' || !(text = read_digits(&out->month, text, 2)) ||
        *text++ != '-' || !(text = read_digits(&out->day, text, 2)) || *text)
        return -1;
    bool exists = out->year && out->month >= 1 && out->month <= 12 && out->day &&
                  out->day <= days_of_month(out->month, out->year);
    return exists ? 0 : -1;
}
