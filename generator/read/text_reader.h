/* Puts rich text together from the mixed content of an element. */
#ifndef PHULUC_READ_TEXT_READER_H
#define PHULUC_READ_TEXT_READER_H

#include "base/arena.h"
#include "model/rich_text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Takes one text after the other. White space is folded, and dropped where a paragraph or a
 * line begins or ends. */
struct text_reader;

/* The finished texts live in the arena, longer than the reader. The caller frees it. */
struct text_reader *text_reader_new(struct arena *arena);
void text_reader_free(struct text_reader *text);

void text_begin(struct text_reader *text, uint32_t at);
void text_characters(struct text_reader *text, const char *bytes, size_t size);
void text_begin_paragraph(struct text_reader *text);
void text_end_paragraph(struct text_reader *text);
void text_begin_style(struct text_reader *text,
                      uint8_t style); /* added to those around it */
void text_end_style(struct text_reader *text);
void text_break(struct text_reader *text);
void text_gap(struct text_reader *text, unsigned width); /* no-break spaces */

/* Adds a figure, note or field, in the style it stands in. Returns the run's number. */
uint32_t text_insert(struct text_reader *text, struct run run);

/* Tells a figure's run where the figure has found its place. */
void text_set_figure(struct text_reader *text, uint32_t run, const struct figure *figure);

/* True until there is anything but white space and line breaks. */
bool text_is_blank(const struct text_reader *text);

/* True where there are paragraphs and also text outside them. */
bool text_has_stray(const struct text_reader *text);

const struct rich_text *text_finish(struct text_reader *text);

#endif
