/* A byte buffer that grows: where texts and PDF operators are put together. */
#ifndef PHULUC_BASE_BUFFER_H
#define PHULUC_BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* All zeros is an empty buffer. `bytes` may move with every call that adds. */
struct buffer {
    char *bytes;
    size_t length, capacity;
};

void buffer_free(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* keeps the memory */
void buffer_reserve(struct buffer *buffer, size_t more);
void buffer_put(struct buffer *buffer, const void *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_byte(struct buffer *buffer, char byte);
void buffer_unsigned(struct buffer *buffer, uint64_t number);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_format_list(struct buffer *buffer, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* The content with a NUL behind it (not counted in `length`). */
const char *buffer_string(struct buffer *buffer);

#endif
