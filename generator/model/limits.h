/* Limits of what reports and layouts may hold. */
#ifndef PHULUC_MODEL_LIMITS_H
#define PHULUC_MODEL_LIMITS_H

enum {
    GROUP_LEVELS = 4,  /* that groups nest to */
    COLUMN_LIMIT = 999, /* of a table: far more than a page has room for */
    TABLE_LIMIT = 999, /* of a report: each is made before the first page */

    /* The most that one text may have, far more than a cell needs: within it no sum of
     * widths or heights overflows (type and leading are below 60 pt by the schema), and
     * lines are broken in no time. */
    TEXT_BYTES = 32768,
    TEXT_RUNS = 4096
};

#endif
