/* The opened faces of a family, for making subsets. */
#ifndef PHULUC_PDF_FAMILY_PRIVATE_H
#define PHULUC_PDF_FAMILY_PRIVATE_H

#include "pdf/family.h"

#include <hb.h>

/* What a character is in a face: glyph 0 is that of missing characters. */
struct glyph {
    uint16_t id;
    uint16_t advance; /* in font units */
};

struct glyph family_glyph(struct family *family, unsigned style, uint32_t character);

/* Both stay the family's. */
hb_face_t *family_face(const struct family *family, unsigned style);
hb_font_t *family_font(const struct family *family, unsigned style);

unsigned family_units_per_em(const struct family *family);

#endif
