/* A subset of one face: the glyphs of the characters that a document prints. */
#ifndef PHULUC_PDF_SUBSET_H
#define PHULUC_PDF_SUBSET_H

#include "base/charset.h"
#include "pdf/family.h"

#include <stddef.h>
#include <stdint.h>

enum { CHARACTERS_A_PAGE = 256, CHARACTER_PAGES = CHARSET_LIMIT / CHARACTERS_A_PAGE };

struct subset_glyph {
    uint16_t id;        /* in the subset */
    uint16_t source;    /* in the whole face */
    uint16_t advance;   /* in font units */
    uint32_t character; /* the lowest one, where several share the glyph */
};

struct subset {
    char *name;       /* "ABCDEF+LiberationSerif-Bold" */
    const void *file; /* the TrueType file of the subset */
    size_t file_size;
    struct subset_glyph *glyphs; /* each once, by rising source */
    size_t glyph_count;
    unsigned file_glyph_count; /* with those that others are put together from, and glyph 0 */
    uint16_t page_of[CHARACTER_PAGES]; /* index into pages; 0 is a page without glyphs */
    uint16_t (*pages)[CHARACTERS_A_PAGE];
    void *blob; /* keeps `file` */
};

/* Returns NULL where HarfBuzz cannot make the subset. The caller frees it. */
struct subset *subset_new(struct family *family, unsigned style,
                          const struct charset *charset);
void subset_free(struct subset *subset);

/* The character's glyph id in the subset, or 0: it is not in it. */
static inline uint16_t subset_glyph_id(const struct subset *subset, uint32_t character)
{
    return subset->pages[subset->page_of[character / CHARACTERS_A_PAGE]]
                        [character % CHARACTERS_A_PAGE];
}

#endif
