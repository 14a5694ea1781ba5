/* Which group and indicator of one report is which of another, and which have moved. */
#include "compute/diff_match.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "compute/diff_text.h"

#include <stdlib.h>
#include <string.h>

/* Pairs */

/* What an entry is known by: its id, its title, or its number. */
struct keyed {
    const char *key;
    uint32_t entry;
    bool group;
};

struct keys {
    struct keyed *keyed;
    size_t count;
};

typedef const char *key_function(const struct diff_entries *list, uint32_t entry,
                                 struct arena *arena);

static const char *key_of_id(const struct diff_entries *list, uint32_t entry,
                             struct arena *arena)
{
    (void)arena;
    return list->entries[entry].id;
}

/* Groups without an id. */
static const char *key_of_title(const struct diff_entries *list, uint32_t entry,
                                struct arena *arena)
{
    return list->entries[entry].group ? diff_entry_name(list, entry, arena) : NULL;
}

/* "II/1": the numbers of the group and of those around it. */
static const char *key_of_number(const struct diff_entries *list, uint32_t entry,
                                 struct arena *arena)
{
    struct buffer path = {0};
    for (uint32_t at = entry; at != ENTRY_NONE; at = list->entries[at].parent) {
        const struct diff_entry *own = &list->entries[at];
        if (!own->group || !own->number) {
            buffer_free(&path);
            return NULL;
        }
        buffer_format(&path, "%s/", own->number);
    }
    const char *key = arena_string(arena, path.bytes, path.length);
    buffer_free(&path);
    return key;
}

/* In document order where keys are equal. */
static int compare_keyed(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;
    int keys = a->group != b->group ? a->group - b->group : strcmp(a->key, b->key);
    return keys ? keys : (a->entry > b->entry) - (a->entry < b->entry);
}

/* The keys of entries that have no pair yet. */
static struct keys list_keys(const struct diff_entries *list, key_function *key_of,
                             struct arena *arena)
{
    struct keys keys = {.keyed = memory_new((list->count + 1) * sizeof *keys.keyed)};
    for (uint32_t i = 0; i < list->count; i++) {
        const char *key =
            list->entries[i].pair == ENTRY_NONE ? key_of(list, i, arena) : NULL;
        if (key)
            keys.keyed[keys.count++] =
                (struct keyed){key, i, list->entries[i].group != NULL};
    }
    qsort(keys.keyed, keys.count, sizeof *keys.keyed, compare_keyed);
    return keys;
}

/* Pairs what has the same key, those of one key one after the other. */
static void pair_by(struct diff_entries *before, struct diff_entries *after,
                    key_function *key_of)
{
    struct arena *arena = arena_new(4096);
    struct keys old = list_keys(before, key_of, arena);
    struct keys new = list_keys(after, key_of, arena);
    for (size_t i = 0, j = 0; i < old.count && j < new.count;) {
        struct keyed *a = &old.keyed[i], *b = &new.keyed[j];
        int order = a->group != b->group ? a->group - b->group : strcmp(a->key, b->key);
        if (!order) {
            before->entries[a->entry].pair = b->entry;
            after->entries[b->entry].pair = a->entry;
        }
        i += order <= 0;
        j += order >= 0;
    }
    free(old.keyed);
    free(new.keyed);
    arena_free(arena);
}

/* Moves */

static bool same_container(const struct diff_entries *before,
                           const struct diff_entries *after, uint32_t entry,
                           const uint32_t *tables)
{
    const struct diff_entry *new = &after->entries[entry];
    const struct diff_entry *old = &before->entries[new->pair];
    if (new->part != old->part || tables[new->table] != old->table)
        return false;
    if (new->parent == ENTRY_NONE || old->parent == ENTRY_NONE)
        return new->parent == old->parent;
    return after->entries[new->parent].pair == old->parent;
}

/* Entries of one container, by their places in the other report. */
struct sequence {
    const struct diff_entries *after;
    uint32_t *entries;   /* of the container, in order */
    uint32_t *tails;     /* of increasing runs by length: index into `entries` */
    uint32_t *previous;  /* in the run: index into `entries` */
    uint32_t count;
};

static uint32_t old_place(const struct sequence *sequence, uint32_t index)
{
    return sequence->after->entries[sequence->entries[index]].pair;
}

/* The length of the longest run whose last place is before that of `index`. */
static uint32_t runs_before(const struct sequence *sequence, uint32_t longest,
                            uint32_t index)
{
    uint32_t low = 0, high = longest;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (old_place(sequence, sequence->tails[middle]) < old_place(sequence, index))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* All but the longest increasing run have moved. */
static void mark_moved(struct diff_entries *after, struct sequence *sequence)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < sequence->count; i++) {
        uint32_t before = runs_before(sequence, longest, i);
        sequence->previous[i] = before ? sequence->tails[before - 1] : ENTRY_NONE;
        sequence->tails[before] = i;
        if (before == longest)
            longest++;
    }
    for (uint32_t i = 0; i < sequence->count; i++)
        after->entries[sequence->entries[i]].moved = true;
    uint32_t at = longest ? sequence->tails[longest - 1] : ENTRY_NONE;
    for (; at != ENTRY_NONE; at = sequence->previous[at])
        after->entries[sequence->entries[at]].moved = false;
}

/* An entry by the thing that it stands in. */
struct contained {
    uint32_t table, parent, entry;
    bool part;
};

static int compare_containers(const struct contained *a, const struct contained *b)
{
    if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
    if (a->parent != b->parent)
        return a->parent < b->parent ? -1 : 1;
    return a->part - b->part;
}

static int compare_contained(const void *left, const void *right)
{
    const struct contained *a = left, *b = right;
    int containers = compare_containers(a, b);
    return containers ? containers : (a->entry > b->entry) - (a->entry < b->entry);
}

/* Marks what stands in something else; gives what has stayed, by the thing it stands in. */
static size_t list_stayed(const struct diff_entries *before, struct diff_entries *after,
                          const uint32_t *tables, struct contained *stayed)
{
    size_t count = 0;
    for (uint32_t i = 0; i < after->count; i++) {
        struct diff_entry *entry = &after->entries[i];
        if (entry->pair == ENTRY_NONE)
            continue;
        entry->moved = !same_container(before, after, i, tables);
        if (!entry->moved)
            stayed[count++] =
                (struct contained){entry->table, entry->parent, i, entry->part};
    }
    qsort(stayed, count, sizeof *stayed, compare_contained);
    return count;
}

static void find_moves(const struct diff_entries *before, struct diff_entries *after,
                       const uint32_t *tables)
{
    size_t size = after->count + 1;
    struct contained *stayed = memory_new(size * sizeof *stayed);
    struct sequence sequence = {.after = after,
                                .entries = memory_new(size * sizeof(uint32_t)),
                                .tails = memory_new(size * sizeof(uint32_t)),
                                .previous = memory_new(size * sizeof(uint32_t))};
    size_t count = list_stayed(before, after, tables, stayed);
    for (size_t first = 0, end; first < count; first = end) {
        sequence.count = 0;
        for (end = first;
             end < count && !compare_containers(&stayed[first], &stayed[end]); end++)
            sequence.entries[sequence.count++] = stayed[end].entry;
        mark_moved(after, &sequence);
    }
    free(stayed);
    free(sequence.entries);
    free(sequence.tails);
    free(sequence.previous);
}

void diff_match(struct diff_entries *before, struct diff_entries *after,
                const uint32_t *tables)
{
    pair_by(before, after, key_of_id);
    pair_by(before, after, key_of_title);
    pair_by(before, after, key_of_number);
    find_moves(before, after, tables);
}
