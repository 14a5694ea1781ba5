/* Texts that stand for themselves, over the width of the text area. */
#ifndef PHULUC_LAYOUT_FLOW_H
#define PHULUC_LAYOUT_FLOW_H

#include "layout/page_builder.h"

struct flow {
    const struct appendix *appendix;
    const struct type_metrics *metrics;
    struct page_builder *builder;
    struct arena *arena; /* of their lines; freed after the last page */
};

/* Sets a text line by line, on further pages where it must. Returns 0, or -1 where the sink
 * stopped it. */
int flow_text(struct flow *flow, const struct rich_text *text, const struct line_spec *line,
              enum role role, enum align align);

/* Sets the paragraphs of a text one below the other, each with the line's space above, to
 * both edges. */
int flow_paragraphs(struct flow *flow, const struct rich_text *text,
                    const struct line_spec *line, enum role role);

/* The heights that these take where all stands on one page. */
length flow_text_height(struct flow *flow, const struct rich_text *text,
                        const struct line_spec *line, enum align align);
length flow_paragraphs_height(struct flow *flow, const struct rich_text *text,
                              const struct line_spec *line);

/* Begins a new page where `height` has no room on this one. Returns what flow_text does. */
int flow_make_room(struct flow *flow, length height);

#endif
