/* The PDF objects of a font: a composite font whose codes are the subset's glyph ids. */
#ifndef PHULUC_PDF_FONT_OBJECTS_H
#define PHULUC_PDF_FONT_OBJECTS_H

#include "pdf/family.h"
#include "pdf/haru.h"
#include "pdf/object_writer.h"
#include "pdf/subset.h"

#include <stdbool.h>

/* The dictionaries of one font; each an indirect object of libharu's. */
struct font_objects {
    HPDF_Dict font;       /* Type0: what resources name */
    HPDF_Dict descendant; /* CIDFontType2 */
    HPDF_Dict descriptor;
};

/* Makes the dictionaries, empty, so that they have their ids before the object writer
 * begins. */
struct font_objects font_objects_new(struct haru *haru);

/* Fills them, and puts the font file and the way back from glyphs to text; with the list of
 * the subset's glyphs where that is asked for, as PDF/A-1 does. */
void font_objects_fill(const struct font_objects *objects, struct haru *haru,
                       struct object_writer *writer, const struct subset *subset,
                       const struct family *family, unsigned style, bool glyph_set);

#endif
