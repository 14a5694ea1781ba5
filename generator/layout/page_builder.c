/* Builds pages: collects blocks, texts and rules, and hands each finished page to the sink.
 */
#include "layout/page_builder.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct page_builder {
    const struct appendix *appendix;
    const struct type_metrics *metrics;
    const struct page_sink *sink;
    unsigned pages;                   /* in all, as page numbers tell it */
    struct arena *arena;              /* of this page; rewound when it is finished */
    const struct layout_spec *layout; /* that the page began with */
    const struct layout_spec *next_layout;
    struct page page; /* the one being built */
    struct text_area area;
    length mirror; /* how far even pages stand to the right of odd ones */
    length cursor;
    struct block *blocks; /* these four grow and are used again for each page */
    size_t block_capacity;
    struct text_item *texts;
    size_t text_capacity;
    struct text_item *ordered; /* the same by block, where they are out of order */
    size_t ordered_capacity;
    struct rule_item *rules;
    size_t rule_capacity;
    bool out_of_order; /* a text was added for an earlier block than the one before it */
};

static length page_width(const struct profile *profile, const struct layout_spec *layout)
{
    return layout->landscape ? profile->page_height : profile->page_width;
}

static length page_height(const struct profile *profile, const struct layout_spec *layout)
{
    return layout->landscape ? profile->page_width : profile->page_height;
}

static const struct margins *layout_margins(const struct profile *profile,
                                            const struct layout_spec *layout)
{
    return layout->landscape ? &profile->landscape : &profile->portrait;
}

struct text_area layout_area(const struct page_builder *builder,
                             const struct layout_spec *layout)
{
    const struct profile *profile = builder->appendix->profile;
    const struct margins *margins = layout_margins(profile, layout);
    return (struct text_area){.left = margins->left,
                              .right = page_width(profile, layout) - margins->right,
                              .top = margins->top,
                              .bottom = page_height(profile, layout) - margins->bottom};
}

/* The page as the layout of what stands first on it has it. */
static void begin_page(struct page_builder *builder)
{
    const struct profile *profile = builder->appendix->profile;
    builder->layout = builder->next_layout;
    builder->page.width = page_width(profile, builder->layout);
    builder->page.height = page_height(profile, builder->layout);
    builder->area = layout_area(builder, builder->layout);
    const struct margins *margins = layout_margins(profile, builder->layout);
    builder->mirror = profile->mirrored ? margins->right - margins->left : 0;
    builder->cursor = builder->area.top;
}

struct page_builder *page_builder_new(const struct appendix *appendix,
                                      const struct type_metrics *metrics, unsigned pages,
                                      const struct page_sink *sink)
{
    struct page_builder *builder = memory_new(sizeof *builder);
    builder->appendix = appendix;
    builder->metrics = metrics;
    builder->sink = sink;
    builder->pages = pages;
    builder->arena = arena_new(4096);
    builder->page.number = 1;
    builder->next_layout = appendix->tables[0].layout;
    begin_page(builder);
    return builder;
}

void page_builder_free(struct page_builder *builder)
{
    if (!builder)
        return;
    arena_free(builder->arena);
    free(builder->blocks);
    free(builder->texts);
    free(builder->ordered);
    free(builder->rules);
    free(builder);
}

struct text_area page_area(const struct page_builder *builder)
{
    return builder->area;
}

bool page_is_empty(const struct page_builder *builder)
{
    return !builder->page.block_count && !builder->page.rule_count;
}

int page_begin_table(struct page_builder *builder, const struct layout_spec *layout)
{
    bool turned = layout->landscape != builder->layout->landscape;
    builder->next_layout = layout;
    if (page_is_empty(builder))
        begin_page(builder);
    else if (turned)
        return page_finish(builder);
    return 0;
}

length page_cursor(const struct page_builder *builder)
{
    return builder->cursor;
}

void page_set_cursor(struct page_builder *builder, length y)
{
    builder->cursor = y;
}

uint32_t page_add_block(struct page_builder *builder, const struct block *block)
{
    size_t number = builder->page.block_count++;
    builder->blocks = memory_grow(builder->blocks, number, &builder->block_capacity,
                                  sizeof *builder->blocks);
    builder->blocks[number] = *block;
    return (uint32_t)number;
}

uint32_t page_last_block(const struct page_builder *builder)
{
    return (uint32_t)(builder->page.block_count - 1);
}

/* What all is moved by to the right on this page. */
static length page_shift(const struct page_builder *builder)
{
    return builder->page.number % 2 ? 0 : builder->mirror;
}

static void add_text(struct page_builder *builder, const struct text_item *item)
{
    size_t number = builder->page.text_count++;
    builder->texts = memory_grow(builder->texts, number, &builder->text_capacity,
                                 sizeof *builder->texts);
    if (number && builder->texts[number - 1].block > item->block)
        builder->out_of_order = true;
    builder->texts[number] = *item;
    builder->texts[number].x += page_shift(builder);
}

/* Where a line begins between two edges. */
static length aligned(enum align align, length left, length right, length width)
{
    switch (align) {
    case ALIGN_LEFT:
    case ALIGN_JUSTIFY:
    case ALIGN_DECIMAL: /* whose left edge is the figure's own */
        break;
    case ALIGN_CENTER:
        return left + (right - left - width) / 2;
    case ALIGN_RIGHT:
        return right - width;
    }
    return left;
}

/* From the top of a line to its baseline: the type's extent is centred in the leading. */
static length baseline(const struct type_metrics *metrics, const struct text_style *style)
{
    int64_t extent = metrics->ascent + metrics->descent;
    int64_t units = metrics->units_per_em;
    length above = style->leading - (length)(extent * style->size / units);
    return above / 2 + (length)((int64_t)metrics->ascent * style->size / units);
}

/* The words of a line that is set to both edges: what is to be added so far. */
struct stretch {
    int64_t whole; /* what the line lacks */
    unsigned gaps, passed;
};

static unsigned count_gaps(const struct text_line *line)
{
    unsigned gaps = 0;
    for (unsigned f = 0; f < line->fragment_count; f++)
        for (uint32_t i = 0; i < line->fragments[f].bytes; i++)
            gaps += line->fragments[f].utf8[i] == ' ';
    return gaps;
}

/* No gap grows by more than a third of the type size: such a line stays ragged. */
static struct stretch find_stretch(const struct text_line *line, length room, length size)
{
    struct stretch stretch = {room - line->width, count_gaps(line), 0};
    bool stretched = !line->last && stretch.gaps && stretch.whole > 0 &&
                     stretch.whole <= (int64_t)stretch.gaps * size / 3;
    if (!stretched)
        stretch.whole = 0;
    return stretch;
}

static length stretch_so_far(const struct stretch *stretch)
{
    return stretch->whole ? (length)(stretch->whole * stretch->passed / stretch->gaps) : 0;
}

/* Adds a fragment word by word, each with the space behind it. */
static void add_words(struct page_builder *builder, struct text_item item,
                      struct stretch *stretch)
{
    const char *end = item.utf8 + item.bytes, *start = item.utf8;
    length x = item.x;
    bool ends_line = item.ends_line;
    while (start < end) {
        const char *space = memchr(start, ' ', (size_t)(end - start));
        const char *next = space ? space + 1 : end;
        item.utf8 = start;
        item.bytes = (uint32_t)(next - start);
        item.width =
            measure_text(builder->metrics, item.style, item.size, start, item.bytes);
        item.x = x + stretch_so_far(stretch);
        item.ends_line = ends_line && next == end;
        add_text(builder, &item);
        x += item.width;
        stretch->passed += space != NULL;
        start = next;
    }
}

static struct text_item fragment_item(const struct fragment *fragment, uint32_t block,
                                      length x, length y)
{
    return (struct text_item){.block = block,
                              .x = x,
                              .y = y,
                              .size = fragment->size,
                              .width = fragment->width,
                              .style = fragment->style,
                              .note = fragment->note,
                              .utf8 = fragment->utf8,
                              .bytes = fragment->bytes};
}

static void add_line(struct page_builder *builder, uint32_t block,
                     const struct text_line *line, bool ends_line, length x, length y,
                     struct stretch *stretch)
{
    for (unsigned f = 0; f < line->fragment_count; f++) {
        const struct fragment *fragment = &line->fragments[f];
        struct text_item item = fragment_item(fragment, block, x + fragment->x,
                                              y - fragment->rise);
        item.ends_line = ends_line && f + 1 == line->fragment_count;
        if (stretch->whole)
            add_words(builder, item, stretch);
        else
            add_text(builder, &item);
    }
}

/* Whether another word follows in the next line. */
static bool goes_on(const struct text_block *text, unsigned line)
{
    return line + 1 < text->line_count && !text->lines[line].cut;
}

void page_add_lines(struct page_builder *builder, uint32_t block,
                    const struct text_block *text, unsigned first, unsigned count,
                    const struct text_style *style, enum align align, length left,
                    length right, length y)
{
    y += baseline(builder->metrics, style);
    for (unsigned i = first; i < first + count; i++, y += style->leading) {
        const struct text_line *line = &text->lines[i];
        struct stretch stretch = {0};
        if (align == ALIGN_JUSTIFY)
            stretch = find_stretch(line, right - left, text->size);
        add_line(builder, block, line, goes_on(text, i),
                 aligned(align, left, right, line->width), y, &stretch);
    }
}

static void add_rotated_line(struct page_builder *builder, uint32_t block,
                             const struct text_line *line, bool ends_line, length x,
                             length y)
{
    for (unsigned f = 0; f < line->fragment_count; f++) {
        const struct fragment *fragment = &line->fragments[f];
        struct text_item item =
            fragment_item(fragment, block, x - fragment->rise, y - fragment->x);
        item.rotated = true;
        item.ends_line = ends_line && f + 1 == line->fragment_count;
        add_text(builder, &item);
    }
}

void page_add_rotated(struct page_builder *builder, uint32_t block,
                      const struct text_block *text, const struct text_style *style,
                      struct text_area box)
{
    length width = (length)text->line_count * style->leading;
    length x = aligned(ALIGN_CENTER, box.left, box.right, width) +
               baseline(builder->metrics, style);
    for (unsigned i = 0; i < text->line_count; i++, x += style->leading) {
        const struct text_line *line = &text->lines[i];
        length y = box.bottom - (box.bottom - box.top - line->width) / 2;
        add_rotated_line(builder, block, line, goes_on(text, i), x, y);
    }
}

void page_add_rule(struct page_builder *builder, struct rule_item rule)
{
    builder->rules = memory_grow(builder->rules, builder->page.rule_count,
                                 &builder->rule_capacity, sizeof *builder->rules);
    rule.x0 += page_shift(builder);
    rule.x1 += page_shift(builder);
    builder->rules[builder->page.rule_count++] = rule;
}

/* The number stands between the edges of the text area, its digits centred on the height
 * that the profile names. */
static void add_page_number(struct page_builder *builder)
{
    const struct profile *profile = builder->appendix->profile;
    if (builder->page.number == 1 && !profile->page_number_on_first)
        return;
    struct text_style style = {.size = profile->page_number_size,
                               .leading = profile->page_number_size};
    const struct rich_text *number =
        appendix_page_number(builder->appendix, builder->layout, builder->page.number,
                             builder->pages, builder->arena);
    struct text_area area = builder->area;
    struct text_block text = break_lines(builder->metrics, &style, number,
                                         area.right - area.left, true, builder->arena);
    struct block block = {.role = ROLE_PAGE_NUMBER, .artifact = true};
    length digits = (length)((int64_t)builder->metrics->digit_height * style.size /
                             builder->metrics->units_per_em);
    length middle = profile->page_number_center + digits / 2;
    page_add_lines(builder, page_add_block(builder, &block), &text, 0, text.line_count,
                   &style, ALIGN_CENTER, area.left, area.right,
                   middle - baseline(builder->metrics, &style));
}

/* The texts by block, within a block as they were added. */
static const struct text_item *order_texts(struct page_builder *builder)
{
    const struct page *page = &builder->page;
    if (builder->ordered_capacity < page->text_count) {
        free(builder->ordered);
        builder->ordered_capacity = builder->text_capacity;
        builder->ordered = memory_new(builder->ordered_capacity * sizeof *builder->ordered);
    }
    size_t *places = arena_alloc(builder->arena, (page->block_count + 1) * sizeof *places);
    for (size_t i = 0; i < page->text_count; i++)
        places[builder->texts[i].block + 1]++;
    for (size_t block = 0; block < page->block_count; block++)
        places[block + 1] += places[block];
    for (size_t i = 0; i < page->text_count; i++)
        builder->ordered[places[builder->texts[i].block]++] = builder->texts[i];
    return builder->ordered;
}

int page_finish(struct page_builder *builder)
{
    add_page_number(builder);
    struct page *page = &builder->page;
    page->blocks = builder->blocks;
    page->texts = builder->out_of_order ? order_texts(builder) : builder->texts;
    page->rules = builder->rules;
    int result = builder->sink->page(builder->sink->context, page);
    page->number++;
    page->block_count = page->text_count = page->rule_count = 0;
    builder->out_of_order = false;
    begin_page(builder);
    arena_rewind(builder->arena);
    return result;
}

unsigned page_count(const struct page_builder *builder)
{
    return builder->page.number - 1;
}
