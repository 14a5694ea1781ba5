/* Arenas: many small allocations with one end. */
#ifndef PHULUC_BASE_ARENA_H
#define PHULUC_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* `chunk` is the size of the first block in bytes. The caller frees the arena. */
struct arena *arena_new(size_t chunk);
void arena_free(struct arena *arena);

/* Memory filled with zeros, aligned for any type, alive until the arena is rewound or
 * freed. Never NULL (see base/memory.h). */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_copy(struct arena *arena, const void *bytes, size_t size);

/* Room for one more item behind `count`, each of `size` bytes: `items`, or where they fill
 * `*capacity`, a larger copy of them. */
void *arena_grow(struct arena *arena, void *items, uint32_t count, uint32_t *capacity,
                 size_t size);

/* A copy of `length` bytes and a terminating NUL. */
char *arena_string(struct arena *arena, const char *text, size_t length);

/* Forgets every allocation; keeps the memory for the next ones. */
void arena_rewind(struct arena *arena);

#endif
