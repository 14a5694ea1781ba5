/* Texts as people read them. */
#include "compute/flat_text.h"

#include "base/memory.h"
#include "compute/figure_text.h"

#include <stdlib.h>

void flat_text_free(struct flat_text *flat)
{
    buffer_free(&flat->string);
    free(flat->figures);
}

static void add_figure(struct flat_text *flat, const struct figure *figure)
{
    size_t begin = flat->string.length;
    print_figure(&flat->string, figure, &format_as_given, false);
    flat->figures =
        memory_grow(flat->figures, flat->count, &flat->capacity, sizeof *flat->figures);
    flat->figures[flat->count++] =
        (struct flat_figure){begin, flat->string.length - begin, figure};
}

void flat_text_set(struct flat_text *flat, const struct rich_text *text)
{
    buffer_clear(&flat->string);
    flat->count = 0;
    for (uint32_t i = 0; i < text->count; i++) {
        const struct run *run = &text->runs[i];
        if (run->kind == RUN_TEXT)
            buffer_put(&flat->string, run->utf8, run->size);
        else if (run->kind == RUN_FIGURE)
            add_figure(flat, run->figure);
        else if (run->kind == RUN_BREAK || run->kind == RUN_PARAGRAPH)
            buffer_byte(&flat->string, '\n');
    }
}

const struct figure *flat_text_figure(const struct flat_text *flat, size_t offset)
{
    for (size_t i = 0; i < flat->count; i++)
        if (offset >= flat->figures[i].offset &&
            offset - flat->figures[i].offset < flat->figures[i].size)
            return flat->figures[i].figure;
    return NULL;
}

const char *plain_text(const struct rich_text *text, struct arena *arena)
{
    struct buffer plain = {0};
    for (uint32_t i = 0; text && i < text->count; i++) {
        if (text->runs[i].kind == RUN_TEXT)
            buffer_put(&plain, text->runs[i].utf8, text->runs[i].size);
        else
            buffer_byte(&plain, ' ');
    }
    const char *copy = arena_string(arena, plain.bytes, plain.length);
    buffer_free(&plain);
    return copy;
}
