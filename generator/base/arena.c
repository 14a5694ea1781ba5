/* Arenas: many small allocations with one end.
 *
 * Invariant: `current` is the block being filled; blocks before it are full, blocks after
 * it are empty and kept from before a rewind. With PHULUC_ARENA_MALLOC each allocation is a
 * block of its own, so that the sanitizers see its bounds and its end. */
#include "base/arena.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct block {
    struct block *next;
    size_t size, used; /* bytes of `bytes` */
    _Alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *first, *current;
    size_t chunk; /* size of the next block to be made */
};

static struct block *block_new(size_t size)
{
    struct block *block = memory_resize(NULL, sizeof *block + size);
    block->next = NULL;
    block->size = size;
    block->used = 0;
    return block;
}

static void free_blocks(struct block *block)
{
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
}

struct arena *arena_new(size_t chunk)
{
    struct arena *arena = memory_new(sizeof *arena);
    arena->chunk = chunk;
    return arena;
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->first);
    free(arena);
}

static void append_block(struct arena *arena, size_t size)
{
    struct block *block = block_new(size);
    if (arena->current) {
        block->next = arena->current->next;
        arena->current->next = block;
    } else {
        block->next = arena->first;
        arena->first = block;
    }
    arena->current = block;
}

#ifdef PHULUC_ARENA_MALLOC

static void make_room(struct arena *arena, size_t size)
{
    append_block(arena, size);
}

void arena_rewind(struct arena *arena)
{
    free_blocks(arena->first);
    arena->first = arena->current = NULL;
}

#else

enum { LARGEST_CHUNK = 1 << 20 }; /* chunks double up to this */

static void make_room(struct arena *arena, size_t size)
{
    struct block *block = arena->current;
    if (block && block->size - block->used >= size)
        return;
    struct block *next = block ? block->next : arena->first;
    if (next && next->size >= size) {
        next->used = 0;
        arena->current = next;
        return;
    }
    append_block(arena, size > arena->chunk ? size : arena->chunk);
    if (arena->chunk < LARGEST_CHUNK)
        arena->chunk *= 2;
}

void arena_rewind(struct arena *arena)
{
    arena->current = arena->first;
    if (arena->current)
        arena->current->used = 0;
}

#endif

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t unit = _Alignof(max_align_t) / 2; /* 8: no type of ours needs more */
    size = (size + unit - 1) / unit * unit;
    make_room(arena, size);
    struct block *block = arena->current;
    void *memory = block->bytes + block->used;
    block->used += size;
    return memset(memory, 0, size);
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
    void *copy = arena_alloc(arena, size);
    return size ? memcpy(copy, bytes, size) : copy;
}

void *arena_grow(struct arena *arena, void *items, uint32_t count, uint32_t *capacity,
                 size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 3 : 2;
    void *larger = arena_alloc(arena, *capacity * size);
    return count ? memcpy(larger, items, count * size) : larger;
}

char *arena_string(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    return copy;
}
