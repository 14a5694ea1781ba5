/* An appendix ready to be laid out: heading lines, table, notes. */
#include "compute/appendix.h"

#include "base/memory.h"
#include "compute/compose.h"
#include "model/report.h"

#include <stdlib.h>
#include <string.h>

static const struct rich_text *compose_heading(const struct rich_text *text,
                                               const struct report *report,
                                               const struct profile *profile,
                                               struct arena *arena)
{
    struct buffer scratch = {0};
    struct compose_context context = {
        .report = report, .profile = profile, .scratch = &scratch};
    const struct rich_text *composed = compose_text(text, &context, arena);
    buffer_free(&scratch);
    return composed;
}

const struct rich_text *profile_label(const struct report *report,
                                      const struct profile *profile, struct arena *arena)
{
    if (rich_text_empty(profile->label.form))
        return NULL;
    return compose_heading(profile->label.form, report, profile, arena);
}

const struct rich_text *profile_reference(const struct report *report,
                                          const struct profile *profile,
                                          struct arena *arena)
{
    if (rich_text_empty(profile->reference.form) || !report->attached_to)
        return NULL;
    return compose_heading(profile->reference.form, report, profile, arena);
}

static const struct rich_text *hyphens(struct arena *arena)
{
    static const struct run run = {.kind = RUN_TEXT, .size = 5, .utf8 = "-----"};
    struct rich_text *text = arena_alloc(arena, sizeof *text);
    *text = (struct rich_text){&run, 1, 0};
    return text;
}

/* A text given in the report wins over the profile's form. */
static void compose_headings(struct appendix *appendix)
{
    const struct report *report = appendix->report;
    const struct profile *profile = appendix->profile;
    struct arena *arena = appendix->arena;
    const struct attached_to *document = report->attached_to;
    appendix->label = rich_text_empty(report->label)
                          ? profile_label(report, profile, arena)
                          : compose_heading(report->label, report, profile, arena);
    if (!rich_text_empty(report->title))
        appendix->title = compose_heading(report->title, report, profile, arena);
    if (document && !rich_text_empty(document->text))
        appendix->reference = compose_heading(document->text, report, profile, arena);
    else
        appendix->reference = profile_reference(report, profile, arena);
    if (profile->closing == CLOSING_HYPHENS)
        appendix->closing = hyphens(arena);
}

/* A text of the report's own, or NULL where it gives none. */
static const struct rich_text *compose_own(const struct appendix *appendix,
                                           const struct rich_text *text)
{
    if (rich_text_empty(text))
        return NULL;
    return compose_heading(text, appendix->report, appendix->profile, appendix->arena);
}

/* What stands around the table, besides the heading lines and notes. */
static void compose_surroundings(struct appendix *appendix)
{
    const struct report *report = appendix->report;
    appendix->before = compose_own(appendix, report->before);
    appendix->unit_line = compose_own(appendix, report->unit_line);
    appendix->after = compose_own(appendix, report->after);
    if (report->closing_mark)
        appendix->closing_mark = appendix->profile->closing_mark.form;
    appendix->signature_count = report->signature_count;
    for (unsigned i = 0; i < report->signature_count; i++)
        for (unsigned part = 0; part < SIGNATURE_PARTS; part++)
            appendix->signatures[i].parts[part] =
                compose_own(appendix, report->signatures[i].parts[part]);
}

/* "(1) …": the mark that stands in the table, then the note. */
static const struct rich_text *compose_note(const struct appendix *appendix,
                                            const struct note *note)
{
    struct arena *arena = appendix->arena;
    const struct rich_text *body =
        compose_heading(note->text, appendix->report, appendix->profile, arena);
    struct run *runs = arena_alloc(arena, (body->count + 1) * sizeof *runs);
    struct buffer mark = {0};
    buffer_format(&mark, "(%u) ", note->number);
    runs[0].kind = RUN_TEXT;
    runs[0].size = (uint32_t)mark.length;
    runs[0].utf8 = arena_string(arena, mark.bytes, mark.length);
    buffer_free(&mark);
    if (body->count)
        memcpy(runs + 1, body->runs, body->count * sizeof *runs);
    struct rich_text *text = arena_alloc(arena, sizeof *text);
    *text = (struct rich_text){runs, body->count + 1, body->at};
    return text;
}

static void compose_notes(struct appendix *appendix)
{
    unsigned count = 0;
    for (const struct note *note = appendix->report->notes; note; note = note->next)
        count++;
    const struct rich_text **notes = arena_alloc(appendix->arena, count * sizeof *notes);
    if (count)
        appendix->notes_heading = appendix->profile->notes.form;
    for (const struct note *note = appendix->report->notes; note; note = note->next)
        notes[appendix->note_count++] = compose_note(appendix, note);
    appendix->notes = notes;
}

struct appendix *appendix_new(const struct report *report, const struct layout_spec *layout,
                              const struct profile *profile,
                              struct diagnostics *diagnostics)
{
    struct row_source *rows = row_source_new(report, layout, diagnostics);
    if (!rows)
        return NULL;
    struct appendix *appendix = memory_new(sizeof *appendix);
    *appendix = (struct appendix){.arena = arena_new(4096),
                                  .report = report,
                                  .source = report->source,
                                  .layout = layout,
                                  .profile = profile,
                                  .rows = rows};
    compose_headings(appendix);
    compose_surroundings(appendix);
    compose_notes(appendix);
    return appendix;
}

void appendix_free(struct appendix *appendix)
{
    if (!appendix)
        return;
    row_source_free(appendix->rows);
    arena_free(appendix->arena);
    free(appendix);
}

static bool has_field(const struct rich_text *text, enum field_kind kind)
{
    for (uint32_t i = 0; text && i < text->count; i++)
        if (text->runs[i].kind == RUN_FIELD && text->runs[i].field->kind == kind)
            return true;
    return false;
}

bool appendix_counts_pages(const struct appendix *appendix)
{
    return has_field(appendix->layout->page_number, FIELD_PAGES);
}

const struct rich_text *appendix_page_number(const struct appendix *appendix, unsigned page,
                                             unsigned pages, struct arena *arena)
{
    static const struct field number = {.kind = FIELD_PAGE};
    static const struct run run = {.kind = RUN_FIELD, .field = &number};
    static const struct rich_text bare = {&run, 1, 0};
    const struct rich_text *form = appendix->layout->page_number;
    struct buffer scratch = {0};
    struct compose_context context = {.report = appendix->report,
                                      .layout = appendix->layout,
                                      .profile = appendix->profile,
                                      .page = page,
                                      .pages = pages,
                                      .scratch = &scratch};
    const struct rich_text *text = compose_text(form ? form : &bare, &context, arena);
    buffer_free(&scratch);
    return text;
}
