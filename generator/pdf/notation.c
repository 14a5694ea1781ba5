/* How PDF writes numbers, references and strings. */
#include "pdf/notation.h"

#include "base/unicode.h"

#include <stdbool.h>

char *write_decimal(char *to, int32_t number, unsigned places)
{
    if (number < 0)
        *to++ = '-';
    uint32_t rest = number < 0 ? 0 - (uint32_t)number : (uint32_t)number;
    for (; places && rest % 10 == 0; places--)
        rest /= 10;
    uint32_t whole = rest;
    for (unsigned i = 0; i < places; i++)
        whole /= 10;
    if (whole || !places)
        to = write_unsigned(to, whole);
    if (!places)
        return to;
    *to++ = '.';
    return write_digits(to, rest, places);
}

void put_decimal(struct buffer *out, int32_t number, unsigned places)
{
    buffer_reserve(out, DECIMAL_BYTES);
    buffer_end(out, write_decimal(buffer_rest(out), number, places));
}

void put_hexadecimal(struct buffer *out, uint32_t number, unsigned digits)
{
    while (digits--)
        buffer_byte(out, "0123456789ABCDEF"[number >> 4 * digits & 15]);
}

char *write_reference(char *to, uint32_t id)
{
    return write_text(write_unsigned(to, id), " 0 R");
}

void put_reference(struct buffer *out, uint32_t id)
{
    buffer_reserve(out, REFERENCE_BYTES);
    buffer_end(out, write_reference(buffer_rest(out), id));
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
    char *to = buffer_rest(out);
    *to++ = '(';
    for (size_t i = 0; i < scratch->length; i++)
        to = escape_byte(to, (unsigned char)scratch->bytes[i]);
    *to++ = ')';
    buffer_end(out, to);
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
