/* Memory and rows as they are asked for, counted by wrapping the calls in the linker (see
 * the Makefile): malloc, calloc, realloc, free and row_source_next. */
#ifndef SCALE_COUNTED_H
#define SCALE_COUNTED_H

#include <stddef.h>

struct counts {
    unsigned long allocations; /* calls that took memory */
    unsigned long rows;        /* calls of row_source_next */
    ptrdiff_t bytes, peak;     /* in use beyond what was at the beginning; the most */
};

void counting_begin(void);
struct counts counting_end(void);

#endif
