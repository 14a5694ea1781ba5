/* Texts of two reports beside each other. */
#include "compute/diff_text.h"

#include "base/buffer.h"
#include "compute/figure_text.h"

#include <string.h>

/* How the parts of a text are put on one line. */
enum form {
    FORM_PRINTED, /* for people */
    FORM_WORDS,   /* to be compared: each figure is its part's name only */
    FORM_EXACT    /* likewise, with styles, line ends and paragraphs */
};

static void put_text(struct buffer *out, const struct rich_text *text, enum form form);

static void put_figure(struct buffer *out, const struct figure *figure, enum form form)
{
    if (form == FORM_PRINTED)
        print_figure(out, figure, &format_as_given, false);
    else
        buffer_format(out, "\1%s\1", figure->part ? figure->part : "");
}

/* A note's number tells nothing of it: other notes may have come before it. */
static void put_note(struct buffer *out, const struct note *note, enum form form)
{
    buffer_text(out, form == FORM_PRINTED ? " [" : "\2");
    put_text(out, note->text, form);
    buffer_text(out, form == FORM_PRINTED ? "]" : "\2");
}

static void put_run(struct buffer *out, const struct run *run, enum form form)
{
    switch ((enum run_kind)run->kind) {
    case RUN_TEXT:
        buffer_put(out, run->utf8, run->size);
        break;
    case RUN_BREAK:
    case RUN_PARAGRAPH:
        buffer_byte(out, form != FORM_EXACT ? ' ' : run->kind == RUN_BREAK ? '\3' : '\4');
        break;
    case RUN_FIGURE:
        put_figure(out, run->figure, form);
        break;
    case RUN_NOTE:
        put_note(out, run->note, form);
        break;
    case RUN_FIELD: /* of layouts only */
        break;
    }
}

static void put_text(struct buffer *out, const struct rich_text *text, enum form form)
{
    unsigned style = 0;
    for (uint32_t i = 0; text && i < text->count; i++) {
        const struct run *run = &text->runs[i];
        if (form == FORM_EXACT && run->style != style)
            buffer_format(out, "\5%u\5", style = run->style);
        put_run(out, run, form);
    }
}

static const char *keep(struct buffer *text, struct arena *arena)
{
    const char *kept = arena_string(arena, text->bytes, text->length);
    buffer_free(text);
    return kept;
}

const char *text_as_printed(const struct rich_text *text, struct arena *arena)
{
    struct buffer line = {0};
    if (!text)
        return NULL;
    put_text(&line, text, FORM_PRINTED);
    return keep(&line, arena);
}

const char *value_as_printed(const struct value *value, struct arena *arena)
{
    struct buffer line = {0};
    if (!value || value->type == VALUE_MISSING)
        return NULL;
    if (value->text)
        return text_as_printed(value->text, arena);
    for (unsigned i = 0; i < value->figure_count; i++) {
        if (i)
            buffer_text(&line, "; ");
        print_figure(&line, &value->figures[i], &format_as_given, false);
    }
    return keep(&line, arena);
}

static bool same_as(const struct rich_text *before, const struct rich_text *after,
                    enum form form)
{
    struct buffer left = {0}, right = {0};
    put_text(&left, before, form);
    put_text(&right, after, form);
    bool same = left.length == right.length &&
                (!left.length || !memcmp(left.bytes, right.bytes, left.length));
    buffer_free(&left);
    buffer_free(&right);
    return same;
}

enum text_change text_compare(const struct rich_text *before, const struct rich_text *after)
{
    if (same_as(before, after, FORM_EXACT))
        return TEXT_SAME;
    return same_as(before, after, FORM_WORDS) ? TEXT_STYLED : TEXT_REWORDED;
}
