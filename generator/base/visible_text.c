/* Text that is shown on a terminal and does nothing to it. */
#include "base/visible_text.h"

#include "base/unicode.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

static bool is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

static void put_valid(struct buffer *out, const char *text, size_t size)
{
    const char *end = text + size, *begin = text;
    while (text < end) {
        const char *here = text;
        uint32_t character = utf8_next(&text);
        if (!is_control(character))
            continue;
        buffer_put(out, begin, (size_t)(here - begin));
        if (character == '\n')
            buffer_text(out, "\\n");
        else
            buffer_format(out, "U+%04X", (unsigned)character);
        begin = text;
    }
    buffer_put(out, begin, (size_t)(end - begin));
}

void visible_text_put(struct buffer *out, const char *text)
{
    size_t size = strlen(text), valid;
    while ((valid = utf8_valid_length(text, size)) < size) {
        put_valid(out, text, valid);
        buffer_text(out, REPLACEMENT);
        text += valid + 1;
        size -= valid + 1;
    }
    put_valid(out, text, size);
}

static void put_list(struct buffer *out, const char *format, va_list arguments)
{
    struct buffer text = {0};
    buffer_format_list(&text, format, arguments);
    visible_text_put(out, buffer_string(&text));
    buffer_free(&text);
}

void visible_text_format(struct buffer *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    put_list(out, format, arguments);
    va_end(arguments);
}

void visible_text_print(FILE *stream, const char *format, ...)
{
    struct buffer line = {0};
    va_list arguments;
    va_start(arguments, format);
    put_list(&line, format, arguments);
    va_end(arguments);
    buffer_byte(&line, '\n');
    fwrite(line.bytes, 1, line.length, stream);
    buffer_free(&line);
}
