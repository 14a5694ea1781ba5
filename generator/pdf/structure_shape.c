/* Shapes: what rows of a table, and other elements, have in common, kept once. */
#include "pdf/structure_shape.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* A shape is a run of words in a pool: how many there are, type, kind and level, number of
 * cells and of headings among them; then for each cell as many as enum says, and its
 * headers. */
enum { SIZE, TYPE, KIND, LEVEL, CELLS, HEADINGS, HEAD_WORDS };
enum { COLUMN, COLUMN_SPAN, ROW_SPAN, PIECE, FLAGS, HEADERS, CELL_WORDS };
enum { FLAG_PIECE = 1, FLAG_HEADING = 2 };

struct words {
    uint32_t *words;
    size_t count, capacity;
};

struct shapes {
    struct words pool, draft;
    size_t last_cell;    /* of the draft: where it begins */
    uint32_t *table;     /* of places in the pool, by hash; 0: free */
    size_t count, slots; /* slots is a power of two */
};

const char *element_type_name(enum element_type type)
{
    static const char *const names[] = {
        [ELEMENT_H1] = "H1",     [ELEMENT_H2] = "H2",         [ELEMENT_P] = "P",
        [ELEMENT_NOTE] = "Note", [ELEMENT_HEADER_ROW] = "TR", [ELEMENT_ROW] = "TR"};
    return names[type];
}

static void add_word(struct words *words, uint32_t word)
{
    words->words =
        memory_grow(words->words, words->count, &words->capacity, sizeof *words->words);
    words->words[words->count++] = word;
}

struct shapes *shapes_new(void)
{
    struct shapes *shapes = memory_new(sizeof *shapes);
    add_word(&shapes->pool, 0); /* so that no shape is at 0 */
    shapes->slots = 64;
    shapes->table = memory_new(shapes->slots * sizeof *shapes->table);
    return shapes;
}

void shapes_free(struct shapes *shapes)
{
    if (!shapes)
        return;
    free(shapes->pool.words);
    free(shapes->draft.words);
    free(shapes->table);
    free(shapes);
}

void shapes_draft(struct shapes *shapes, struct shape shape)
{
    struct words *draft = &shapes->draft;
    draft->count = 0;
    add_word(draft, 0);
    add_word(draft, (uint32_t)shape.type);
    add_word(draft, (uint32_t)shape.row_kind);
    add_word(draft, shape.level);
    add_word(draft, 0);
    add_word(draft, 0);
}

void shapes_draft_cell(struct shapes *shapes, const struct block *block)
{
    struct words *draft = &shapes->draft;
    shapes->last_cell = draft->count;
    add_word(draft, block->column);
    add_word(draft, block->column_span);
    add_word(draft, block->row_span);
    add_word(draft, 0);
    add_word(draft, block->heading ? FLAG_HEADING : 0);
    add_word(draft, block->header_count);
    for (uint16_t i = 0; i < block->header_count; i++)
        add_word(draft, block->headers[i]);
    draft->words[CELLS]++;
    draft->words[HEADINGS] += block->heading;
}

void shapes_draft_piece(struct shapes *shapes, uint32_t piece)
{
    uint32_t *cell = &shapes->draft.words[shapes->last_cell];
    cell[PIECE] = piece;
    cell[FLAGS] |= FLAG_PIECE;
}

static uint32_t hash_of(const uint32_t *words)
{
    uint32_t hash = 2166136261u; /* FNV-1a, word by word */
    for (unsigned i = 0; i < words[SIZE]; i++)
        hash = (hash ^ words[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static bool alike(const uint32_t *left, const uint32_t *right)
{
    return left[SIZE] == right[SIZE] && !memcmp(left, right, left[SIZE] * sizeof *left);
}

/* The slot of the shape, or the free one that it belongs in. */
static uint32_t *find_slot(const struct shapes *shapes, const uint32_t *words)
{
    size_t slot = hash_of(words) & (shapes->slots - 1);
    while (shapes->table[slot] && !alike(&shapes->pool.words[shapes->table[slot]], words))
        slot = (slot + 1) & (shapes->slots - 1);
    return &shapes->table[slot];
}

static void enlarge_table(struct shapes *shapes)
{
    uint32_t *old = shapes->table;
    size_t slots = shapes->slots;
    shapes->slots *= 2;
    shapes->table = memory_new(shapes->slots * sizeof *shapes->table);
    for (size_t i = 0; i < slots; i++)
        if (old[i])
            *find_slot(shapes, &shapes->pool.words[old[i]]) = old[i];
    free(old);
}

uint32_t shapes_keep(struct shapes *shapes)
{
    struct words *draft = &shapes->draft, *pool = &shapes->pool;
    draft->words[SIZE] = (uint32_t)draft->count;
    if (2 * shapes->count >= shapes->slots)
        enlarge_table(shapes);
    uint32_t *slot = find_slot(shapes, draft->words);
    if (*slot)
        return *slot;
    *slot = (uint32_t)pool->count;
    shapes->count++;
    for (size_t i = 0; i < draft->count; i++)
        add_word(pool, draft->words[i]);
    return *slot;
}

struct shape shapes_head(const struct shapes *shapes, uint32_t *at)
{
    const uint32_t *words = &shapes->pool.words[*at];
    *at += HEAD_WORDS;
    return (struct shape){.type = (enum element_type)words[TYPE],
                          .row_kind = (enum row_kind)words[KIND],
                          .level = words[LEVEL],
                          .cell_count = (uint16_t)words[CELLS],
                          .headings = (uint16_t)words[HEADINGS]};
}

struct shape_cell shapes_cell(const struct shapes *shapes, uint32_t *at)
{
    const uint32_t *words = &shapes->pool.words[*at];
    *at += (uint32_t)CELL_WORDS + words[HEADERS];
    return (struct shape_cell){.column = (uint16_t)words[COLUMN],
                               .column_span = (uint16_t)words[COLUMN_SPAN],
                               .row_span = words[ROW_SPAN],
                               .piece = words[PIECE],
                               .has_piece = words[FLAGS] & FLAG_PIECE,
                               .heading = words[FLAGS] & FLAG_HEADING,
                               .header_count = words[HEADERS],
                               .headers = words + CELL_WORDS};
}
