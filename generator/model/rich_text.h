/* Rich text: what stands in a cell or a heading line, from the report to the page. */
#ifndef PHULUC_MODEL_RICH_TEXT_H
#define PHULUC_MODEL_RICH_TEXT_H

#include "model/limits.h"

#include <stdbool.h>
#include <stdint.h>

struct figure; /* model/report.h */
struct field;  /* model/layout_spec.h */
struct note;   /* model/report.h */

enum { STYLE_BOLD = 1, STYLE_ITALIC = 2, STYLE_FACES = 4, STYLE_RAISED = 4 };

enum run_kind {
    RUN_TEXT,      /* `utf8`: NFC, white space folded, no control characters */
    RUN_BREAK,     /* a hard line break */
    RUN_PARAGRAPH, /* begins the second and each further paragraph */
    RUN_FIGURE,    /* in reports: a figure printed from its value */
    RUN_NOTE,      /* in reports: the mark of a note */
    RUN_FIELD      /* in layouts and profiles: to be filled from the report */
};

struct run {
    uint8_t kind;  /* enum run_kind */
    uint8_t style; /* STYLE_BOLD | STYLE_ITALIC | STYLE_RAISED */
    uint16_t mark; /* of a RUN_TEXT that has been composed: it is the mark of that note; 0:
                      it is none, or that of a note beyond the 65,535th */
    uint32_t size; /* bytes of `utf8` */
    union {
        const char *utf8;
        const struct figure *figure;
        const struct note *note;
        const struct field *field;
    };
};

/* A text that has been composed for the page holds RUN_TEXT, RUN_BREAK and RUN_PARAGRAPH
 * only. */
struct rich_text {
    const struct run *runs;
    uint32_t count;
    uint32_t at; /* byte offset of its element in the source it was read from */
};

static inline bool rich_text_too_long(const struct rich_text *text)
{
    uint32_t bytes = 0;
    for (uint32_t i = 0; i < text->count && bytes <= TEXT_BYTES; i++)
        bytes += text->runs[i].kind == RUN_TEXT ? text->runs[i].size : 0;
    return bytes > TEXT_BYTES || text->count > TEXT_RUNS;
}

static inline bool rich_text_empty(const struct rich_text *text)
{
    return !text || text->count == 0;
}

#endif
