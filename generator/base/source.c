/* A text that was read, and where in it a thing stands. */
#include "base/source.h"

#include "base/buffer.h"
#include "base/source_packing.h"

#include <stdbool.h>
#include <string.h>

static void pass_over(void *context, const char *text, size_t size)
{
    struct position *position = context;
    const char *end = text + size, *feed;
    while ((feed = memchr(text, '\n', (size_t)(end - text)))) {
        position->line++;
        position->column = 1;
        text = feed + 1;
    }
    for (; text < end; text++)
        position->column += ((unsigned char)*text & 0xC0) != 0x80;
    position->offset += size;
}

void source_advance(const struct source *source, struct position *position, size_t offset)
{
    if (offset > source->length)
        offset = source->length;
    if (offset > position->offset)
        source_pass(source, position->offset, offset, pass_over, position);
}

static void gather(void *context, const char *text, size_t size)
{
    buffer_put(context, text, size);
}

/* Piece by piece: most stand in the first one. */
void source_advance_to(const struct source *source, struct position *position, size_t limit,
                       const char *bytes, size_t size)
{
    enum { PIECE = 1024 };
    size_t from = position->offset, searched = 0;
    struct buffer text = {0};
    if (limit > source->length - from)
        limit = source->length - from;
    for (bool found = false; !found && text.length < limit;) {
        size_t at = from + text.length, left = limit - text.length;
        source_pass(source, at, at + (left < PIECE ? left : PIECE), gather, &text);
        for (; !found && searched + size <= text.length; searched += !found)
            found = !memcmp(text.bytes + searched, bytes, size);
        if (found)
            pass_over(position, text.bytes, searched);
    }
    buffer_free(&text);
}

const char *source_element_name(const struct source *source, size_t offset, int *size)
{
    source_restore(source);
    const char *name = source->text + offset, *end = source->text + source->length;
    if (name < end && *name == '<')
        name++;
    *size = 0;
    while (name + *size < end && !memchr(" \t\r\n/>", name[*size], 6))
        (*size)++;
    return name;
}
