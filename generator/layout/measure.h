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

/* Fills reach[1 … size] with how far the characters of valid UTF-8 reach from where
 * reach[0] says that the first begins, in font units; between the bytes of a character
 * nothing is filled in. */
void measure_reach(const struct type_metrics *metrics, unsigned style, const char *text,
                   size_t size, uint32_t *reach);

/* The width of so many font units at `type_size`, rounded. */
length width_of_units(const struct type_metrics *metrics, length type_size, uint32_t units);

/* Width of `size` bytes of valid UTF-8 set at `type_size`, rounded once for the whole. */
length measure_text(const struct type_metrics *metrics, unsigned style, length type_size,
                    const char *text, size_t size);

#endif
