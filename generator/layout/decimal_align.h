/* Places figures so that the decimal commas of a column stand below each other. */
#ifndef PHULUC_LAYOUT_DECIMAL_ALIGN_H
#define PHULUC_LAYOUT_DECIMAL_ALIGN_H

#include "layout/lines.h"

/* How wide a figure is before its decimal comma, or where it has none before the end of its
 * digits, and from there on; of a column: the widest of each. */
struct decimal_parts {
    length before, after;
};

/* Whether a text is a figure, and its parts. A figure stands in one line without spaces
 * between words: a no-break space may tie a unit to it. It is one number, of digits, dots
 * that group them and a decimal comma; before it stand signs, but no letter; behind it
 * anything, but no other digit before a letter. So 12,8%, -3,5, (1.664.183) and 0,25 m2
 * tied by a no-break space are figures; 14-18%, 440/464, I.6, "Đạt" and "-" are not. Marks
 * of notes are passed over. */
bool find_decimal_parts(const struct type_metrics *metrics, const struct text_block *text,
                        struct decimal_parts *parts);

/* Where the line of a figure begins in a cell that is `width` wide inside its padding. The
 * widest parts of the column, side by side, are centred in it. Where they are too wide, the
 * narrower of the two stands at its edge, and a figure that would stand out at the other
 * one is shifted so far that it does not. */
length decimal_indent(const struct decimal_parts *widest, const struct decimal_parts *parts,
                      length width);

#endif
