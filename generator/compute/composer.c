/* Adds runs to a text that is being composed. */
#include "compute/composer.h"

#include "base/unicode.h"
#include "compute/figure_text.h"

#include <string.h>

struct run *composer_run(struct composer *composer, enum run_kind kind, unsigned style)
{
    composer->runs = arena_grow(composer->arena, composer->runs, composer->count,
                                &composer->capacity, sizeof *composer->runs);
    struct run *run = &composer->runs[composer->count++];
    run->kind = (uint8_t)kind;
    run->style = (uint8_t)style;
    return run;
}

void composer_text(struct composer *composer, unsigned style, const char *text, size_t size)
{
    if (!size)
        return;
    struct run *run = composer_run(composer, RUN_TEXT, style);
    run->utf8 = text;
    run->size = (uint32_t)size;
}

void composer_string(struct composer *composer, unsigned style, const char *text)
{
    if (text)
        composer_text(composer, style, text, strlen(text));
}

void composer_scratch(struct composer *composer, unsigned style)
{
    struct buffer *scratch = composer->context->scratch;
    size_t size = scratch->length;
    composer_text(composer, style, arena_copy(composer->arena, scratch->bytes, size), size);
    buffer_clear(scratch);
}

void composer_blank(struct composer *composer, unsigned style, unsigned width)
{
    while (width--)
        buffer_text(composer->context->scratch, NO_BREAK_SPACE);
    composer_scratch(composer, style);
}

void composer_figure(struct composer *composer, unsigned style, const struct figure *figure,
                     const struct number_format *format, bool hide_unit)
{
    print_figure(composer->context->scratch, figure, format, hide_unit);
    composer_scratch(composer, style);
}
