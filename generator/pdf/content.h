/* Draws a page: from its display list to the operators of a content stream. */
#ifndef PHULUC_PDF_CONTENT_H
#define PHULUC_PDF_CONTENT_H

#include "base/buffer.h"
#include "layout/display_list.h"
#include "pdf/structure.h"
#include "pdf/subset.h"

#include <stdint.h>

/* The subset of each style, or NULL: the style is not used. The page's resources have them
 * as /F0 to /F3. */
struct content_fonts {
    const struct subset *subsets[STYLE_FACES];
};

/* A character that was to be drawn and is in no subset. */
struct missing_character {
    uint32_t character;
    unsigned style;
};

/* Appends the page's operators. Where there is a structure, all content is marked: as a
 * piece of it, or as an artifact. Returns 0, or -1 where a character is missing. */
int content_draw(struct buffer *out, const struct page *page,
                 const struct content_fonts *fonts, struct structure *structure,
                 struct missing_character *missing);

#endif
