/* The totals that shares are of. */
#include "compute/share_total.h"

#include "base/memory.h"
#include "compute/row_list.h"

#include <stdlib.h>

/* The last total of a kind and period, over the rows from `first` to before `end`. */
struct kept_total {
    unsigned kind;
    uint16_t period;
    enum share_total total;
    uint32_t first, end;
    bool any; /* whether there is one */
    struct figure figure;
};

struct share_totals {
    struct kept_total *kept;
    size_t count, capacity;
};

struct share_totals *share_totals_new(void)
{
    return memory_new(sizeof(struct share_totals));
}

void share_totals_free(struct share_totals *totals)
{
    if (!totals)
        return;
    free(totals->kept);
    free(totals);
}

static struct kept_total *find_kept(struct share_totals *totals, enum share_total total,
                                    unsigned kind, uint16_t period)
{
    for (size_t i = 0; i < totals->count; i++) {
        struct kept_total *kept = &totals->kept[i];
        if (kept->total == total && kept->kind == kind && kept->period == period)
            return kept;
    }
    totals->kept =
        memory_grow(totals->kept, totals->count, &totals->capacity, sizeof *totals->kept);
    struct kept_total *kept = &totals->kept[totals->count++];
    *kept = (struct kept_total){.kind = kind, .period = period, .total = total};
    return kept;
}

static bool add_up(const struct row_values *values, unsigned kind, uint16_t period,
                   uint32_t first, uint32_t end, struct figure *out)
{
    struct row_values rows = {.report = values->report,
                              .layout = values->layout,
                              .list = values->table,
                              .first = first,
                              .end = end,
                              .form = TOTAL_SUM};
    struct arena *scratch = arena_new(256);
    const struct value *sum = row_value(&rows, kind, period, DECIMALS_AS_GIVEN, scratch);
    if (sum)
        *out = sum->figures[0];
    arena_free(scratch);
    return sum != NULL;
}

static const struct value *total_of_rows(const struct row_values *values,
                                         enum share_total total, unsigned kind,
                                         uint16_t period, uint32_t first, uint32_t end,
                                         struct arena *arena)
{
    struct kept_total once = {0}, *kept = &once;
    if (values->totals)
        kept = find_kept(values->totals, total, kind, period);
    if (kept->first != first || kept->end != end) {
        kept->first = first;
        kept->end = end;
        kept->any = add_up(values, kind, period, first, end, &kept->figure);
    }
    if (!kept->any)
        return NULL;
    struct value *value = arena_alloc(arena, sizeof *value);
    *value = (struct value){.kind = (uint16_t)kind,
                            .period = period,
                            .type = VALUE_FIGURE,
                            .figure_count = 1,
                            .figures = arena_copy(arena, &kept->figure, sizeof kept->figure)};
    return value;
}

/* The row of the group around a row, its own where it is one; or ROW_NO_PARENT. */
static uint32_t group_row(const struct row_list *list, uint32_t row)
{
    while (row != ROW_NO_PARENT && list->origins[row].kind != ROW_GROUP)
        row = list->origins[row].parent;
    return row;
}

static const struct value *value_above(const struct row_values *values, unsigned kind,
                                       uint16_t period, struct arena *arena)
{
    const struct row_origin *origins = values->table->origins;
    if (!values->indicator)
        return NULL;
    uint32_t above = origins[values->row].parent;
    if (above == ROW_NO_PARENT || origins[above].kind == ROW_GROUP)
        return NULL;
    struct row_values own = *values;
    own.row = above;
    own.indicator = origins[above].indicator;
    return row_value(&own, kind, period, DECIMALS_AS_GIVEN, arena);
}

const struct value *share_total(const struct row_values *values, enum share_total total,
                                unsigned kind, uint16_t period, struct arena *arena)
{
    const struct row_list *list = values->table;
    if (!list || (total != TOTAL_OF_TABLE && values->row >= list->count))
        return NULL;
    if (total == TOTAL_OF_INDICATOR)
        return value_above(values, kind, period, arena);
    if (total == TOTAL_OF_TABLE)
        return total_of_rows(values, total, kind, period, 0, (uint32_t)list->count, arena);
    uint32_t group = group_row(list, values->row);
    if (group == ROW_NO_PARENT)
        return NULL;
    return total_of_rows(values, total, kind, period, group + 1, list->origins[group].end,
                         arena);
}
