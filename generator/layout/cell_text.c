/* Sets the text of a cell, in a smaller type where a word is too wide for it. */
#include "layout/cell_text.h"

enum {
    SIZE_STEP = 100, /* sizes are tried in tenths of a point */
    TRIES = 2        /* the second for what rounding added to a word of many pieces */
};

/* At which the widest word fits; widths grow with the size. */
static length fitting_size(length size, length width, length excess)
{
    if (width <= 0)
        return 0;
    length fitting = (length)((int64_t)size * width / ((int64_t)width + excess));
    return fitting - fitting % SIZE_STEP;
}

/* A broken figure would be read as another one: it may become smaller than a word. */
static length smallest(length size, const char *word)
{
    bool figure = (*word >= '0' && *word <= '9') ||
                  (*word == '-' && word[1] >= '0' && word[1] <= '9');
    return figure ? size * 2 / 5 : size * 2 / 3;
}

struct text_block set_cell_text(const struct type_metrics *metrics,
                                const struct text_style *style,
                                const struct rich_text *text, length width, bool even,
                                enum too_wide too_wide, struct arena *arena)
{
    struct text_block whole = break_lines(metrics, style, text, width, even, arena);
    if (!whole.too_wide || too_wide == TOO_WIDE_BREAK)
        return whole;
    struct text_style smaller = *style;
    struct text_block block = whole;
    length least = smallest(style->size, whole.too_wide);
    for (unsigned tries = 0; block.too_wide && smaller.size > least; tries++) {
        smaller.size =
            tries < TRIES ? fitting_size(smaller.size, width, block.excess) : least;
        if (smaller.size < least)
            smaller.size = least;
        block = break_lines(metrics, &smaller, text, width, even, arena);
    }
    block.excess = whole.excess;
    block.too_wide = whole.too_wide;
    block.too_wide_bytes = whole.too_wide_bytes;
    return block;
}
