/* Random reports with the layout and the profile that they are set with, as XML.
 *
 * To add a feature of the language:
 *   an attribute of a column, a table, a group row …: a line in a table of layout.c;
 *   a field, or another form of a cell's text: a line in `templates` of layout.c;
 *   something within texts of the report: a line in `pieces` of texts.c;
 *   a value's form: a line in `forms` of report.c;
 *   a line of the profile: a line in `lines` of profile.c;
 *   what stands around the table: a line in `surroundings` of report.c.
 * What the three documents must agree on stands in struct plan. */
#ifndef RANDOM_GENERATE_H
#define RANDOM_GENERATE_H

#include "base/buffer.h"
#include "base/length.h"
#include "dice.h"
#include "model/layout_spec.h"

enum { PLAN_KINDS = 4, PLAN_COLUMNS = 12 };

struct plan {
    struct dice dice;
    bool landscape;
    length page_width, page_height; /* as the page lies */
    struct margins margins, padding;
    length size, leading, rule; /* of the table */
    unsigned columns;           /* as they are printed */
    unsigned levels;            /* that groups nest to */
    unsigned periods[PLAN_KINDS];
    unsigned rows;  /* about so many */
    int long_texts; /* per cent of the names */
};

/* The kinds of value: target, plan, result and one of the report's own. */
extern const char *const kind_names[PLAN_KINDS];

struct plan plan_make(uint64_t seed);

void write_profile(struct plan *plan, struct buffer *xml);
void write_layout(struct plan *plan, struct buffer *xml);
void write_report(struct plan *plan, struct buffer *xml);

/* Texts (texts.c). */

enum text_feature {
    WITH_BREAKS = 1,
    WITH_STYLES = 2,
    WITH_GAPS = 4,
    WITH_NOTES = 8,
    WITH_FIGURES = 16,
    WITH_PARAGRAPHS = 32,
    IN_LAYOUTS = WITH_BREAKS | WITH_STYLES,
    IN_REPORTS = WITH_BREAKS | WITH_STYLES | WITH_GAPS | WITH_NOTES | WITH_PARAGRAPHS
};

/* A text of `words` words with some of those features. `figure` is what the figures in it
 * have to say of themselves: ` kind="…"`, or nothing. */
void write_random_text(struct dice *dice, struct buffer *xml, int words, unsigned features,
                       const char *figure);

/* An attribute that is written so many times of a hundred, with one of its values. */
struct attribute {
    const char *name;
    int percent;
    const char *values[7]; /* up to a NULL */
};

void write_attributes(struct dice *dice, struct buffer *xml,
                      const struct attribute *attributes, unsigned count);

/* ` name="12.345pt"` */
void write_length(struct buffer *xml, const char *name, length value);

#endif
