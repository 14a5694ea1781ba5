/* The totals that shares are of. */
#include "compute/share_total.h"

#include "base/memory.h"
#include "base/unit.h"
#include "compute/interval_sum.h"
#include "compute/row_list.h"

#include <stdlib.h>

/* The last total of a kind and period. */
struct kept_total {
    unsigned kind;
    uint16_t period;
    enum share_total total;
    const void *scope; /* the table, group or indicator that it is of */
    bool any;          /* whether there is one */
    bool spanned;      /* whether its interval has been made */
    struct figure figure;
    struct interval interval;
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
    for (size_t i = 0; i < totals->count; i++)
        interval_end(&totals->kept[i].interval);
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
    interval_begin(&kept->interval);
    return kept;
}

/* Going through what is summed up. */

struct adding {
    struct row_values values; /* the indicator is exchanged */
    unsigned kind;
    uint16_t period;
    struct arena *scratch;
    struct sum *sum;                /* either of the figures … */
    struct interval_sum *intervals; /* … or of what they may stand for */
};

static void add_indicator(struct adding *adding, const struct indicator *indicator)
{
    if (adding->sum) {
        adding->values.indicator = indicator;
        sum_add(adding->sum, row_value(&adding->values, adding->kind, adding->period,
                                       DECIMALS_AS_GIVEN, adding->scratch));
    } else {
        interval_sum_add(adding->intervals, indicator, adding->kind, adding->period, false);
    }
    arena_rewind(adding->scratch);
}

static void add_indicators(struct adding *adding, const struct indicator *indicator)
{
    for (; indicator; indicator = indicator->next)
        add_indicator(adding, indicator);
}

static void add_groups(struct adding *adding, const struct group *group)
{
    for (; group; group = group->next) {
        add_indicators(adding, group->indicators);
        add_groups(adding, group->first);
    }
}

static void add_scope(struct adding *adding, const struct share_place *place,
                      enum share_total total)
{
    switch (total) {
    case TOTAL_OF_TABLE:
        add_indicators(adding, place->table->indicators);
        add_groups(adding, place->table->groups);
        break;
    case TOTAL_OF_GROUP:
        add_indicators(adding, place->group->indicators);
        add_groups(adding, place->group->first);
        break;
    case TOTAL_OF_INDICATOR:
        add_indicator(adding, place->above);
        break;
    }
}

static const void *scope_of(const struct share_place *place, enum share_total total)
{
    switch (total) {
    case TOTAL_OF_TABLE:
        break;
    case TOTAL_OF_GROUP:
        return place->group;
    case TOTAL_OF_INDICATOR:
        return place->above;
    }
    return place->table;
}

/* Totals */

static bool add_up(struct adding *adding, const struct share_place *place,
                   enum share_total total, struct figure *out)
{
    const struct kind *declared =
        value_kind_periods(adding->values.report, adding->values.layout, adding->kind);
    struct sum sum;
    sum_begin(&sum);
    adding->sum = &sum;
    add_scope(adding, place, total);
    int result = sum_total(&sum, declared ? declared->unit : NULL, out);
    sum_end(&sum);
    return !result;
}

static struct adding adding_of(const struct row_values *values, unsigned kind,
                               uint16_t period)
{
    return (struct adding){.values = {.report = values->report, .layout = values->layout},
                           .kind = kind,
                           .period = period,
                           .scratch = arena_new(512)};
}

static void keep_total(struct kept_total *kept, const struct share_place *place,
                       const struct row_values *values)
{
    struct adding adding = adding_of(values, kept->kind, kept->period);
    kept->scope = scope_of(place, kept->total);
    kept->spanned = false;
    kept->any = add_up(&adding, place, kept->total, &kept->figure);
    arena_free(adding.scratch);
}

/* What an indicator has itself, whatever it is. */
static const struct value *value_above(const struct share_place *place,
                                       const struct row_values *values, unsigned kind,
                                       uint16_t period, struct arena *arena)
{
    struct row_values own = {
        .report = values->report, .layout = values->layout, .indicator = place->above};
    return row_value(&own, kind, period, DECIMALS_AS_GIVEN, arena);
}

const struct value *share_total_at(const struct share_place *place,
                                   const struct row_values *values, enum share_total total,
                                   unsigned kind, uint16_t period, struct arena *arena)
{
    struct kept_total once = {.kind = kind, .period = period, .total = total},
                      *kept = &once;
    if (!scope_of(place, total))
        return NULL;
    if (total == TOTAL_OF_INDICATOR)
        return value_above(place, values, kind, period, arena);
    if (values->totals)
        kept = find_kept(values->totals, total, kind, period);
    if (kept->scope != scope_of(place, total))
        keep_total(kept, place, values);
    if (!kept->any)
        return NULL;
    struct value *value = arena_alloc(arena, sizeof *value);
    *value =
        (struct value){.kind = (uint16_t)kind,
                       .period = period,
                       .type = VALUE_FIGURE,
                       .figure_count = 1,
                       .figures = arena_copy(arena, &kept->figure, sizeof kept->figure)};
    return value;
}

/* What they may stand for */

/* In the unit of the figure that stands for it. */
static void span(const struct share_place *place, const struct row_values *values,
                 enum share_total total, unsigned kind, uint16_t period, const char *unit,
                 struct interval *out)
{
    struct adding adding = adding_of(values, kind, period);
    struct interval_place where = {.report = values->report,
                                   .layout = values->layout,
                                   .table = place->table,
                                   .scratch = adding.scratch};
    struct interval_sum sum;
    mpq_t factor;
    interval_sum_begin(&sum, &where);
    mpq_init(factor);
    adding.intervals = &sum;
    add_scope(&adding, place, total);
    if (sum.unit != unit && unit_factor(factor, sum.unit, unit))
        interval_multiply(&sum.interval, factor);
    mpq_swap(out->low, sum.interval.low);
    mpq_swap(out->high, sum.interval.high);
    mpq_clear(factor);
    interval_sum_end(&sum);
    arena_free(adding.scratch);
}

void share_interval_at(const struct share_place *place, const struct row_values *values,
                       enum share_total total, unsigned kind, uint16_t period,
                       struct arena *arena, struct interval *out)
{
    const struct value *value = share_total_at(place, values, total, kind, period, arena);
    const char *unit = value->figures[0].unit;
    if (total == TOTAL_OF_INDICATOR || !values->totals) {
        span(place, values, total, kind, period, unit, out);
        return;
    }
    struct kept_total *kept = find_kept(values->totals, total, kind, period);
    if (!kept->spanned)
        span(place, values, total, kind, period, unit, &kept->interval);
    kept->spanned = true;
    mpq_set(out->low, kept->interval.low);
    mpq_set(out->high, kept->interval.high);
}

/* Where a row stands */

static const struct group *group_around(const struct row_list *list, uint32_t row)
{
    while (row != ROW_NO_PARENT && list->origins[row].kind != ROW_GROUP)
        row = list->origins[row].parent;
    return row == ROW_NO_PARENT ? NULL : list->origins[row].group;
}

bool share_place_of(const struct row_values *values, struct share_place *place)
{
    const struct row_list *list = values->table;
    if (!list)
        return false;
    *place = (struct share_place){.table = list->table};
    if (values->row >= list->count)
        return true; /* what is carried or brought forward: of the table only */
    place->group = group_around(list, values->row);
    uint32_t above = list->origins[values->row].parent;
    if (values->indicator && above != ROW_NO_PARENT &&
        list->origins[above].kind != ROW_GROUP)
        place->above = list->origins[above].indicator;
    return true;
}
