/* Strings that are kept once: a hash table with open addressing, at most half full. */
#include "read/string_pool.h"

#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    const char *text; /* NULL: free */
    size_t size;
    uint64_t hash;
};

struct string_pool {
    struct arena *arena;
    struct entry *entries;
    size_t capacity, count; /* the capacity is a power of two */
};

struct string_pool *string_pool_new(struct arena *arena)
{
    struct string_pool *pool = memory_new(sizeof *pool);
    pool->arena = arena;
    pool->capacity = 64;
    pool->entries = memory_new(pool->capacity * sizeof *pool->entries);
    return pool;
}

void string_pool_free(struct string_pool *pool)
{
    if (!pool)
        return;
    free(pool->entries);
    free(pool);
}

/* FNV-1a */
static uint64_t hash_text(const char *text, size_t size)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001b3u;
    return hash ^ hash >> 32;
}

/* The entry of that text, or the free one where it belongs. */
static struct entry *find(const struct string_pool *pool, const char *text, size_t size,
                          uint64_t hash)
{
    size_t at = hash & (pool->capacity - 1);
    for (;; at = (at + 1) & (pool->capacity - 1)) {
        struct entry *entry = &pool->entries[at];
        if (!entry->text || (entry->hash == hash && entry->size == size &&
                             !memcmp(entry->text, text, size)))
            return entry;
    }
}

static void grow(struct string_pool *pool)
{
    struct entry *old = pool->entries;
    size_t old_capacity = pool->capacity;
    pool->capacity *= 2;
    pool->entries = memory_new(pool->capacity * sizeof *pool->entries);
    for (size_t i = 0; i < old_capacity; i++)
        if (old[i].text)
            *find(pool, old[i].text, old[i].size, old[i].hash) = old[i];
    free(old);
}

/* Returns the copy of the text, and whether it was made now. */
static const char *put(struct string_pool *pool, const char *text, size_t size, bool *made)
{
    uint64_t hash = hash_text(text, size);
    struct entry *entry = find(pool, text, size, hash);
    *made = !entry->text;
    if (entry->text)
        return entry->text;
    const char *copy = arena_string(pool->arena, text, size);
    *entry = (struct entry){copy, size, hash};
    if (++pool->count * 2 > pool->capacity)
        grow(pool);
    return copy;
}

const char *string_pool_put(struct string_pool *pool, const char *text, size_t size)
{
    bool made;
    return put(pool, text, size, &made);
}

const char *string_pool_add(struct string_pool *pool, const char *text, size_t size)
{
    bool made;
    const char *copy = put(pool, text, size, &made);
    return made ? copy : NULL;
}
