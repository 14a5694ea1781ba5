/* The rows of a table in their order: what each is made from, and where it stands. All are
 * listed before the first is made, so that each can know its neighbours. */
#ifndef PHULUC_COMPUTE_ROW_LIST_H
#define PHULUC_COMPUTE_ROW_LIST_H

#include "compute/row_source.h"
#include "model/layout_spec.h"
#include "model/report.h"

enum { ROW_NO_PARENT = 0xFFFFFFFF };

struct row_origin {
    union {
        const struct group *group;         /* ROW_GROUP */
        const struct indicator *indicator; /* ROW_INDICATOR, _SUB_INDICATOR, _PART;
                                              ROW_OF_WHICH: the one that has the parts */
        const struct total_spec *total;    /* ROW_TOTAL */
    };
    uint32_t parent; /* the row of the group or indicator that it stands in; of ROW_TOTAL:
                        the group that is summed up; or ROW_NO_PARENT */
    uint32_t end;    /* the first row behind all that it heads; its own number + 1 */
    uint32_t
        ordinal;   /* among the rows of its kind in its parent, or in the table: from 1 */
    uint8_t kind;  /* enum row_kind */
    uint8_t level; /* of a group: from 1; else of the group around it, or 0 */
    bool keep_with_next;
};

/* Behind the rows stand two origins of no row: what is carried and what is brought forward. */
struct row_list {
    const struct report_table *table;
    struct row_origin *origins;
    size_t count, capacity;
    uint32_t *ranks; /* by row, 0 for none; or NULL where the layout does not rank */
};

/* Lists the rows of one of the report's tables; row_list_free frees them. */
void row_list_make(struct row_list *list, const struct report *report,
                   const struct report_table *table, const struct layout_spec *layout);
void row_list_free(struct row_list *list);

/* What the layout says of rows of this kind. */
const struct row_spec *row_spec_of(const struct layout_spec *layout,
                                   const struct row_origin *origin);

#endif
