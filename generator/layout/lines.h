/* Breaks a text into lines. */
#ifndef PHULUC_LAYOUT_LINES_H
#define PHULUC_LAYOUT_LINES_H

#include "base/arena.h"
#include "base/length.h"
#include "layout/measure.h"
#include "model/layout_spec.h"
#include "model/rich_text.h"

#include <stdbool.h>

struct text_style {
    length size, leading; /* type size; from one baseline to the next */
    unsigned style;       /* STYLE_* added to every run */
    length indent;        /* of the first line of each paragraph */
};

/* The style of a heading line, a note or the like. */
struct text_style line_text_style(const struct line_spec *line);

/* A stretch of one line in one style. */
struct fragment {
    const char *utf8;
    uint32_t bytes;
    length x;    /* from the left end of the line */
    length width;
    length size; /* type size */
    length rise; /* above the baseline */
    uint8_t style;
    uint16_t note; /* whose mark it is, or 0 */
};

struct text_line {
    const struct fragment *fragments;
    unsigned fragment_count;
    length width;
    bool last; /* of its paragraph, or before a hard break: it is not justified */
    bool cut;  /* it ends within a word */
};

struct text_block {
    const struct text_line *lines;
    unsigned line_count;
    length size;          /* type size */
    length excess;        /* by how much the widest word was too wide */
    const char *too_wide; /* that word, `too_wide_bytes` long, or NULL */
    uint32_t too_wide_bytes;
    bool broken;          /* a word stands in pieces */
};

/* Breaks a composed text to lines no wider than `measure`: the fewest lines, and among those
 * the most even ones (total fit, by dynamic programming over the words). The last line of a
 * paragraph may be short but not a stub; with `even` it counts like the others. The lines
 * live in the arena; their bytes there or in the text. */
struct text_block break_lines(const struct type_metrics *metrics,
                              const struct text_style *style,
                              const struct rich_text *text, length measure, bool even,
                              struct arena *arena);

/* How wide texts are. At a measure of its widest line break_lines ends the lines of a text
 * at the hard breaks only; at that of its widest word it need not break any. */
struct text_extent {
    length widest_word, widest_line;
};

/* Raises an extent to hold a text too; without its indents. Words are only looked at in
 * lines that are wider than the widest one so far. */
void raise_extent(struct text_extent *extent, const struct type_metrics *metrics,
                  const struct text_style *style, const struct rich_text *text,
                  struct arena *arena);

#endif
