/* Lengths in 1/1000 point. */
#include "base/length.h"

#include "base/diagnostic.h"

#include <stdio.h>
#include <string.h>

/* 1/1000 pt in one unit, as a fraction. */
struct unit {
    char name[3];
    int64_t numerator, denominator;
};

static const struct unit units[] = {
    {"mm", 720000, 254}, {"cm", 7200000, 254}, {"pt", 1000, 1}};

static const struct unit *find_unit(const char *text, size_t size)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (size == 2 && !memcmp(units[i].name, text, 2))
            return &units[i];
    return NULL;
}

int length_parse(length *out, const char *text, size_t size)
{
    int64_t digits = 0, scale = 1;
    size_t at = 0;
    int seen_point = 0;
    for (; at < size && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.'); at++) {
        if (text[at] == '.') {
            if (seen_point++)
                return -1;
            continue;
        }
        digits = digits * 10 + (text[at] - '0');
        if (seen_point)
            scale *= 10;
        if (digits > 100000000 || scale > 1000000)
            return -1;
    }
    const struct unit *unit = find_unit(text + at, size - at);
    if (at == 0 || !unit)
        return -1;
    int64_t divisor = scale * unit->denominator;
    int64_t value = (digits * unit->numerator * 2 + divisor) / (2 * divisor);
    if (value > 28346457)
        return -1;
    *out = (length)value;
    return 0;
}

struct length_text length_text(int64_t value)
{
    struct length_text text;
    int64_t magnitude = value < 0 ? -value : value;
    int64_t tenths = (magnitude * 254 + 36000) / 72000;
    /* The decimal mark in messages. */
    snprintf(text.mm, sizeof text.mm, "%s%lld%s%d", value < 0 ? "-" : "",
             (long long)(tenths / 10), _("."), (int)(tenths % 10));
    return text;
}
