/* How PDF writes numbers, references and strings. */
#include "pdf/notation.h"

#include "base/unicode.h"

#include <stdbool.h>

void put_decimal(struct buffer *out, int64_t number, unsigned places)
{
    if (number < 0)
        buffer_byte(out, '-');
    uint64_t rest = number < 0 ? (uint64_t)0 - (uint64_t)number : (uint64_t)number;
    for (; places && rest % 10 == 0; places--)
        rest /= 10;
    uint64_t unit = 1;
    for (unsigned i = 0; i < places; i++)
        unit *= 10;
    if (rest >= unit || !places)
        buffer_unsigned(out, rest / unit);
    if (!places)
        return;
    buffer_byte(out, '.');
    while (unit /= 10)
        buffer_byte(out, (char)('0' + rest / unit % 10));
}

void put_hexadecimal(struct buffer *out, uint32_t number, unsigned digits)
{
    while (digits--)
        buffer_byte(out, "0123456789ABCDEF"[number >> 4 * digits & 15]);
}

void put_reference(struct buffer *out, uint32_t id)
{
    buffer_unsigned(out, id);
    buffer_put(out, " 0 R", 4);
}

unsigned utf16_encode(unsigned char bytes[4], uint32_t character)
{
    if (character < 0x10000) {
        bytes[0] = (unsigned char)(character >> 8);
        bytes[1] = (unsigned char)character;
        return 2;
    }
    character -= 0x10000;
    bytes[0] = (unsigned char)(0xD8 | character >> 18);
    bytes[1] = (unsigned char)(character >> 10);
    bytes[2] = (unsigned char)(0xDC | (character >> 8 & 3));
    bytes[3] = (unsigned char)character;
    return 4;
}

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

void put_text_bytes(struct buffer *out, const char *utf8)
{
    size_t end = out->length + TEXT_STRING_BYTES;
    if (is_ascii(utf8)) {
        while (*utf8 && out->length < end)
            buffer_byte(out, *utf8++);
        return;
    }
    buffer_put(out, "\xFE\xFF", 2);
    while (*utf8 && out->length + 4 <= end) {
        unsigned char bytes[4];
        unsigned count = utf16_encode(bytes, utf8_next(&utf8));
        buffer_put(out, bytes, count);
    }
}

void put_text_string(struct buffer *out, const char *utf8, struct buffer *scratch)
{
    buffer_clear(scratch);
    put_text_bytes(scratch, utf8);
    buffer_reserve(out, 2 * scratch->length + 2);
    char *to = out->bytes + out->length;
    *to++ = '(';
    for (size_t i = 0; i < scratch->length; i++)
        to = escape_byte(to, (unsigned char)scratch->bytes[i]);
    *to++ = ')';
    out->length = (size_t)(to - out->bytes);
}

void put_date(struct buffer *out, const char *date)
{
    enum { ZONE_AT = 19 };
    buffer_text(out, "D:");
    for (size_t i = 0; date[i]; i++) {
        if (i == ZONE_AT || (date[i] >= '0' && date[i] <= '9'))
            buffer_byte(out, date[i]);
        else if (i > ZONE_AT)
            buffer_byte(out, '\'');
    }
    buffer_byte(out, '\'');
}
