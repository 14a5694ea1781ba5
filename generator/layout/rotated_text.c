/* Text that is turned by a quarter to the left: how its lines are broken. */
#include "layout/rotated_text.h"

enum { LONGEST = 28346456 }; /* 10 m: no page is higher or wider */

struct attempts {
    const struct type_metrics *metrics;
    const struct text_style *style;
    const struct rich_text *text;
    struct arena *arena; /* of one attempt */
};

static unsigned count_lines(const struct attempts *attempts, length measure)
{
    arena_rewind(attempts->arena);
    return break_lines(attempts->metrics, attempts->style, attempts->text, measure, true,
                       attempts->arena)
        .line_count;
}

/* The least measure at which there are no more than `most` lines, neither below the widest
 * word nor above `height`; where there is none, that of the widest line. The longer the
 * lines may be, the fewer they are. */
static length find_measure(const struct attempts *attempts, unsigned most, length height)
{
    struct text_extent extent = {0};
    raise_extent(&extent, attempts->metrics, attempts->style, attempts->text,
                 attempts->arena);
    length low = extent.widest_word, high = extent.widest_line;
    if (high > height)
        high = height;
    if (low > high || count_lines(attempts, high) > most)
        return extent.widest_line < LONGEST ? extent.widest_line : LONGEST;
    while (low < high) {
        length middle = low + (high - low) / 2;
        if (count_lines(attempts, middle) > most)
            low = middle + 1;
        else
            high = middle;
    }
    return high;
}

/* The width of lines beside each other. */
static length stacked(uint32_t lines, const struct text_style *style)
{
    int64_t width = (int64_t)lines * style->leading;
    return width < LONGEST ? (length)width : LONGEST;
}

/* The text with spaces for its hard breaks. */
static struct rich_text join_lines(const struct rich_text *text, struct arena *arena)
{
    static const struct run space = {.kind = RUN_TEXT, .size = 1, .utf8 = " "};
    struct run *runs = arena_copy(arena, text->runs, text->count * sizeof *runs);
    for (uint32_t i = 0; i < text->count; i++)
        if (runs[i].kind != RUN_TEXT)
            runs[i] = space;
    return (struct rich_text){runs, text->count, text->at};
}

struct text_block break_rotated(const struct type_metrics *metrics,
                                const struct text_style *style,
                                const struct rich_text *text, struct upright_space space,
                                struct arena *arena)
{
    unsigned most =
        space.width > style->leading ? (unsigned)(space.width / style->leading) : 1;
    length lack = rotated_width(style, text) - space.width;
    struct rich_text joined = *text;
    if (lack > 0 && text->count)
        joined = join_lines(text, arena);
    struct attempts attempts = {metrics, style, &joined, arena_new(4096)};
    unsigned lines = 1;
    length measure = find_measure(&attempts, lines, space.height);
    while (measure > space.liked && lines < most)
        measure = find_measure(&attempts, ++lines, space.height);
    arena_free(attempts.arena);
    struct text_block block = break_lines(metrics, style, &joined, measure, true, arena);
    block.excess = lack > 0 ? lack : 0;
    block.too_wide = NULL;
    return block;
}

length rotated_height(const struct text_block *text)
{
    length longest = 0;
    for (unsigned i = 0; i < text->line_count; i++)
        if (text->lines[i].width > longest)
            longest = text->lines[i].width;
    return longest;
}

length rotated_width(const struct text_style *style, const struct rich_text *text)
{
    uint32_t lines = rich_text_empty(text) ? 0 : 1;
    for (uint32_t i = 0; lines && i < text->count; i++)
        lines += text->runs[i].kind != RUN_TEXT;
    return stacked(lines, style);
}
