/* How wide text is. */
#include "layout/measure.h"

#include "base/unicode.h"

void measure_reach(const struct type_metrics *metrics, unsigned style, const char *text,
                   size_t size, uint32_t *reach)
{
    const char *at = text, *end = text + size;
    uint32_t units = reach[0];
    while (at < end) {
        units += metrics->advance(metrics->context, style, utf8_next(&at));
        reach[at - text] = units;
    }
}

length width_of_units(const struct type_metrics *metrics, length type_size, uint32_t units)
{
    int64_t width =
        ((int64_t)units * type_size + metrics->units_per_em / 2) / metrics->units_per_em;
    return width < INT32_MAX ? (length)width : INT32_MAX;
}

length measure_text(const struct type_metrics *metrics, unsigned style, length type_size,
                    const char *text, size_t size)
{
    const char *end = text + size;
    uint32_t units = 0;
    while (text < end)
        units += metrics->advance(metrics->context, style, utf8_next(&text));
    return width_of_units(metrics, type_size, units);
}
