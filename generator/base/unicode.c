/* UTF-8 and Unicode normalisation, by libunistring. */
#include "base/unicode.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <uninorm.h>
#include <unistr.h>
#include <unistring/version.h>

void unicode_version(char out[UNICODE_VERSION_BYTES])
{
    unsigned version = (unsigned)_libunistring_version;
    snprintf(out, UNICODE_VERSION_BYTES, "%u.%u", version >> 8 & 0xFF, version & 0xFF);
}

size_t utf8_valid_length(const char *text, size_t size)
{
    const uint8_t *start = (const uint8_t *)text;
    const uint8_t *bad = u8_check(start, size);
    return bad ? (size_t)(bad - start) : size;
}

/* True where every character is below U+0300, in Latin Extended Additional (U+1E00-1EFF) or
 * in General Punctuation up to U+2027: these are their own composed form and combine with
 * nothing. All ordinary Vietnamese text is of this kind. */
static bool surely_composed(const char *text, size_t size)
{
    const unsigned char *byte = (const unsigned char *)text, *end = byte + size;
    while (byte < end) {
        if (*byte < 0x80)
            byte += 1;
        else if (*byte < 0xCC)
            byte += 2;
        else if (*byte == 0xE1 && byte[1] >= 0xB8 && byte[1] <= 0xBB)
            byte += 3;
        else if (*byte == 0xE2 && byte[1] == 0x80 && byte[2] >= 0x90 && byte[2] <= 0xA7)
            byte += 3;
        else
            return false;
    }
    return true;
}

const char *text_nfc(struct arena *arena, const char *text, size_t *size)
{
    if (surely_composed(text, *size))
        return text;
    size_t length;
    uint8_t *normal =
        u8_normalize(UNINORM_NFC, (const uint8_t *)text, *size, NULL, &length);
    if (!normal)
        memory_exhausted(); /* the only failure there is */
    const char *copy = arena_string(arena, (const char *)normal, length);
    free(normal);
    *size = length;
    return copy;
}

const char *text_slug(struct arena *arena, const char *text, size_t size)
{
    size_t length, count = 0;
    uint8_t *parts = u8_normalize(UNINORM_NFD, (const uint8_t *)text, size, NULL, &length);
    if (!parts)
        memory_exhausted();
    char *slug = arena_alloc(arena, length + 1);
    const char *at = (const char *)parts, *end = at + length;
    while (at < end) {
        uint32_t character = utf8_next(&at);
        if (character == 0x110 || character == 0x111) /* Đ has no parts */
            character = 'd';
        if (character >= 'A' && character <= 'Z')
            character += 'a' - 'A';
        if ((character >= 'a' && character <= 'z') ||
            (character >= '0' && character <= '9'))
            slug[count++] = (char)character;
        else if ((character < 0x300 || character > 0x36F) && count &&
                 slug[count - 1] != '-')
            slug[count++] = '-';
    }
    while (count && slug[count - 1] == '-')
        count--;
    slug[count] = '\0';
    free(parts);
    return slug;
}
