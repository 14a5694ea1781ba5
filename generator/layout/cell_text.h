/* Sets the text of a cell, in a smaller type where a word is too wide for it. */
#ifndef PHULUC_LAYOUT_CELL_TEXT_H
#define PHULUC_LAYOUT_CELL_TEXT_H

#include "layout/lines.h"

/* Breaks a cell's text into lines no wider than `width`. Where a word is too wide,
 * TOO_WIDE_BREAK breaks it, and TOO_WIDE_SHRINK sets the whole text in the largest type, in
 * tenths of a point, at which it fits, but no less than two thirds of the style's size, of a figure two fifths:
 * what is too wide even so is broken in that. The leading is the style's in any case. What
 * the block tells of the widest word is by how much it was too wide at the style's size.
 * The lines live as those of break_lines. */
struct text_block set_cell_text(const struct type_metrics *metrics,
                                const struct text_style *style,
                                const struct rich_text *text, length width, bool even,
                                enum too_wide too_wide, struct arena *arena);

#endif
