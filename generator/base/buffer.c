/* A byte buffer that grows. */
#include "base/buffer.h"

#include "base/memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_free(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
}

void buffer_reserve(struct buffer *buffer, size_t more)
{
    if (buffer->capacity - buffer->length >= more)
        return;
    size_t wanted = (buffer->length + more) * 3 / 2 + 64;
    buffer->bytes = memory_resize(buffer->bytes, wanted);
    buffer->capacity = wanted;
}

void buffer_put(struct buffer *buffer, const void *bytes, size_t length)
{
    if (!length)
        return;
    buffer_reserve(buffer, length);
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
}

void buffer_text(struct buffer *buffer, const char *text)
{
    buffer_put(buffer, text, strlen(text));
}

void buffer_byte(struct buffer *buffer, char byte)
{
    buffer_reserve(buffer, 1);
    buffer->bytes[buffer->length++] = byte;
}

void buffer_unsigned(struct buffer *buffer, uint64_t number)
{
    static const char pairs[] = /* 00 to 99: two digits for one division */
        "0001020304050607080910111213141516171819"
        "2021222324252627282930313233343536373839"
        "4041424344454647484950515253545556575859"
        "6061626364656667686970717273747576777879"
        "8081828384858687888990919293949596979899";
    char digits[20];
    size_t at = sizeof digits;
    for (; number >= 100; number /= 100)
        memcpy(digits + (at -= 2), pairs + number % 100 * 2, 2);
    if (number >= 10)
        memcpy(digits + (at -= 2), pairs + number * 2, 2);
    else
        digits[--at] = (char)('0' + number);
    buffer_put(buffer, digits + at, sizeof digits - at);
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(buffer, format, arguments);
    va_end(arguments);
}

void buffer_format_list(struct buffer *buffer, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    buffer_reserve(buffer, 64);
    size_t room = buffer->capacity - buffer->length;
    int length = vsnprintf(buffer->bytes + buffer->length, room, format, arguments);
    assert(length >= 0);
    if ((size_t)length >= room) {
        buffer_reserve(buffer, (size_t)length + 1);
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
    }
    va_end(again);
    buffer->length += (size_t)length;
}

const char *buffer_string(struct buffer *buffer)
{
    buffer_reserve(buffer, 1);
    buffer->bytes[buffer->length] = '\0';
    return buffer->bytes;
}
