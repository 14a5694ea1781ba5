/* Bars below the text of cells: the room they take, and the rules they are drawn with. */
#include "layout/bar_rules.h"

/* A bar of a third of the leading is about as high as a small letter: it is seen beside the
 * figure and does not outweigh it. A line of text has about a sixth of the leading as air
 * above and below its letters; so has the bar. */
static length bar_height(length leading)
{
    return leading / 3;
}

static length bar_air(length leading)
{
    return leading / 6;
}

length bar_room(length leading)
{
    return bar_height(leading) + 2 * bar_air(leading);
}

static void add_rule(struct page_builder *builder, length x0, length y0, length x1,
                     length y1, length thickness)
{
    page_add_rule(builder, (struct rule_item){x0, y0, x1, y1, thickness, .bar = true});
}

/* The filling runs under the outline, so that no light shows between them; within the
 * outline it is as long as the figure says. */
static void add_filling(struct page_builder *builder, uint16_t bar, struct text_area box,
                        length outline)
{
    length inner = box.right - box.left - 2 * outline;
    length filled = (length)((int64_t)inner * bar / BAR_FULL);
    length middle = (box.top + box.bottom) / 2;
    if (filled > 0)
        add_rule(builder, box.left, middle, box.left + outline + filled, middle,
                 box.bottom - box.top);
}

void bar_place(struct page_builder *builder, uint16_t bar, length leading, length left,
               length right, length top, length outline)
{
    length y0 = top + bar_air(leading), y1 = y0 + bar_height(leading), half = outline / 2;
    add_filling(builder, bar, (struct text_area){left, right, y0, y1}, outline);
    add_rule(builder, left, y0 + half, right, y0 + half, outline);
    add_rule(builder, left, y1 - half, right, y1 - half, outline);
    add_rule(builder, left + half, y0, left + half, y1, outline);
    add_rule(builder, right - half, y0, right - half, y1, outline);
}
