/* The numbers of rows: those of the report, or counted as the layout says. */
#ifndef PHULUC_COMPUTE_ROW_NUMBER_H
#define PHULUC_COMPUTE_ROW_NUMBER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "compute/row_list.h"

/* The row's number as it is printed, in the arena or the report; NULL where it has none. */
const char *row_number(const struct row_list *list, const struct layout_spec *layout,
                       uint32_t row, struct arena *arena);

/* Every character that numbers of the numbering may have, in UTF-8. */
const char *row_number_characters(enum row_numbering numbering);

#endif
