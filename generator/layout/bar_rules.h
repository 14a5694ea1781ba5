/* Bars below the text of cells: the room they take, and the rules they are drawn with. */
#ifndef PHULUC_LAYOUT_BAR_RULES_H
#define PHULUC_LAYOUT_BAR_RULES_H

#include "layout/page_builder.h"

/* The height that a bar and the air around it take below a text of that leading. */
length bar_room(length leading);

/* Draws a bar that is filled so far of BAR_FULL, its room beginning at `top`, from edge to
 * edge between `left` and `right`. `outline` is the thickness of its outline. */
void bar_place(struct page_builder *builder, uint16_t bar, length leading, length left,
               length right, length top, length outline);

#endif
