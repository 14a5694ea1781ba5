/* Gathers characters, style by style, and tells of those that have no glyph. */
#ifndef PHULUC_COMPUTE_COLLECTOR_H
#define PHULUC_COMPUTE_COLLECTOR_H

#include "base/charset.h"
#include "base/diagnostic.h"
#include "model/layout_spec.h"
#include "model/report.h"

/* A group that is being looked at. */
struct shown_group {
    const struct group *group;
    unsigned level;
    const struct shown_group *above; /* that it stands in, or NULL */
};

struct collector {
    const struct report *report;
    const struct layout_spec *layout; /* of the table */
    struct charset *charset;
    bool (*covers)(void *context, unsigned style, uint32_t character);
    void *context;
    struct diagnostics *diagnostics;
    const struct shown_group *group; /* around the rows being looked at, or NULL */
    const char *last_unit[CHARSET_STYLES];
    int result;
};

/* In each, `style` is added to that of the runs, and `source` is where the text stands. */

/* A composed text, or a text without fields. */
void collect_text(struct collector *collector, const struct rich_text *text,
                  unsigned style, const struct source *source);

/* What figures are printed with, besides their units. */
void collect_figure_signs(struct collector *collector, unsigned style,
                          const struct source *source);

/* A string, or NULL; `at` is the place of its element. */
void collect_string(struct collector *collector, const char *text, unsigned style,
                    const struct source *source, uint32_t at);

void collect_unit(struct collector *collector, const struct figure *figure,
                  unsigned style, const struct source *source);

/* A text of the report, with the figures and notes in it. */
void collect_report_text(struct collector *collector, const struct rich_text *text,
                         unsigned style, const struct source *source);

#endif
