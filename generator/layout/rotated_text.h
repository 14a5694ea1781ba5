/* Text that is turned by a quarter to the left: its lines run upward and follow each other
 * from left to right. */
#ifndef PHULUC_LAYOUT_ROTATED_TEXT_H
#define PHULUC_LAYOUT_ROTATED_TEXT_H

#include "layout/lines.h"

/* Where a rotated text has to stand. */
struct upright_space {
    length width;  /* for the lines beside each other */
    length height; /* beyond which it does not matter any more how long they get */
    length liked;  /* lines of this length need not become more and shorter ones */
};

/* Breaks a text to the fewest lines that are no longer than is liked, or else to as many as
 * the width holds, at least one; and these to the least length that breaks no word. Where the height is not enough for that it ends lines at hard
 * breaks only; where it has more hard breaks than the width holds they count as spaces. In
 * the result, `excess` is by how much its own lines are wider than the space, and `too_wide`
 * is NULL. */
struct text_block break_rotated(const struct type_metrics *metrics,
                                const struct text_style *style,
                                const struct rich_text *text, struct upright_space space,
                                struct arena *arena);

/* How long the longest line is: the height that the text needs. */
length rotated_height(const struct text_block *text);

/* The width of the text with lines ended at the hard breaks only. */
length rotated_width(const struct text_style *style, const struct rich_text *text);

#endif
