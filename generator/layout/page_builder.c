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
    unsigned pages;      /* in all, as page numbers tell it */
    struct arena *arena; /* of this page; rewound when it is finished */
    struct page page;    /* the one being built */
    struct text_area area;
    length cursor;
    struct block *blocks; /* these three grow and are used again for each page */
    size_t block_capacity;
    struct text_item *texts;
    size_t text_capacity;
    struct rule_item *rules;
    size_t rule_capacity;
    bool out_of_order; /* a text was added for an earlier block than the one before it */
};

struct page_builder *page_builder_new(const struct appendix *appendix,
                                      const struct type_metrics *metrics, unsigned pages,
                                      const struct page_sink *sink)
{
    const struct profile *profile = appendix->profile;
    bool landscape = appendix->layout->landscape;
    const struct margins *margins = landscape ? &profile->landscape : &profile->portrait;
    struct page_builder *builder = memory_new(sizeof *builder);
    builder->appendix = appendix;
    builder->metrics = metrics;
    builder->sink = sink;
    builder->pages = pages;
    builder->arena = arena_new(4096);
    builder->page.number = 1;
    builder->page.width = landscape ? profile->page_height : profile->page_width;
    builder->page.height = landscape ? profile->page_width : profile->page_height;
    builder->area = (struct text_area){.left = margins->left,
                                       .right = builder->page.width - margins->right,
                                       .top = margins->top,
                                       .bottom = builder->page.height - margins->bottom};
    builder->cursor = builder->area.top;
    return builder;
}

void page_builder_free(struct page_builder *builder)
{
    if (!builder)
        return;
    arena_free(builder->arena);
    free(builder->blocks);
    free(builder->texts);
    free(builder->rules);
    free(builder);
}

struct text_area page_area(const struct page_builder *builder)
{
    return builder->area;
}

length page_cursor(const struct page_builder *builder)
{
    return builder->cursor;
}

void page_set_cursor(struct page_builder *builder, length y)
{
    builder->cursor = y;
}

bool page_empty(const struct page_builder *builder)
{
    return builder->page.block_count == 0;
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

static void add_text(struct page_builder *builder, const struct text_item *item)
{
    size_t number = builder->page.text_count++;
    builder->texts = memory_grow(builder->texts, number, &builder->text_capacity,
                                 sizeof *builder->texts);
    if (number && builder->texts[number - 1].block > item->block)
        builder->out_of_order = true;
    builder->texts[number] = *item;
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
    while (start < end) {
        const char *space = memchr(start, ' ', (size_t)(end - start));
        const char *next = space ? space + 1 : end;
        item.utf8 = start;
        item.bytes = (uint32_t)(next - start);
        item.width =
            measure_text(builder->metrics, item.style, item.size, start, item.bytes);
        item.x = x + stretch_so_far(stretch);
        add_text(builder, &item);
        x += item.width;
        stretch->passed += space != NULL;
        start = next;
    }
}

static void add_line(struct page_builder *builder, uint32_t block,
                     const struct text_line *line, length x, length y,
                     struct stretch *stretch)
{
    for (unsigned f = 0; f < line->fragment_count; f++) {
        const struct fragment *fragment = &line->fragments[f];
        struct text_item item = {.block = block,
                                 .x = x + fragment->x,
                                 .y = y - fragment->rise,
                                 .size = fragment->size,
                                 .width = fragment->width,
                                 .style = fragment->style,
                                 .utf8 = fragment->utf8,
                                 .bytes = fragment->bytes};
        if (stretch->whole)
            add_words(builder, item, stretch);
        else
            add_text(builder, &item);
    }
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
        add_line(builder, block, line, aligned(align, left, right, line->width), y,
                 &stretch);
    }
}

void page_add_rule(struct page_builder *builder, struct rule_item rule)
{
    builder->rules = memory_grow(builder->rules, builder->page.rule_count,
                                 &builder->rule_capacity, sizeof *builder->rules);
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
    const struct rich_text *number = appendix_page_number(
        builder->appendix, builder->page.number, builder->pages, builder->arena);
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

/* Puts the texts in the order of their blocks; those of one block stay as they were added.
 */
static void sort_texts(struct page_builder *builder)
{
    const struct page *page = &builder->page;
    size_t *ends = arena_alloc(builder->arena, (page->block_count + 1) * sizeof *ends);
    for (size_t i = 0; i < page->text_count; i++)
        ends[builder->texts[i].block + 1]++;
    for (size_t i = 0; i < page->block_count; i++)
        ends[i + 1] += ends[i];
    struct text_item *sorted =
        arena_alloc(builder->arena, page->text_count * sizeof *sorted);
    for (size_t i = 0; i < page->text_count; i++)
        sorted[ends[builder->texts[i].block]++] = builder->texts[i];
    memcpy(builder->texts, sorted, page->text_count * sizeof *sorted);
}

int page_finish(struct page_builder *builder)
{
    add_page_number(builder);
    if (builder->out_of_order)
        sort_texts(builder);
    struct page *page = &builder->page;
    page->blocks = builder->blocks;
    page->texts = builder->texts;
    page->rules = builder->rules;
    int result = builder->sink->page(builder->sink->context, page);
    page->number++;
    page->block_count = page->text_count = page->rule_count = 0;
    builder->out_of_order = false;
    builder->cursor = builder->area.top;
    arena_rewind(builder->arena);
    return result;
}

unsigned page_count(const struct page_builder *builder)
{
    return builder->page.number - 1;
}
