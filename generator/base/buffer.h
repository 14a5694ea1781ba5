/* A byte buffer that grows: where texts and PDF operators are put together. */
#ifndef PHULUC_BASE_BUFFER_H
#define PHULUC_BASE_BUFFER_H

#include <assert.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* All zeros is an empty buffer. `bytes` may move with every call that adds. */
struct buffer {
    char *bytes;
    size_t length, capacity;
};

void buffer_free(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* keeps the memory */
void buffer_grow(struct buffer *buffer, size_t more);

/* These are here so that a text of known length costs a few instructions: a PDF is made of
 * them. */
static inline void buffer_reserve(struct buffer *buffer, size_t more)
{
    if (buffer->capacity - buffer->length < more)
        buffer_grow(buffer, more);
}

static inline void buffer_put(struct buffer *buffer, const void *bytes, size_t size)
{
    if (!size)
        return;
    buffer_reserve(buffer, size);
    memcpy(buffer->bytes + buffer->length, bytes, size);
    buffer->length += size;
}

static inline void buffer_text(struct buffer *buffer, const char *text)
{
    buffer_put(buffer, text, strlen(text));
}

static inline void buffer_byte(struct buffer *buffer, char byte)
{
    buffer_reserve(buffer, 1);
    buffer->bytes[buffer->length++] = byte;
}

/* What is made of many small parts is written behind a pointer, which takes half the time:
 * reserve room for all of it, write from the buffer's rest on, and end the buffer where that
 * ends. Nothing but the reservation keeps the writing in bounds: the end only sees whether it
 * was. What is called write_… returns the end of what it has written. */
static inline char *buffer_rest(struct buffer *buffer)
{
    return buffer->bytes + buffer->length;
}

static inline void buffer_end(struct buffer *buffer, const char *end)
{
    buffer->length = (size_t)(end - buffer->bytes);
    assert(buffer->length <= buffer->capacity);
}

static inline char *write_text(char *to, const char *text)
{
    size_t size = strlen(text);
    memcpy(to, text, size);
    return to + size;
}

char *write_unsigned(char *to, uint64_t number);

/* The number's last digits, with zeros before them; how many it has. */
char *write_digits(char *to, uint64_t number, unsigned digits);
unsigned count_digits(uint64_t number);

void buffer_unsigned(struct buffer *buffer, uint64_t number);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_format_list(struct buffer *buffer, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* The content with a NUL behind it (not counted in `length`). */
const char *buffer_string(struct buffer *buffer);

#endif
