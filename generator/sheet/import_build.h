/* A table that is being imported: what the parts of the import share. */
#ifndef PHULUC_SHEET_IMPORT_BUILD_H
#define PHULUC_SHEET_IMPORT_BUILD_H

#include "base/number_text.h"
#include "sheet/import.h"

#include <stdint.h>

enum import_role {
    IMPORT_NOTHING, /* a column that the report has no place for */
    IMPORT_NUMBER,
    IMPORT_NAME,
    IMPORT_UNIT,
    IMPORT_AGENCY,
    IMPORT_FIGURE
};

struct import_column {
    uint32_t column;
    enum import_role role;
    const char *heading;            /* all its header cells, from above */
    const char *why;                /* of IMPORT_NOTHING: translated */
    const struct import_kind *kind; /* of IMPORT_FIGURE */
    const char *period;             /* "2024", or NULL */
};

enum import_type { IMPORT_GROUP, IMPORT_INDICATOR, IMPORT_SUB, IMPORT_PART, IMPORT_LOST };

struct import_row {
    uint32_t row;
    const char *number; /* as it stands, or NULL; dashes are none */
    const char *name;
    unsigned rank; /* the greater, the further in */
    bool figures;  /* it has some */
    bool of_which; /* "Trong đó:", which only heads those below it */
    enum import_type type;
    struct import_row *parent, *first, *last, *next;
};

struct import_build {
    struct arena *arena;
    const struct grid *grid;
    const struct import_wish *wish;
    struct buffer *listing, lost; /* what was placed, and what was not */
    struct number_style style;
    uint32_t header, body; /* the first row of each */
    struct import_column *columns;
    size_t column_count, column_capacity;
    struct import_row root;
};

/* import_columns.c: finds the header and what its columns hold. -1 where there is none. */
int import_find_columns(struct import_build *build);
const struct import_column *import_column_of(const struct import_build *build,
                                             enum import_role role);

/* The cell's text in a column of that role, or NULL. */
const char *import_text(const struct import_build *build, uint32_t row,
                        enum import_role role);

/* import_rows.c: makes a tree of the rows and gives each its type. */
void import_find_rows(struct import_build *build);

/* import_values.c: adds the elements of a row's values, each on a line with that indent. */
void import_put_values(struct import_build *build, struct buffer *out,
                       const struct import_row *row, unsigned depth);

/* import_write.c */
void import_write(struct import_build *build, struct buffer *out);

#endif
