/* How wide text is. */
#include "layout/measure.h"

#include "base/unicode.h"

length measure_text(const struct type_metrics *metrics, unsigned style, length type_size,
                    const char *text, size_t size)
{
    const char *end = text + size;
    int64_t units = 0;
    while (text < end)
        units += metrics->advance(metrics->context, style, utf8_next(&text));
    int64_t width = (units * type_size + metrics->units_per_em / 2) / metrics->units_per_em;
    return width < INT32_MAX ? (length)width : INT32_MAX;
}
