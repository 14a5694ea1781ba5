/* Memory that is there or the program has ended: no caller has a half-made state to undo. */
#ifndef PHULUC_BASE_MEMORY_H
#define PHULUC_BASE_MEMORY_H

#include <stddef.h>

/* Whether a program that ends leaves its memory to the system, which takes it back at once:
 * freeing each piece would take a fortieth of the time an appendix takes. With the sanitizers
 * everything is freed, so that leaks are seen. */
#ifdef PHULUC_ARENA_MALLOC
enum { MEMORY_IS_LEFT = 0 };
#else
enum { MEMORY_IS_LEFT = 1 };
#endif

/* Each returns memory the caller frees with free(3), and never NULL: when memory is
 * exhausted, the process says so on standard error and ends with status 70. The file being
 * written has no name yet at that moment (base/output_file.h), so nothing is left behind. */
void *memory_new(size_t size); /* filled with zeros */
void *memory_resize(void *old, size_t size);

/* What they do then; for libraries that return NULL. */
_Noreturn void memory_exhausted(void);

/* For libraries that take memory from malloc and say nothing where there is none, but do
 * less than they should: memory_watched does the same where malloc has failed since
 * memory_watch, by the errno that it sets. What is called in between may not fail in
 * another way. */
void memory_watch(void);
void memory_watched(void);

/* Makes room for one more element in an array that grows: `count` are in use, `*capacity`
 * fit. Returns the array, perhaps moved. */
void *memory_grow(void *array, size_t count, size_t *capacity, size_t element_size);

#endif
