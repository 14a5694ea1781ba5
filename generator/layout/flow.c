/* Texts that stand for themselves, over the width of the text area. */
#include "layout/flow.h"

int flow_make_room(struct flow *flow, length height)
{
    struct page_builder *builder = flow->builder;
    struct text_area area = page_area(builder);
    length cursor = page_cursor(builder);
    return cursor + height > area.bottom && cursor > area.top ? page_finish(builder) : 0;
}

static struct text_block break_text(struct flow *flow, const struct rich_text *text,
                                    const struct line_spec *line, enum align align)
{
    struct text_area area = page_area(flow->builder);
    struct text_style style = line_text_style(line);
    return break_lines(flow->metrics, &style, text, area.right - area.left,
                       align == ALIGN_CENTER, flow->arena);
}

int flow_text(struct flow *flow, const struct rich_text *text, const struct line_spec *line,
              enum role role, enum align align)
{
    if (rich_text_empty(text))
        return 0;
    struct page_builder *builder = flow->builder;
    struct text_area area = page_area(builder);
    struct text_style style = line_text_style(line);
    struct text_block lines = break_text(flow, text, line, align);
    struct block block = {.role = role, .artifact = role == ROLE_CLOSING};
    page_set_cursor(builder, page_cursor(builder) + line->before);
    for (unsigned i = 0; i < lines.line_count; i++) {
        unsigned page = page_count(builder);
        if (flow_make_room(flow, line->leading))
            return -1;
        length y = page_cursor(builder);
        if (i == 0 || page_count(builder) != page) {
            block.continued = i > 0;
            block.top = y;
            page_add_block(builder, &block);
        }
        page_add_lines(builder, page_last_block(builder), &lines, i, 1, &style, align,
                       area.left, area.right, y);
        page_set_cursor(builder, y + line->leading);
    }
    return 0;
}

/* The paragraph that begins with run `*first`, which then is the next one's; its `runs` are
 * NULL behind the last. */
static struct rich_text next_paragraph(const struct rich_text *text, uint32_t *first)
{
    struct rich_text paragraph = {0};
    if (!text || *first >= text->count)
        return paragraph;
    uint32_t end = *first;
    while (end < text->count && text->runs[end].kind != RUN_PARAGRAPH)
        end++;
    paragraph = (struct rich_text){text->runs + *first, end - *first, text->at};
    *first = end + 1;
    return paragraph;
}

int flow_paragraphs(struct flow *flow, const struct rich_text *text,
                    const struct line_spec *line, enum role role)
{
    uint32_t first = 0;
    for (struct rich_text paragraph; (paragraph = next_paragraph(text, &first)).runs;)
        if (flow_text(flow, &paragraph, line, role, ALIGN_JUSTIFY))
            return -1;
    return 0;
}

length flow_text_height(struct flow *flow, const struct rich_text *text,
                        const struct line_spec *line, enum align align)
{
    if (rich_text_empty(text))
        return 0;
    struct text_block lines = break_text(flow, text, line, align);
    return line->before + (length)lines.line_count * line->leading;
}

length flow_paragraphs_height(struct flow *flow, const struct rich_text *text,
                              const struct line_spec *line)
{
    length height = 0;
    uint32_t first = 0;
    for (struct rich_text paragraph; (paragraph = next_paragraph(text, &first)).runs;)
        height += flow_text_height(flow, &paragraph, line, ALIGN_JUSTIFY);
    return height;
}
