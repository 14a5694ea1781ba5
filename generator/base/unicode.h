/* UTF-8 and Unicode normalisation. */
#ifndef PHULUC_BASE_UNICODE_H
#define PHULUC_BASE_UNICODE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NO_BREAK_SPACE "\xC2\xA0"

/* The offset of the first byte that is not valid UTF-8, or `size`. */
size_t utf8_valid_length(const char *text, size_t size);

/* Reads one character of valid UTF-8 and moves `*text` behind it. */
static inline uint32_t utf8_next(const char **text)
{
    const unsigned char *byte = (const unsigned char *)*text;
    if (byte[0] < 0x80) {
        *text += 1;
        return byte[0];
    }
    if (byte[0] < 0xE0) {
        *text += 2;
        return (uint32_t)(byte[0] & 0x1F) << 6 | (byte[1] & 0x3F);
    }
    if (byte[0] < 0xF0) {
        *text += 3;
        return (uint32_t)(byte[0] & 0x0F) << 12 | (uint32_t)(byte[1] & 0x3F) << 6 |
               (byte[2] & 0x3F);
    }
    *text += 4;
    return (uint32_t)(byte[0] & 0x07) << 18 | (uint32_t)(byte[1] & 0x3F) << 12 |
           (uint32_t)(byte[2] & 0x3F) << 6 | (byte[3] & 0x3F);
}

/* The version of the library whose tables texts are composed by: "1.0". */
enum { UNICODE_VERSION_BYTES = 16 };
void unicode_version(char out[UNICODE_VERSION_BYTES]);

/* Small Latin letters without marks, digits, and "-" for all between them: "Kế hoạch 2024"
 * is "ke-hoach-2024". A copy in the arena; empty where there is neither letter nor digit.
 */
const char *text_slug(struct arena *arena, const char *text, size_t size);

/* The text in normalisation form C: itself where it already is, else a copy in the arena.
 * `*size` is the length before and after. */
const char *text_nfc(struct arena *arena, const char *text, size_t *size);

#endif
