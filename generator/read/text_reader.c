/* Puts rich text together from the mixed content of an element.
 *
 * The runs are gathered first, with the bytes of all text runs one behind the other in one
 * buffer. A space is not put down before something follows it on the same line. */
#include "read/text_reader.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "read/input.h"

#include <stdlib.h>

struct text_reader {
    struct arena *arena;
    uint32_t at;
    struct buffer
        bytes; /* of the RUN_TEXTs, whose `utf8` is set when the text is finished */
    struct run *runs;
    size_t count, capacity;
    uint8_t style;
    uint8_t outer_styles[INPUT_DEPTH]; /* those around it */
    size_t style_depth;
    bool begun;          /* something stands in this text already */
    bool line_begun;     /* something stands on this line already */
    bool space;          /* a space waits for what follows */
    uint8_t space_style; /* the style it was met in */
    unsigned paragraphs; /* begun */
    bool in_paragraph;
    bool outside; /* something stands outside of a paragraph */
};

struct text_reader *text_reader_new(struct arena *arena)
{
    struct text_reader *text = memory_new(sizeof *text);
    text->arena = arena;
    return text;
}

void text_reader_free(struct text_reader *text)
{
    if (!text)
        return;
    buffer_free(&text->bytes);
    free(text->runs);
    free(text);
}

static void begin_line(struct text_reader *text)
{
    text->line_begun = false;
    text->space = false;
}

void text_begin(struct text_reader *text, uint32_t at)
{
    text->at = at;
    buffer_clear(&text->bytes);
    text->count = 0;
    text->style = 0;
    text->style_depth = 0;
    text->paragraphs = 0;
    text->in_paragraph = false;
    text->outside = false;
    text->begun = false;
    begin_line(text);
}

static uint32_t add_run(struct text_reader *text, struct run run)
{
    text->runs = memory_grow(text->runs, text->count, &text->capacity, sizeof *text->runs);
    text->runs[text->count] = run;
    return (uint32_t)text->count++;
}

static void put(struct text_reader *text, uint8_t style, const char *bytes, size_t size)
{
    struct run *last = text->count ? &text->runs[text->count - 1] : NULL;
    if (last && last->kind == RUN_TEXT && last->style == style)
        last->size += (uint32_t)size;
    else
        add_run(text,
                (struct run){.kind = RUN_TEXT, .style = style, .size = (uint32_t)size});
    buffer_put(&text->bytes, bytes, size);
}

/* To be called before anything is put on the line. */
static void settle(struct text_reader *text)
{
    if (text->space)
        put(text, text->space_style, " ", 1);
    text->space = false;
    text->line_begun = true;
    text->begun = true;
    if (!text->in_paragraph)
        text->outside = true;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Where the next white space begins that is more than one plain space between words. */
static size_t folded_length(const char *bytes, size_t size)
{
    size_t at = 0;
    while (at < size && (!is_space(bytes[at]) ||
                         (bytes[at] == ' ' && at + 1 < size && !is_space(bytes[at + 1]))))
        at++;
    return at;
}

void text_characters(struct text_reader *text, const char *bytes, size_t size)
{
    while (size) {
        size_t length = 1;
        if (is_space(*bytes)) {
            if (text->line_begun && !text->space)
                text->space_style = text->style;
            text->space = text->line_begun;
        } else {
            settle(text);
            length = folded_length(bytes, size);
            put(text, text->style, bytes, length);
        }
        bytes += length;
        size -= length;
    }
}

void text_begin_paragraph(struct text_reader *text)
{
    if (text->paragraphs++ > 0)
        add_run(text, (struct run){.kind = RUN_PARAGRAPH});
    text->in_paragraph = true;
    begin_line(text);
}

void text_end_paragraph(struct text_reader *text)
{
    text->in_paragraph = false;
    begin_line(text);
}

void text_begin_style(struct text_reader *text, uint8_t style)
{
    if (text->style_depth < INPUT_DEPTH)
        text->outer_styles[text->style_depth++] = text->style;
    text->style |= style;
}

void text_end_style(struct text_reader *text)
{
    if (text->style_depth)
        text->style = text->outer_styles[--text->style_depth];
}

void text_break(struct text_reader *text)
{
    add_run(text, (struct run){.kind = RUN_BREAK});
    begin_line(text);
    if (!text->in_paragraph)
        text->outside = true;
}

void text_gap(struct text_reader *text, unsigned width)
{
    settle(text);
    while (width--)
        put(text, text->style, NO_BREAK_SPACE, sizeof NO_BREAK_SPACE - 1);
}

uint32_t text_insert(struct text_reader *text, struct run run)
{
    settle(text);
    run.style = text->style;
    return add_run(text, run);
}

void text_set_figure(struct text_reader *text, uint32_t run, const struct figure *figure)
{
    text->runs[run].figure = figure;
}

bool text_is_blank(const struct text_reader *text)
{
    return !text->begun;
}

bool text_has_stray(const struct text_reader *text)
{
    return text->paragraphs > 0 && text->outside;
}

static struct run finish_run(struct text_reader *text, struct run run, const char **bytes)
{
    if (run.kind != RUN_TEXT)
        return run;
    size_t size = run.size;
    const char *normal = text_nfc(text->arena, *bytes, &size);
    run.utf8 = normal == *bytes ? arena_string(text->arena, normal, size) : normal;
    *bytes += run.size;
    run.size = (uint32_t)size;
    return run;
}

const struct rich_text *text_finish(struct text_reader *text)
{
    struct rich_text *rich = arena_alloc(text->arena, sizeof *rich);
    struct run *runs = arena_alloc(text->arena, text->count * sizeof *runs);
    const char *bytes = text->bytes.bytes;
    for (size_t i = 0; i < text->count; i++)
        runs[i] = finish_run(text, text->runs[i], &bytes);
    *rich = (struct rich_text){runs, (uint32_t)text->count, text->at};
    return rich;
}
