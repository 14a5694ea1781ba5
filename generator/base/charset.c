/* The characters that a document prints, by type style: bitmaps by pages of 256. */
#include "base/charset.h"

#include "base/memory.h"
#include "base/unicode.h"

#include <stdlib.h>

enum { PAGE_WORDS = 4, PAGES = CHARSET_LIMIT / 256 };

struct charset {
    uint64_t *pages[CHARSET_STYLES][PAGES];
    uint32_t end[CHARSET_STYLES]; /* no character of the style is there or beyond */
};

struct charset *charset_new(void)
{
    return memory_new(sizeof(struct charset));
}

void charset_free(struct charset *charset)
{
    if (!charset)
        return;
    for (unsigned style = 0; style < CHARSET_STYLES; style++)
        for (unsigned page = 0; page < charset->end[style] >> 8; page++)
            free(charset->pages[style][page]);
    free(charset);
}

bool charset_add(struct charset *charset, unsigned style, uint32_t character)
{
    uint64_t **page = &charset->pages[style][character >> 8];
    if (!*page)
        *page = memory_new(PAGE_WORDS * sizeof **page);
    if (character >= charset->end[style])
        charset->end[style] = (character | 255) + 1;
    uint64_t *word = &(*page)[character >> 6 & 3];
    uint64_t bit = (uint64_t)1 << (character & 63);
    bool added = !(*word & bit);
    *word |= bit;
    return added;
}

const char *charset_find_new(const struct charset *charset, unsigned style,
                             const char *text, const char *end)
{
    uint64_t *const *pages = charset->pages[style];
    while (text < end) {
        const char *here = text;
        uint32_t character = utf8_next(&text);
        const uint64_t *page = pages[character >> 8];
        if (!page || !(page[character >> 6 & 3] >> (character & 63) & 1))
            return here;
    }
    return end;
}

uint32_t charset_next(const struct charset *charset, unsigned style, uint32_t from)
{
    while (from < charset->end[style]) {
        const uint64_t *page = charset->pages[style][from >> 8];
        if (!page) {
            from = (from | 255) + 1;
            continue;
        }
        if (page[from >> 6 & 3] >> (from & 63) & 1)
            return from;
        from++;
    }
    return CHARSET_LIMIT;
}
