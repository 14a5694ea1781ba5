/* Lays an appendix out: its heading, its tables one after the other, what ends it. */
#include "layout/pages.h"

#include "base/memory.h"
#include "layout/flow.h"
#include "layout/signature_block.h"
#include "layout/table.h"

#include <stdlib.h>

/* The short rule under the heading (NĐ 30/2020, Phụ lục I). */
static void set_closing_line(struct flow *flow)
{
    const struct profile *profile = flow->appendix->profile;
    struct text_area area = page_area(flow->builder);
    length middle = area.left + (area.right - area.left) / 2;
    length y = page_cursor(flow->builder) + profile->closing_line.before;
    page_add_rule(flow->builder,
                  (struct rule_item){middle - profile->closing_width / 2, y,
                                     middle + profile->closing_width / 2, y,
                                     .thickness = profile->closing_thickness});
    page_set_cursor(flow->builder, y + profile->closing_thickness);
}

static int set_heading(struct flow *flow)
{
    const struct appendix *appendix = flow->appendix;
    const struct profile *profile = appendix->profile;
    if (flow_text(flow, appendix->label, &profile->label, ROLE_LABEL, ALIGN_CENTER) ||
        flow_text(flow, appendix->title, &profile->title, ROLE_TITLE, ALIGN_CENTER) ||
        flow_text(flow, appendix->reference, &profile->reference, ROLE_REFERENCE,
                  ALIGN_CENTER) ||
        flow_text(flow, appendix->closing, &profile->closing_line, ROLE_CLOSING,
                  ALIGN_CENTER))
        return -1;
    if (profile->closing == CLOSING_LINE && appendix->reference)
        set_closing_line(flow);
    return 0;
}

/* The heading stays with the first line of the first note. */
static int set_notes(struct flow *flow)
{
    const struct appendix *appendix = flow->appendix;
    const struct line_spec *line = &appendix->profile->notes;
    if (!rich_text_empty(appendix->notes_heading) &&
        (flow_make_room(flow, 2 * (line->before + line->leading)) ||
         flow_text(flow, appendix->notes_heading, line, ROLE_NOTES_HEADING, ALIGN_LEFT)))
        return -1;
    for (unsigned i = 0; i < appendix->note_count; i++)
        if (flow_text(flow, appendix->notes[i], line, ROLE_NOTE, ALIGN_LEFT))
            return -1;
    return 0;
}

static int set_end(struct flow *flow)
{
    const struct appendix *appendix = flow->appendix;
    const struct profile *profile = appendix->profile;
    if (flow_text(flow, appendix->closing_mark, &profile->closing_mark, ROLE_CLOSING_MARK,
                  ALIGN_CENTER) ||
        set_notes(flow) || signature_block_set(flow))
        return -1;
    return 0;
}

static length notes_height(struct flow *flow)
{
    const struct appendix *appendix = flow->appendix;
    const struct line_spec *line = &appendix->profile->notes;
    length height = flow_text_height(flow, appendix->notes_heading, line, ALIGN_LEFT);
    for (unsigned i = 0; i < appendix->note_count; i++)
        height += flow_text_height(flow, appendix->notes[i], line, ALIGN_LEFT);
    return height;
}

/* The height of what must stand on the page of the last table's last row: what follows the
 * table, where that takes no more than three quarters of a page; else what directly follows
 * it and must not stand on a page without any row. */
static length height_below(struct flow *flow, unsigned table)
{
    const struct appendix *appendix = flow->appendix;
    const struct profile *profile = appendix->profile;
    if (table + 1 < appendix->table_count)
        return 0;
    struct text_area area = page_area(flow->builder);
    length after =
        flow_paragraphs_height(flow, appendix->tables[table].after, &profile->text);
    length mark = flow_text_height(flow, appendix->closing_mark, &profile->closing_mark,
                                   ALIGN_CENTER);
    length notes = notes_height(flow), signatures = signature_block_height(flow);
    if (after + mark + notes + signatures <= (area.bottom - area.top) / 4 * 3)
        return after + mark + notes + signatures;
    if (after)
        return 0;
    return notes ? mark : mark + signatures;
}

/* A table with the texts around it; its title and unit line belong to the table itself. */
static int set_table(struct flow *flow, struct table *table, unsigned number)
{
    const struct appendix_table *content = &flow->appendix->tables[number];
    const struct profile *profile = flow->appendix->profile;
    if (page_begin_table(flow->builder, content->layout) ||
        flow_paragraphs(flow, content->before, &profile->text, ROLE_TEXT))
        return -1;
    if (!page_is_empty(flow->builder))
        page_set_cursor(flow->builder, page_cursor(flow->builder) + profile->table_before);
    if (table_set(table, height_below(flow, number)))
        return -1;
    return flow_paragraphs(flow, content->after, &profile->text, ROLE_TEXT);
}

enum { LEAST_AREA = 28346 }; /* 10 mm */

static int check_areas(const struct flow *flow, struct diagnostics *diagnostics)
{
    const struct appendix *appendix = flow->appendix;
    for (unsigned i = 0; i < appendix->table_count; i++) {
        struct text_area area = layout_area(flow->builder, appendix->tables[i].layout);
        if (area.right - area.left >= LEAST_AREA && area.bottom - area.top >= LEAST_AREA)
            continue;
        diagnose(diagnostics, DIAG_LAYOUT_PAGE, place_in(appendix->profile->source, 0),
                 _("the margins leave no room on the page; make the page larger or the "
                   "margins smaller"));
        return -1;
    }
    return 0;
}

/* All tables are made before the first page, so that the faults of all are told. */
static int make_tables(struct flow *flow, struct table **tables, bool tell,
                       struct diagnostics *diagnostics)
{
    int result = 0;
    for (unsigned i = 0; i < flow->appendix->table_count; i++) {
        tables[i] =
            table_new(flow->appendix, i, flow->metrics, flow->builder, tell, diagnostics);
        if (!tables[i])
            result = -1;
    }
    return result;
}

/* Returns the number of pages, or -1. */
static int set_pages(struct flow *flow, struct table **tables)
{
    if (set_heading(flow))
        return -1;
    for (unsigned i = 0; i < flow->appendix->table_count; i++)
        if (set_table(flow, tables[i], i))
            return -1;
    if (set_end(flow) || page_finish(flow->builder))
        return -1;
    return (int)page_count(flow->builder);
}

/* One pass over the appendix. Returns the number of pages, or -1. */
static int run_pass(const struct appendix *appendix, const struct type_metrics *metrics,
                    unsigned pages, const struct page_sink *sink, bool tell,
                    struct diagnostics *diagnostics)
{
    struct flow flow = {appendix, metrics, page_builder_new(appendix, metrics, pages, sink),
                        arena_new(4096)};
    struct table **tables = memory_new(appendix->table_count * sizeof *tables);
    int result = -1;
    if (!check_areas(&flow, diagnostics) && !make_tables(&flow, tables, tell, diagnostics))
        result = set_pages(&flow, tables);
    for (unsigned i = 0; i < appendix->table_count; i++)
        table_free(tables[i]);
    free(tables);
    page_builder_free(flow.builder);
    arena_free(flow.arena);
    return result;
}

static int ignore_page(void *context, const struct page *page)
{
    (void)context;
    (void)page;
    return 0;
}

const struct page_sink ignoring_sink = {ignore_page, NULL};

int lay_out_pages(const struct appendix *appendix, const struct type_metrics *metrics,
                  const struct page_sink *sink, struct diagnostics *diagnostics)
{
    int pages = 0;
    if (appendix_counts_pages(appendix)) {
        pages = run_pass(appendix, metrics, 0, &ignoring_sink, false, diagnostics);
        if (pages < 0)
            return -1;
    }
    return run_pass(appendix, metrics, (unsigned)pages, sink, true, diagnostics) < 0 ? -1
                                                                                     : 0;
}
