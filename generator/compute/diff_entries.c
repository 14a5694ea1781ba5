/* What two reports are compared by: every group and indicator of one of them. */
#include "compute/diff_entries.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "compute/diff_text.h"
#include "compute/row_number.h"
#include "compute/share_total.h"

#include <stdlib.h>
#include <string.h>

/* A table with its rows in their order. */
struct diff_table {
    const struct layout_spec *layout; /* or NULL: then there are no rows */
    struct row_list rows;
    struct share_totals *totals;
};

/* A row, to be found by what it is made from. */
struct found_row {
    const void *origin; /* group or indicator */
    uint32_t row;
};

static int compare_origins(const void *left, const void *right)
{
    const struct found_row *a = left, *b = right;
    return (a->origin > b->origin) - (a->origin < b->origin);
}

static const void *origin_of(const struct row_origin *origin)
{
    switch ((enum row_kind)origin->kind) {
    case ROW_GROUP:
        return origin->group;
    case ROW_INDICATOR:
    case ROW_SUB_INDICATOR:
    case ROW_PART:
        return origin->indicator;
    default:
        return NULL;
    }
}

/* Listing */

struct lister {
    struct diff_entries *list;
    uint32_t table;
    struct found_row *rows; /* of the table, sorted by their origins */
    size_t row_count;
    struct arena *arena;
};

static void list_rows(struct lister *lister)
{
    const struct row_list *list = &lister->list->tables[lister->table].rows;
    lister->rows = memory_new((list->count + 1) * sizeof *lister->rows);
    lister->row_count = 0;
    for (uint32_t row = 0; row < list->count; row++) {
        const void *origin = origin_of(&list->origins[row]);
        if (origin)
            lister->rows[lister->row_count++] = (struct found_row){origin, row};
    }
    qsort(lister->rows, lister->row_count, sizeof *lister->rows, compare_origins);
}

static uint32_t row_of(const struct lister *lister, const void *origin)
{
    struct found_row key = {.origin = origin};
    const struct found_row *found =
        bsearch(&key, lister->rows, lister->row_count, sizeof key, compare_origins);
    return found ? found->row : ENTRY_NONE;
}

/* What is printed in the row; NULL where that is nothing, or a mark that all rows have. */
static const char *number_of(const struct lister *lister, uint32_t row, const char *given)
{
    const struct diff_table *table = &lister->list->tables[lister->table];
    const char *number = given;
    if (row != ENTRY_NONE)
        number = row_number(&table->rows, table->layout, row, lister->arena);
    return number && strcmp(number, "-") != 0 && strcmp(number, "+") != 0 ? number : NULL;
}

static uint32_t add_entry(struct lister *lister, struct diff_entry entry, const char *given)
{
    struct diff_entries *list = lister->list;
    list->entries =
        memory_grow(list->entries, list->count, &list->capacity, sizeof *list->entries);
    entry.table = lister->table;
    entry.pair = ENTRY_NONE;
    entry.row = entry.group ? row_of(lister, entry.group) : row_of(lister, entry.indicator);
    entry.number = number_of(lister, entry.row, given);
    list->entries[list->count] = entry;
    return (uint32_t)list->count++;
}

static void list_indicators(struct lister *lister, const struct indicator *indicator,
                            uint32_t parent, bool part)
{
    for (; indicator; indicator = indicator->next) {
        struct diff_entry entry = {
            .indicator = indicator, .id = indicator->id, .parent = parent, .part = part};
        uint32_t own = add_entry(lister, entry, indicator->number);
        list_indicators(lister, indicator->first, own, false);
        list_indicators(lister, indicator->parts, own, true);
    }
}

static void list_groups(struct lister *lister, const struct group *group, uint32_t parent)
{
    for (; group; group = group->next) {
        struct diff_entry entry = {.group = group, .id = group->id, .parent = parent};
        uint32_t own = add_entry(lister, entry, group->number);
        list_groups(lister, group->first, own);
        list_indicators(lister, group->indicators, own, false);
    }
}

static void list_table(struct lister *lister, const struct report_table *table)
{
    struct diff_table *own = &lister->list->tables[lister->table];
    if (own->layout) {
        row_list_make(&own->rows, lister->list->report, table, own->layout);
        own->totals = share_totals_new();
    }
    list_rows(lister);
    list_indicators(lister, table->indicators, ENTRY_NONE, false);
    list_groups(lister, table->groups, ENTRY_NONE);
    free(lister->rows);
}

void diff_entries_make(struct diff_entries *list, const struct report *report,
                       const struct layout_spec *const *layouts, struct arena *arena)
{
    *list = (struct diff_entries){.report = report, .table_count = report->table_count};
    list->tables = memory_new((report->table_count + 1) * sizeof *list->tables);
    struct lister lister = {.list = list, .arena = arena};
    const struct report_table *table = report->tables;
    for (; table; table = table->next, lister.table++) {
        list->tables[lister.table].layout = layouts[lister.table];
        list_table(&lister, table);
    }
}

void diff_entries_free(struct diff_entries *list)
{
    for (unsigned i = 0; i < list->table_count; i++) {
        row_list_free(&list->tables[i].rows);
        share_totals_free(list->tables[i].totals);
    }
    free(list->tables);
    free(list->entries);
}

const struct layout_spec *diff_entry_layout(const struct diff_entries *list, uint32_t entry)
{
    return list->tables[list->entries[entry].table].layout;
}

struct row_values diff_entry_values(const struct diff_entries *list, uint32_t entry)
{
    const struct diff_entry *own = &list->entries[entry];
    const struct diff_table *table = &list->tables[own->table];
    struct row_values values = {.report = list->report,
                                .layout = table->layout,
                                .indicator = own->indicator};
    if (own->row != ENTRY_NONE) {
        values.table = &table->rows;
        values.row = own->row;
        values.totals = table->totals;
    }
    return values;
}

/* Names */

/* How much of a number stands in one: not the full stop behind it. */
static size_t number_size(const char *number)
{
    size_t size = strlen(number);
    while (size > 1 && (number[size - 1] == '.' || number[size - 1] == ')'))
        size--;
    return size;
}

/* "I.6": the numbers from the innermost group on; a number with a point stands for itself. */
static void put_numbers(struct buffer *out, const struct diff_entries *list, uint32_t entry)
{
    const struct diff_entry *own = &list->entries[entry];
    if (own->number) {
        size_t size = number_size(own->number);
        bool whole = own->group || memchr(own->number, '.', size) != NULL;
        if (!whole && own->parent != ENTRY_NONE)
            put_numbers(out, list, own->parent);
        if (out->length)
            buffer_byte(out, '.');
        buffer_put(out, own->number, size);
    } else if (own->parent != ENTRY_NONE && own->indicator) {
        put_numbers(out, list, own->parent);
    }
}

bool diff_entry_numbered(const struct diff_entries *list, uint32_t entry)
{
    const struct diff_entry *own = &list->entries[entry];
    if (!own->number || own->group || strchr(own->number, '.'))
        return own->number != NULL;
    uint32_t group = own->parent;
    while (group != ENTRY_NONE && list->entries[group].indicator)
        group = list->entries[group].parent;
    return group == ENTRY_NONE || list->entries[group].number;
}

const char *diff_entry_row(const struct diff_entries *list, uint32_t entry,
                           struct arena *arena)
{
    struct buffer row = {0};
    const struct diff_entry *own = &list->entries[entry];
    bool below = own->parent != ENTRY_NONE && list->entries[own->parent].indicator;
    if (own->number || below)
        put_numbers(&row, list, entry);
    if (!diff_entry_numbered(list, entry)) {
        if (row.length)
            buffer_text(&row, ", ");
        buffer_text(&row, diff_entry_name(list, entry, arena));
    }
    const char *kept = arena_string(arena, row.bytes, row.length);
    buffer_free(&row);
    return kept;
}

const char *diff_entry_name(const struct diff_entries *list, uint32_t entry,
                            struct arena *arena)
{
    const struct diff_entry *own = &list->entries[entry];
    return text_as_printed(own->group ? own->group->title : own->indicator->name, arena);
}
