/* Texts of two reports beside each other: what they say, and whether it is the same. */
#ifndef PHULUC_COMPUTE_DIFF_TEXT_H
#define PHULUC_COMPUTE_DIFF_TEXT_H

#include "base/arena.h"
#include "model/report.h"

/* The text in one line, with its figures as they are printed and its notes in brackets; in
 * the arena. NULL where there is no text. */
const char *text_as_printed(const struct rich_text *text, struct arena *arena);

/* A value in one line: its figure, its text, or the figures that it has in a name. NULL
 * where there is no value or it is left blank. */
const char *value_as_printed(const struct value *value, struct arena *arena);

enum text_change {
    TEXT_SAME,
    TEXT_STYLED, /* other type styles, line ends or paragraphs, the same words */
    TEXT_REWORDED
};

/* What has changed, figures apart: where one stands for another of the same part, nothing
 * has. Either may be NULL. */
enum text_change text_compare(const struct rich_text *before, const struct rich_text *after);

#endif
