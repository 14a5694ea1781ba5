/* What a report asks for by name: its layouts and its profile. */
#ifndef PHULUC_READ_REPORT_NEEDS_H
#define PHULUC_READ_REPORT_NEEDS_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "model/report.h"
#include "read/input.h"

#include <stddef.h>
#include <stdint.h>

struct table_need {
    const char *layout; /* or NULL: the report's */
    uint32_t at;        /* of the table in the source */
};

struct report_needs {
    struct arena *arena;
    const char *layout;
    const char *profile; /* or NULL: the layout's */
    struct table_need *tables;
    size_t table_count, capacity;
};

/* Those of a report that was read; its strings are not copied. The caller frees them. */
void report_needs_of(struct report_needs *needs, const struct report *report);

/* Those of a report of which no more is read than that, and nothing checked: of a valid one
 * the same as above. Returns 0, or -1 after telling why (X01, X06), where it is no
 * well-formed report with a layout. The caller frees them in both cases. */
int report_needs_find(struct report_needs *needs, const struct input *input,
                      struct diagnostics *diagnostics);
void report_needs_free(struct report_needs *needs);

#endif
