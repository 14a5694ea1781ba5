/* Strings that are kept once: units and names of parts, which stand in thousands of values;
 * ids, which may stand once only. */
#ifndef PHULUC_READ_STRING_POOL_H
#define PHULUC_READ_STRING_POOL_H

#include "base/arena.h"

#include <stddef.h>

struct string_pool;

/* The strings live in the arena, longer than the pool. The caller frees the pool. */
struct string_pool *string_pool_new(struct arena *arena);
void string_pool_free(struct string_pool *pool);

/* The one copy of that string: equal strings have equal pointers. */
const char *string_pool_put(struct string_pool *pool, const char *text, size_t size);

/* The same of a string that must be new: NULL where there is one like it. */
const char *string_pool_add(struct string_pool *pool, const char *text, size_t size);

#endif
