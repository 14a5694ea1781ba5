/* Gathers characters, style by style. */
#include "compute/collector.h"

#include "base/unicode.h"

#include <string.h>

static void tell_missing(struct collector *collector, uint32_t character,
                         const struct source *source, uint32_t at, const char *utf8)
{
    const char *end = utf8;
    utf8_next(&end);
    int size;
    const char *element = source_element_name(source, at, &size);
    diagnose(collector->diagnostics, DIAG_GLYPH_MISSING, place_in(source, at),
             _("element '%.*s': the character '%.*s' (U+%04X) has no glyph in the type; "
               "write it otherwise, or name another face with --face"),
             size, element, (int)(end - utf8), utf8, (unsigned)character);
    collector->result = -1;
}

static void collect_run(struct collector *collector, const struct run *run, unsigned style,
                        const struct source *source, uint32_t at)
{
    style = (style | run->style) & (STYLE_BOLD | STYLE_ITALIC);
    struct charset *charset = collector->charset;
    const char *next = run->utf8, *end = next + run->size;
    while ((next = charset_find_new(charset, style, next, end)) < end) {
        const char *here = next;
        uint32_t character = utf8_next(&next);
        charset_add(charset, style, character);
        if (!collector->covers(collector->context, style, character))
            tell_missing(collector, character, source, at, here);
    }
}

void collect_text(struct collector *collector, const struct rich_text *text, unsigned style,
                  const struct source *source)
{
    for (uint32_t i = 0; text && i < text->count; i++)
        if (text->runs[i].kind == RUN_TEXT)
            collect_run(collector, &text->runs[i], style, source, text->at);
}

/* What figures are printed with, besides their units; NBSP ties a unit to its number. */
void collect_figure_signs(struct collector *collector, unsigned style,
                          const struct source *source)
{
    static const char signs[] = "0123456789.,-% " NO_BREAK_SPACE;
    struct run run = {.kind = RUN_TEXT, .size = sizeof signs - 1, .utf8 = signs};
    collect_run(collector, &run, style, source, 0);
}

void collect_string(struct collector *collector, const char *text, unsigned style,
                    const struct source *source, uint32_t at)
{
    if (!text)
        return;
    struct run run = {.kind = RUN_TEXT, .size = (uint32_t)strlen(text), .utf8 = text};
    collect_run(collector, &run, style, source, at);
}

/* Units are pooled by the reader: mostly it is the same one again. */
void collect_unit(struct collector *collector, const struct figure *figure, unsigned style,
                  const struct source *source)
{
    style &= STYLE_BOLD | STYLE_ITALIC;
    if (figure->unit == collector->last_unit[style])
        return;
    collector->last_unit[style] = figure->unit;
    collect_string(collector, figure->unit, style, source, figure->at);
}

/* A text of the report that is printed in a style, with the figures and notes in it. */
void collect_report_text(struct collector *collector, const struct rich_text *text,
                         unsigned style, const struct source *source)
{
    for (uint32_t i = 0; text && i < text->count; i++) {
        const struct run *run = &text->runs[i];
        unsigned both = style | run->style;
        if (run->kind == RUN_TEXT)
            collect_run(collector, run, style, source, text->at);
        if (run->kind == RUN_NOTE)
            collect_string(collector, "(0123456789)", both, source, text->at);
        if (run->kind != RUN_FIGURE)
            continue;
        collect_figure_signs(collector, both, source);
        collect_unit(collector, run->figure, both, source);
    }
}
