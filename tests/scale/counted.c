/* Memory and rows as they are asked for, counted. */
#include "counted.h"

#include "compute/row_source.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdlib.h>

static struct counts counts;
static bool counting;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void __real_free(void *memory);
int __real_row_source_next(struct row_source *source, struct arena *arena,
                           struct table_row *row);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void __wrap_free(void *memory);
int __wrap_row_source_next(struct row_source *source, struct arena *arena,
                           struct table_row *row);

void counting_begin(void)
{
    counts = (struct counts){0};
    counting = true;
}

struct counts counting_end(void)
{
    counting = false;
    return counts;
}

static void *took(void *memory)
{
    if (!counting)
        return memory;
    counts.allocations++;
    counts.bytes += (ptrdiff_t)malloc_usable_size(memory);
    if (counts.bytes > counts.peak)
        counts.peak = counts.bytes;
    return memory;
}

static void gave(void *memory)
{
    if (counting)
        counts.bytes -= (ptrdiff_t)malloc_usable_size(memory);
}

void *__wrap_malloc(size_t size)
{
    return took(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return took(__real_calloc(count, size));
}

void *__wrap_realloc(void *old, size_t size)
{
    gave(old);
    return took(__real_realloc(old, size));
}

void __wrap_free(void *memory)
{
    gave(memory);
    __real_free(memory);
}

int __wrap_row_source_next(struct row_source *source, struct arena *arena,
                           struct table_row *row)
{
    counts.rows++;
    return __real_row_source_next(source, arena, row);
}
