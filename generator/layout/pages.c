/* Lays an appendix out: heading lines, table, notes, page after page. */
#include "layout/pages.h"

#include "layout/page_builder.h"
#include "layout/table.h"

/* Texts that stand for themselves, over the width of the text area. */
struct flow {
    const struct appendix *appendix;
    const struct type_metrics *metrics;
    struct page_builder *builder;
    struct arena *arena; /* of their lines; freed after the last page */
};

/* Sets a text line by line, on further pages where it must. */
static int set_text(struct flow *flow, const struct rich_text *text,
                    const struct line_spec *line, enum role role, enum align align)
{
    if (rich_text_empty(text))
        return 0;
    struct page_builder *builder = flow->builder;
    struct text_area area = page_area(builder);
    struct text_style style = {line->size, line->leading, line->style};
    struct text_block lines =
        break_lines(flow->metrics, &style, text, area.right - area.left,
                    align == ALIGN_CENTER, flow->arena);
    struct block block = {.role = role};
    page_set_cursor(builder, page_cursor(builder) + line->before);
    for (unsigned i = 0; i < lines.line_count; i++) {
        bool full = page_cursor(builder) + line->leading > area.bottom;
        if (full && page_cursor(builder) > area.top && page_finish(builder))
            return -1;
        if (i == 0 || full) {
            block.continued = i > 0;
            block.top = page_cursor(builder);
            page_add_block(builder, &block);
        }
        length y = page_cursor(builder);
        page_add_lines(builder, page_last_block(builder), &lines, i, 1, &style, align,
                       area.left, area.right, y);
        page_set_cursor(builder, y + line->leading);
    }
    return 0;
}

/* The short rule under the heading (NĐ 30/2020, Phụ lục I). */
static void set_closing_line(struct flow *flow)
{
    const struct profile *profile = flow->appendix->profile;
    struct text_area area = page_area(flow->builder);
    length middle = area.left + (area.right - area.left) / 2;
    length y = page_cursor(flow->builder) + profile->closing_line.before;
    page_add_rule(flow->builder, (struct rule_item){middle - profile->closing_width / 2, y,
                                                    middle + profile->closing_width / 2, y,
                                                    profile->closing_thickness});
    page_set_cursor(flow->builder, y + profile->closing_thickness);
}

static int set_heading(struct flow *flow)
{
    const struct appendix *appendix = flow->appendix;
    const struct profile *profile = appendix->profile;
    if (set_text(flow, appendix->label, &profile->label, ROLE_LABEL, ALIGN_CENTER) ||
        set_text(flow, appendix->title, &profile->title, ROLE_TITLE, ALIGN_CENTER) ||
        set_text(flow, appendix->reference, &profile->reference, ROLE_REFERENCE,
                 ALIGN_CENTER) ||
        set_text(flow, appendix->closing, &profile->closing_line, ROLE_CLOSING,
                 ALIGN_CENTER))
        return -1;
    if (profile->closing == CLOSING_LINE && appendix->reference)
        set_closing_line(flow);
    page_set_cursor(flow->builder, page_cursor(flow->builder) + profile->table_before);
    return 0;
}

static int set_notes(struct flow *flow)
{
    const struct appendix *appendix = flow->appendix;
    for (unsigned i = 0; i < appendix->note_count; i++)
        if (set_text(flow, appendix->notes[i], &appendix->profile->notes, ROLE_NOTE,
                     ALIGN_LEFT))
            return -1;
    return 0;
}

enum { LEAST_AREA = 28346 }; /* 10 mm */

static int check_area(const struct flow *flow, struct diagnostics *diagnostics)
{
    struct text_area area = page_area(flow->builder);
    if (area.right - area.left >= LEAST_AREA && area.bottom - area.top >= LEAST_AREA)
        return 0;
    diagnose(diagnostics, DIAG_LAYOUT_PAGE, place_in(flow->appendix->profile->source, 0),
             _("the margins leave no room on the page; make the page larger or the margins "
               "smaller"));
    return -1;
}

/* One pass over the appendix. Returns the number of pages, or -1. */
static int set_pages(struct flow *flow, bool tell, struct diagnostics *diagnostics)
{
    if (check_area(flow, diagnostics))
        return -1;
    struct table *table =
        table_new(flow->appendix, flow->metrics, flow->builder, tell, diagnostics);
    int result = -1;
    if (table && !set_heading(flow) && !table_set(table) && !set_notes(flow) &&
        !page_finish(flow->builder))
        result = (int)page_count(flow->builder);
    table_free(table);
    return result;
}

static int run_pass(const struct appendix *appendix, const struct type_metrics *metrics,
                    unsigned pages, const struct page_sink *sink, bool tell,
                    struct diagnostics *diagnostics)
{
    struct flow flow = {appendix, metrics, page_builder_new(appendix, metrics, pages, sink),
                        arena_new(4096)};
    int result = set_pages(&flow, tell, diagnostics);
    page_builder_free(flow.builder);
    arena_free(flow.arena);
    return result;
}

static int count_page(void *context, const struct page *page)
{
    (void)context;
    (void)page;
    return 0;
}

int lay_out_pages(const struct appendix *appendix, const struct type_metrics *metrics,
                  const struct page_sink *sink, struct diagnostics *diagnostics)
{
    static const struct page_sink counting = {count_page, NULL};
    int pages = 0;
    if (appendix_counts_pages(appendix)) {
        pages = run_pass(appendix, metrics, 0, &counting, false, diagnostics);
        if (pages < 0)
            return -1;
    }
    return run_pass(appendix, metrics, (unsigned)pages, sink, true, diagnostics) < 0 ? -1
                                                                                     : 0;
}
