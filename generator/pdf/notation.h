/* How PDF writes numbers, references and strings. */
#ifndef PHULUC_PDF_NOTATION_H
#define PHULUC_PDF_NOTATION_H

#include "base/buffer.h"
#include "base/length.h"

#include <stddef.h>
#include <stdint.h>

/* A length in 1/100 pt, rounded to the nearest: what positions on a page are written in, so
 * that differences of positions add up exactly. */
static inline int32_t hundredths(length value)
{
    int32_t raised = value + 5;
    return raised / 10 - (raised % 10 < 0);
}

/* number / 10^places, without trailing zeros: 84189 of 2 places is 841.89. */
enum { DECIMAL_BYTES = 12 /* at most */ };
char *write_decimal(char *to, int32_t number, unsigned places);
void put_decimal(struct buffer *out, int32_t number, unsigned places);

/* Upper-case hexadecimal digits. */
void put_hexadecimal(struct buffer *out, uint32_t number, unsigned digits);

/* "12 0 R" */
enum { REFERENCE_BYTES = 14 /* at most */ };
char *write_reference(char *to, uint32_t id);
void put_reference(struct buffer *out, uint32_t id);

/* The bytes of a string between its parentheses, escaped where they must be. Moves `to`
 * behind them; at most two bytes each. */
static inline char *escape_byte(char *to, unsigned char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\') {
        *to++ = '\\';
    } else if (byte == '\r') {
        *to++ = '\\';
        byte = 'r';
    }
    *to++ = (char)byte;
    return to;
}

/* Bytes of a text string as PDF wants it: ASCII as it is, else UTF-16BE with its byte order
 * mark. Text beyond TEXT_STRING_BYTES (PDF/A's limit, ISO 19005-2, 6.1.13) is cut. */
enum { TEXT_STRING_BYTES = 32767 };
void put_text_bytes(struct buffer *out, const char *utf8);

/* The same as a string in parentheses. `scratch` is overwritten. */
void put_text_string(struct buffer *out, const char *utf8, struct buffer *scratch);

/* A date of XMP as PDF has it: "2024-10-15T00:00:00+07:00" is D:20241015000000+07'00'. */
void put_date(struct buffer *out, const char *date);

/* One character in UTF-16BE. Returns its bytes: 2, or 4 above U+FFFF. */
unsigned utf16_encode(unsigned char bytes[4], uint32_t character);

#endif
