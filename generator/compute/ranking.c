/* Ranks indicators by an exact figure, and puts them into that order. */
#include "compute/ranking.h"

#include "base/memory.h"
#include "base/unit.h"
#include "compute/comparison_shown.h"

#include <stdlib.h>

/* Compared so that the first of them is ranked first. */
struct key {
    mpq_t figure; /* where descending, its negative */
    bool missing;
    uint32_t place; /* in the order in which they were added */
    struct ranked ranked;
};

struct ranking {
    const struct report *report;
    const struct layout_spec *layout;
    struct arena *scratch;
    const char *unit; /* of the first figure of a kind, … */
    bool has_unit;    /* … once there has been one */
    struct key *keys;
    size_t count, capacity;
    struct ranked *sorted;
};

struct ranking *ranking_new(const struct report *report, const struct layout_spec *layout)
{
    struct ranking *ranking = memory_new(sizeof *ranking);
    ranking->report = report;
    ranking->layout = layout;
    ranking->scratch = arena_new(512);
    return ranking;
}

static void clear(struct ranking *ranking)
{
    for (size_t i = 0; i < ranking->count; i++)
        mpq_clear(ranking->keys[i].figure);
    ranking->count = 0;
}

void ranking_free(struct ranking *ranking)
{
    if (!ranking)
        return;
    clear(ranking);
    arena_free(ranking->scratch);
    free(ranking->keys);
    free(ranking->sorted);
    free(ranking);
}

/* The figure of a kind; a range counts by its lower bound. */
static bool find_value(struct ranking *ranking, const struct row_values *values,
                       mpq_t out)
{
    const struct report *report = ranking->report;
    int kind = value_kind_find(report, ranking->layout, ranking->layout->ranking.kind);
    const struct kind *periods =
        kind < 0 ? NULL : value_kind_periods(report, ranking->layout, (unsigned)kind);
    uint16_t period;
    if (!periods || choose_base_period(periods, &period))
        return false;
    const struct value *value =
        row_value(values, (unsigned)kind, period, DECIMALS_AS_GIVEN, ranking->scratch);
    if (!value || value->figure_count != 1)
        return false;
    const struct figure *figure = &value->figures[0];
    if (!ranking->has_unit)
        ranking->unit = figure->unit;
    ranking->has_unit = true;
    decimal_to_rational(out, figure->number);
    mpq_t factor;
    mpq_init(factor);
    if (unit_factor(factor, figure->unit, ranking->unit))
        mpq_mul(out, out, factor);
    mpq_clear(factor);
    return true;
}

/* The number that is shown of a comparison; of several parts the first counts. */
static bool find_comparison(const struct ranking *ranking, const struct row_values *values,
                            mpq_t out)
{
    const struct comparison_spec *spec =
        layout_find_comparison(ranking->layout, ranking->layout->ranking.comparison);
    enum comparison_form form;
    if (!spec)
        return false;
    struct shown_comparison shown = comparison_shown(values, spec, ranking->scratch);
    /* A difference that stands in the place of a percentage is nothing to rank among them. */
    return shown_number(&shown, out, &form) && form == spec->form;
}

void ranking_add(struct ranking *ranking, const struct indicator *indicator, uint32_t row)
{
    const struct ranking_spec *spec = &ranking->layout->ranking;
    ranking->keys = memory_grow(ranking->keys, ranking->count, &ranking->capacity,
                                sizeof *ranking->keys);
    struct key *key = &ranking->keys[ranking->count];
    key->place = (uint32_t)ranking->count++;
    key->ranked = (struct ranked){indicator, row, 0};
    mpq_init(key->figure);
    struct row_values values = {
        .report = ranking->report, .layout = ranking->layout, .indicator = indicator};
    arena_rewind(ranking->scratch);
    key->missing = spec->kind ? !find_value(ranking, &values, key->figure)
                              : !find_comparison(ranking, &values, key->figure);
    if (spec->order == RANK_DESCENDING)
        mpq_neg(key->figure, key->figure);
}

static int compare_figures(const struct key *left, const struct key *right)
{
    if (left->missing || right->missing)
        return left->missing - right->missing;
    return mpq_cmp(left->figure, right->figure);
}

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    int order = compare_figures(a, b);
    if (order)
        return order;
    return a->place < b->place ? -1 : a->place > b->place;
}

const struct ranked *ranking_sort(struct ranking *ranking, size_t *count)
{
    *count = ranking->count;
    if (ranking->count)
        qsort(ranking->keys, ranking->count, sizeof *ranking->keys, compare_keys);
    ranking->sorted = memory_resize(ranking->sorted, *count * sizeof *ranking->sorted);
    for (size_t i = 0; i < *count; i++) {
        const struct key *key = &ranking->keys[i];
        struct ranked *ranked = &ranking->sorted[i];
        *ranked = key->ranked;
        bool equal = i > 0 && !compare_figures(key - 1, key);
        ranked->rank = equal ? ranking->sorted[i - 1].rank : (uint32_t)i + 1;
        if (key->missing)
            ranked->rank = 0;
    }
    clear(ranking);
    return ranking->sorted;
}
