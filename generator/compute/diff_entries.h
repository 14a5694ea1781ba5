/* What two reports are compared by: every group and indicator of one of them, in document
 * order, with its number and where it stands. */
#ifndef PHULUC_COMPUTE_DIFF_ENTRIES_H
#define PHULUC_COMPUTE_DIFF_ENTRIES_H

#include "base/arena.h"
#include "compute/row_values.h"
#include "model/layout_spec.h"
#include "model/report.h"

#include <stddef.h>

enum { ENTRY_NONE = 0xFFFFFFFF };

struct diff_entry {
    const struct group *group;         /* or NULL: it is an indicator */
    const struct indicator *indicator; /* or NULL: it is a group */
    const char *id;                    /* or NULL */
    const char *number; /* as it is printed, or NULL */
    uint32_t parent;    /* the entry that it stands in, or ENTRY_NONE: in the table */
    uint32_t table;     /* of the report, from 0 */
    uint32_t row;       /* of the table as it is laid out, or ENTRY_NONE: it has no layout */
    uint32_t pair;      /* the same in the other report, or ENTRY_NONE (diff_match.h) */
    bool part;          /* of which its parent is made up */
    bool moved;         /* it stands elsewhere than in the other report (diff_match.h) */
};

struct diff_table; /* with its rows in their order */

struct diff_entries {
    const struct report *report;
    struct diff_table *tables;
    unsigned table_count;
    struct diff_entry *entries;               /* what they stand in comes before them */
    size_t count, capacity;
};

/* Lists them; numbers that the layout counts are made in the arena. Report, layouts and
 * arena must outlive the list; the caller frees it with diff_entries_free. */
void diff_entries_make(struct diff_entries *list, const struct report *report,
                       const struct layout_spec *const *layouts, struct arena *arena);
void diff_entries_free(struct diff_entries *list);

/* The layout of the entry's table, or NULL. */
const struct layout_spec *diff_entry_layout(const struct diff_entries *list, uint32_t entry);

/* What an indicator's row has; its table has a layout. */
struct row_values diff_entry_values(const struct diff_entries *list, uint32_t entry);

/* Whether the row is known by its number alone: the innermost group has one too. */
bool diff_entry_numbered(const struct diff_entries *list, uint32_t entry);

/* How people name its row: "I.6"; where that is not enough, "I.2, Thành phố"; in the arena. */
const char *diff_entry_row(const struct diff_entries *list, uint32_t entry,
                           struct arena *arena);

/* Its name, or its title, as plain text in the arena. */
const char *diff_entry_name(const struct diff_entries *list, uint32_t entry,
                            struct arena *arena);

#endif
