/* Collects the characters that an appendix will show, before the first page is made. */
#include "base/unicode.h"
#include "compute/appendix.h"
#include "compute/compose.h"
#include "model/report.h"

struct collector {
    struct charset *charset;
    bool (*covers)(void *context, unsigned style, uint32_t character);
    void *context;
    struct diagnostics *diagnostics;
    int result;
};

static void tell_missing(struct collector *collector, uint32_t character,
                         const struct source *source, uint32_t at, const char *utf8)
{
    const char *end = utf8;
    utf8_next(&end);
    diagnose(collector->diagnostics, DIAG_GLYPH_MISSING, place_in(source, at),
             _("the text of this element has the character '%.*s' (U+%04X), which the type "
               "has no glyph for; write it otherwise, or name another face with --face"),
             (int)(end - utf8), utf8, (unsigned)character);
    collector->result = -1;
}

static void collect_run(struct collector *collector, const struct run *run, unsigned style,
                        const struct source *source, uint32_t at)
{
    style = (style | run->style) & (STYLE_BOLD | STYLE_ITALIC);
    const char *text = run->utf8, *end = text + run->size;
    while (text < end) {
        const char *here = text;
        uint32_t character = utf8_next(&text);
        if (charset_add(collector->charset, style, character) &&
            !collector->covers(collector->context, style, character))
            tell_missing(collector, character, source, at, here);
    }
}

static void collect_text(struct collector *collector, const struct rich_text *text,
                         unsigned style, const struct source *source)
{
    for (uint32_t i = 0; text && i < text->count; i++)
        if (text->runs[i].kind == RUN_TEXT)
            collect_run(collector, &text->runs[i], style, source, text->at);
}

/* The layout's own words come first, so that a fault in them is told of the layout. */
static void collect_layout(struct collector *collector, const struct layout_spec *layout)
{
    collect_text(collector, layout->page_number, 0, layout->source);
    for (const struct comparison_spec *spec = layout->comparisons; spec;
         spec = spec->next) {
        collect_text(collector, spec->met, 0, layout->source);
        collect_text(collector, spec->exceeded, 0, layout->source);
        collect_text(collector, spec->not_met, 0, layout->source);
        collect_text(collector, spec->not_assessable, 0, layout->source);
    }
    for (unsigned level = 0; level < GROUP_LEVELS; level++) {
        const struct group_row_spec *row = &layout->group_rows[level];
        for (const struct cell_spec *cell = row->cells; cell; cell = cell->next)
            collect_text(collector, cell->text, row->style, layout->source);
    }
}

static void collect_columns(struct collector *collector, const struct column_spec *columns,
                            const struct source *source)
{
    for (; columns; columns = columns->next) {
        collect_text(collector, columns->header, STYLE_BOLD, source);
        for (const struct cell_spec *cell = columns->cells; cell; cell = cell->next)
            collect_text(collector, cell->text, 0, source);
        collect_columns(collector, columns->first, source);
    }
}

static void collect_heading(struct collector *collector, const struct rich_text *text,
                            const struct line_spec *line, const struct source *report,
                            const struct source *profile)
{
    collect_text(collector, line->form, line->style, profile);
    collect_text(collector, text, line->style, report);
}

static void collect_rows(struct collector *collector, struct row_source *rows,
                         const struct source *source)
{
    struct arena *arena = arena_new(8192);
    struct table_row row;
    row_source_rewind(rows);
    while (row_source_next(rows, arena, &row)) {
        for (uint16_t i = 0; i < row.cell_count; i++)
            collect_text(collector, row.cells[i].text, row.style, source);
        arena_rewind(arena);
    }
    row_source_rewind(rows);
    arena_free(arena);
}

int appendix_characters(const struct appendix *appendix, struct charset *charset,
                        bool (*covers)(void *context, unsigned style, uint32_t character),
                        void *context, struct diagnostics *diagnostics)
{
    struct collector collector = {charset, covers, context, diagnostics, 0};
    const struct profile *profile = appendix->profile;
    const struct source *report = appendix->report->source;
    static const struct run digits = {.kind = RUN_TEXT, .size = 10, .utf8 = "0123456789"};
    collect_run(&collector, &digits, 0, profile->source, 0);
    collect_layout(&collector, appendix->layout);
    collect_columns(&collector, appendix->layout->columns, appendix->layout->source);
    collect_heading(&collector, appendix->label, &profile->label, report, profile->source);
    collect_heading(&collector, appendix->title, &profile->title, report, profile->source);
    collect_heading(&collector, appendix->reference, &profile->reference, report,
                    profile->source);
    collect_text(&collector, appendix->closing, profile->closing_line.style,
                 profile->source);
    const struct table_head *head = row_source_head(appendix->rows);
    for (uint16_t i = 0; i < head->cell_count; i++)
        collect_text(&collector, head->cells[i].text, STYLE_BOLD, report);
    for (unsigned i = 0; i < appendix->note_count; i++)
        collect_text(&collector, appendix->notes[i], profile->notes.style, report);
    collect_rows(&collector, appendix->rows, report);
    return collector.result;
}
