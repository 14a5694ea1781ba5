/* Starts a report from a table as offices have it. */
#ifndef PHULUC_SHEET_IMPORT_H
#define PHULUC_SHEET_IMPORT_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "sheet/grid.h"

#include <stdbool.h>
#include <stddef.h>

/* A kind of value that the layout asks for. */
struct import_kind {
    const char *name;
    bool built_in; /* target, plan, result */
    bool number;   /* its values are reckoned with */
    bool periods;  /* it must have periods */
    bool value;    /* indicators have values of it */
};

struct import_wish {
    const char *layout; /* as the report names it */
    struct import_kind *kinds;
    size_t count;
    unsigned year; /* of figures whose heading names none, where a period is needed */
};

/* Adds the report's XML to `out`, and to `listing` what each row and cell was taken for,
 * and what could not be placed. Returns 0, or -1 after telling that there is no table,
 * or that it is one that export has written (S03). */
int table_import(struct buffer *out, struct buffer *listing, const struct grid *grid,
                 const struct import_wish *wish, struct diagnostics *diagnostics);

#endif
