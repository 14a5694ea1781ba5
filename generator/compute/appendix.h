/* An appendix ready to be laid out: heading lines, tables, and what ends it. */
#ifndef PHULUC_COMPUTE_APPENDIX_H
#define PHULUC_COMPUTE_APPENDIX_H

#include "base/charset.h"
#include "base/diagnostic.h"
#include "compute/row_source.h"
#include "model/layout_spec.h"

struct report;

/* A table with its texts, composed; those it does not have are NULL. */
struct appendix_table {
    const struct layout_spec *layout;
    bool layout_seen; /* an earlier table has the same one: its faults are told */
    const struct rich_text *title;
    const char *bookmark;                   /* the title for the outline, or NULL */
    const struct rich_text *before, *after; /* around the table */
    const struct rich_text *unit_line;
    struct row_source *rows;
};

struct appendix {
    struct arena *arena;
    const struct report *report;
    const struct source *source; /* of the report, for messages */
    const struct profile *profile;
    const struct rich_text *label; /* composed; NULL where there is none */
    const struct rich_text *title;
    const struct rich_text *reference;
    const struct rich_text *closing; /* "-----", or NULL */
    struct appendix_table *tables;   /* at least one */
    unsigned table_count;
    const struct rich_text *closing_mark;
    struct signature signatures[SIGNATURE_LIMIT];
    unsigned signature_count;
    const struct rich_text *notes_heading; /* NULL where there are no notes */
    const struct rich_text *const *notes;
    unsigned note_count;
};

/* `layouts` has one for each table of the report. Returns NULL after telling what does not
 * fit together (L03, L04, L06, R08). Report, layouts and profile must outlive it; the
 * caller frees it. */
struct appendix *appendix_new(const struct report *report,
                              const struct layout_spec *const *layouts,
                              const struct profile *profile,
                              struct diagnostics *diagnostics);
void appendix_free(struct appendix *appendix);

/* The text of a page number in the arena: the form of the page's layout, or the bare
 * number.
 */
const struct rich_text *appendix_page_number(const struct appendix *appendix,
                                             const struct layout_spec *layout,
                                             unsigned page, unsigned pages,
                                             struct arena *arena);

/* Whether a page number tells the number of pages, so that they must be counted first. */
bool appendix_counts_pages(const struct appendix *appendix);

/* The heading line as the profile would have it, whatever the report says; NULL where the
 * profile has no form for it. In the arena. */
const struct rich_text *profile_label(const struct report *report,
                                      const struct profile *profile, struct arena *arena);
const struct rich_text *profile_reference(const struct report *report,
                                          const struct profile *profile,
                                          struct arena *arena);

/* Collects every character that the pages will show. `covers` says whether the type has a
 * glyph for it: each character without one is told with its element (T02). Returns -1 where
 * there was any. */
int appendix_characters(const struct appendix *appendix, struct charset *charset,
                        bool (*covers)(void *context, unsigned style, uint32_t character),
                        void *context, struct diagnostics *diagnostics);

#endif
