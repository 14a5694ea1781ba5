/* An appendix ready to be laid out: heading lines, tables, and what ends it. */
#include "compute/appendix.h"

#include "base/memory.h"
#include "compute/compose.h"
#include "compute/flat_text.h"
#include "compute/comparison_check.h"
#include "compute/layout_check.h"
#include "compute/sum_check.h"
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
    bool any = !rich_text_empty(appendix->label) || !rich_text_empty(appendix->title) ||
               !rich_text_empty(appendix->reference);
    if (profile->closing == CLOSING_HYPHENS && any) /* they close what stands above them */
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

static void compose_tables(struct appendix *appendix)
{
    struct appendix_table *table = appendix->tables;
    const struct report_table *given = appendix->report->tables;
    for (; given; given = given->next, table++) {
        table->title = compose_own(appendix, given->title);
        if (!rich_text_empty(table->title))
            table->bookmark = plain_text(table->title, appendix->arena);
        table->before = compose_own(appendix, given->before);
        table->unit_line = compose_own(appendix, given->unit_line);
        table->after = compose_own(appendix, given->after);
        table->rows = row_source_new(appendix->report, given, table->layout);
    }
}

/* What stands below the last table, besides the notes. */
static void compose_end(struct appendix *appendix)
{
    const struct report *report = appendix->report;
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
    runs[0].mark = note_number(note);
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

/* A layout that several tables use is checked once. */
static int check_layouts(const struct report *report, const struct appendix *appendix,
                         struct diagnostics *diagnostics)
{
    int result = 0;
    const struct appendix_table *table = appendix->tables;
    const struct report_table *given = report->tables;
    for (; given; given = given->next, table++)
        if ((!table->layout_seen && layout_check(report, table->layout, diagnostics)) ||
            layout_check_groups(report, given, table->layout, diagnostics) ||
            own_comparisons_check(report, given, table->layout, diagnostics))
            result = -1;
    return result;
}

static void take_layouts(struct appendix *appendix,
                         const struct layout_spec *const *layouts)
{
    for (unsigned i = 0; i < appendix->table_count; i++) {
        appendix->tables[i].layout = layouts[i];
        for (unsigned j = 0; j < i; j++)
            if (layouts[j] == layouts[i])
                appendix->tables[i].layout_seen = true;
    }
}

struct appendix *appendix_new(const struct report *report,
                              const struct layout_spec *const *layouts,
                              const struct profile *profile,
                              struct diagnostics *diagnostics)
{
    struct appendix *appendix = memory_new(sizeof *appendix);
    *appendix = (struct appendix){.arena = arena_new(4096),
                                  .report = report,
                                  .source = report->source,
                                  .profile = profile,
                                  .table_count = report->table_count};
    appendix->tables = memory_new(report->table_count * sizeof *appendix->tables);
    take_layouts(appendix, layouts);
    if (check_layouts(report, appendix, diagnostics)) {
        appendix_free(appendix);
        return NULL;
    }
    compose_headings(appendix);
    compose_tables(appendix);
    for (unsigned i = 0; i < appendix->table_count; i++) {
        const struct appendix_table *table = &appendix->tables[i];
        if (!table->layout_seen)
            comparison_periods_check(report, table->layout, diagnostics);
        comparisons_check(table->rows, diagnostics);
        sum_check(table->rows, diagnostics);
    }
    compose_end(appendix);
    compose_notes(appendix);
    return appendix;
}

void appendix_free(struct appendix *appendix)
{
    if (!appendix)
        return;
    for (unsigned i = 0; i < appendix->table_count; i++)
        row_source_free(appendix->tables[i].rows);
    free(appendix->tables);
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
    for (unsigned i = 0; i < appendix->table_count; i++)
        if (has_field(appendix->tables[i].layout->page_number, FIELD_PAGES))
            return true;
    return false;
}

const struct rich_text *appendix_page_number(const struct appendix *appendix,
                                             const struct layout_spec *layout,
                                             unsigned page, unsigned pages,
                                             struct arena *arena)
{
    static const struct field number = {.kind = FIELD_PAGE};
    static const struct run run = {.kind = RUN_FIELD, .field = &number};
    static const struct rich_text bare = {&run, 1, 0};
    const struct rich_text *form = layout->page_number;
    struct buffer scratch = {0};
    struct compose_context context = {.report = appendix->report,
                                      .layout = layout,
                                      .profile = appendix->profile,
                                      .page = page,
                                      .pages = pages,
                                      .scratch = &scratch};
    const struct rich_text *text = compose_text(form ? form : &bare, &context, arena);
    buffer_free(&scratch);
    return text;
}
