/* Texts as people read them: the runs as one string, figures printed. */
#ifndef PHULUC_COMPUTE_FLAT_TEXT_H
#define PHULUC_COMPUTE_FLAT_TEXT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "model/report.h"

#include <stddef.h>

/* A figure in it. */
struct flat_figure {
    size_t offset, size; /* bytes in the string */
    const struct figure *figure;
};

/* All zeros is an empty one. Breaks and new paragraphs are "\n"; marks of notes are left
 * out. */
struct flat_text {
    struct buffer string;
    struct flat_figure *figures;
    size_t count, capacity;
};

void flat_text_free(struct flat_text *flat);

/* Makes it of the text; what it held is forgotten, its memory is used again. */
void flat_text_set(struct flat_text *flat, const struct rich_text *text);

/* The figure that the byte at `offset` is of, or NULL. */
const struct figure *flat_text_figure(const struct flat_text *flat, size_t offset);

/* A text without styles; whatever is no text in it, as a break between paragraphs, is a space.
 * In the arena. */
const char *plain_text(const struct rich_text *text, struct arena *arena);

#endif
