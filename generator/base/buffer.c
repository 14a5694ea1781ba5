/* A byte buffer that grows. */
#include "base/buffer.h"

#include "base/memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

void buffer_free(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
}

void buffer_grow(struct buffer *buffer, size_t more)
{
    size_t wanted = (buffer->length + more) * 3 / 2 + 64;
    buffer->bytes = memory_resize(buffer->bytes, wanted);
    buffer->capacity = wanted;
}

char *write_digits(char *to, uint64_t number, unsigned digits)
{
    static const char pairs[] = /* 00 to 99: two digits for one division */
        "0001020304050607080910111213141516171819"
        "2021222324252627282930313233343536373839"
        "4041424344454647484950515253545556575859"
        "6061626364656667686970717273747576777879"
        "8081828384858687888990919293949596979899";
    char *end = to + digits;
    to = end;
    for (; digits >= 2; digits -= 2, number /= 100)
        memcpy(to -= 2, pairs + number % 100 * 2, 2);
    if (digits)
        *--to = (char)('0' + number % 10);
    return end;
}

unsigned count_digits(uint64_t number)
{
    enum { DIGITS_MOST = 20 };
    unsigned digits = 1;
    for (uint64_t unit = 10; digits < DIGITS_MOST && number >= unit; unit *= 10)
        digits++;
    return digits;
}

char *write_unsigned(char *to, uint64_t number)
{
    return write_digits(to, number, count_digits(number));
}

void buffer_unsigned(struct buffer *buffer, uint64_t number)
{
    enum { NUMBER_BYTES = 20 };
    buffer_reserve(buffer, NUMBER_BYTES);
    buffer_end(buffer, write_unsigned(buffer_rest(buffer), number));
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
