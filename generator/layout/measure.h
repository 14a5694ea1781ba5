/* How wide text is. The layout measures through these calls and knows no font format. */
#ifndef PHULUC_LAYOUT_MEASURE_H
#define PHULUC_LAYOUT_MEASURE_H

#include "base/length.h"

#include <stddef.h>
#include <stdint.h>

/* Metrics of a family's four faces, in font units. `style` is STYLE_BOLD | STYLE_ITALIC. */
struct type_metrics {
    void *context;
    /* The character's advance width; that of the missing glyph where there is none. */
    unsigned (*advance)(void *context, unsigned style, uint32_t character);
    unsigned units_per_em;
    int ascent, descent; /* above the baseline, below it (both positive) */
    int digit_height;    /* of a lining digit */
};

/* Width of `size` bytes of valid UTF-8 set at `type_size`, rounded once for the whole. */
length measure_text(const struct type_metrics *metrics, unsigned style, length type_size,
                    const char *text, size_t size);

#endif
