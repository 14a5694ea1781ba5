/* Changes values in the text of a report: all else stays byte for byte as it was. */
#ifndef PHULUC_SHEET_REPORT_EDIT_H
#define PHULUC_SHEET_REPORT_EDIT_H

#include "base/buffer.h"
#include "base/decimal.h"
#include "base/source.h"
#include "model/report.h"

#include <stdbool.h>
#include <stddef.h>

enum new_type { NEW_FIGURE, NEW_MISSING, NEW_TEXT };

/* What a value is to become. */
struct new_value {
    enum new_type type;
    struct decimal number, high; /* of NEW_FIGURE */
    bool range;
    const char *unit; /* or NULL: the one it has */
    const char *text; /* of NEW_TEXT */
};

/* Whether the element that begins at `at` has letters only in it: no element, no comment.
 */
bool element_is_plain(const struct source *source, size_t at);

/* Where the element that begins at `at` ends: behind its end tag. */
size_t element_end(const struct source *source, size_t at);

struct report_edit; /* one piece of the text, and what takes its place */

struct report_edits {
    struct report_edit *edits;
    size_t count, capacity;
    struct buffer text; /* of all replacements */
};

void report_edits_free(struct report_edits *edits);

/* Gives a value that the report has another content, in the report's notation and as the
 * one before was written: grouped, with the percent sign behind it. */
void edit_value(struct report_edits *edits, const struct report *report,
                const struct value *value, const struct new_value *new);

/* Adds a value that the report has not, behind the indicator's last one. */
void edit_new_value(struct report_edits *edits, const struct report *report,
                    const struct indicator *indicator, uint16_t kind, uint16_t period,
                    const struct new_value *new);

/* Adds the bytes of the report to `out` with all edits done. `bytes` are those that the
 * source's text points into. */
void report_edits_apply(struct report_edits *edits, const struct source *source,
                        const char *bytes, size_t size, struct buffer *out);

#endif
