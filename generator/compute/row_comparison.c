/* Comparisons in rows: which values of a row the layout has compared, and how. */
#include "compute/row_comparison.h"

#include "compute/row_list.h"
#include "compute/share_total.h"

#include <string.h>

/* What is compared */

static void take_own(struct comparison_spec *spec, const struct own_comparison *own)
{
    if (own->has_form)
        spec->form = own->form;
    if (own->of)
        spec->of = own->of;
    if (own->with)
        spec->with = own->with;
    if (own->of_period.choice != PERIOD_OF_COLUMN)
        spec->of_period = own->of_period;
    if (own->with_period.choice != PERIOD_OF_COLUMN)
        spec->with_period = own->with_period;
    if (own->range != RANGE_BY_DIRECTION)
        spec->range = own->range;
}

struct comparison_spec comparison_for(const struct comparison_spec *spec,
                                      const struct indicator *indicator)
{
    struct comparison_spec result = *spec;
    const struct own_comparison *own = indicator ? indicator->comparisons : NULL;
    for (; own; own = own->next)
        if (!own->comparison || !strcmp(own->comparison, spec->id))
            take_own(&result, own);
    return result;
}

struct comparison_rule comparison_rule(const struct comparison_spec *spec,
                                       const struct indicator *indicator)
{
    bool own = indicator && indicator->direction != DIRECTION_NONE;
    return (struct comparison_rule){.form = spec->form,
                                    .direction = own ? indicator->direction : spec->direction,
                                    .range = spec->range,
                                    .keep_form = spec->keep_form};
}

/* Periods */

int choose_base_period(const struct kind *kind, uint16_t *out)
{
    *out = kind->period_count ? kind->base : PERIOD_NONE;
    return kind->period_count && kind->base == PERIOD_NONE ? -1 : 0;
}

int field_period_of(const struct kind *kind, const struct period_ref *ref,
                    const char *column, uint16_t *out)
{
    bool relative = ref->choice == PERIOD_OF_COLUMN || ref->choice == PERIOD_SAME ||
                    ref->choice == PERIOD_PREVIOUS;
    if (!column || !kind->period_count || !relative)
        return choose_period(kind, ref, out);
    int own = kind_find_period(kind, column);
    if (ref->choice == PERIOD_PREVIOUS)
        own--;
    *out = (uint16_t)own;
    return own < 0 ? -1 : 0;
}

static int period_before(uint16_t period, uint16_t *out)
{
    if (period == PERIOD_NONE || period == 0)
        return -1;
    *out = (uint16_t)(period - 1);
    return 0;
}

static int find_named(const struct kind *kind, const char *name, uint16_t *out)
{
    int named = kind_find_named_period(kind, name);
    if (named < 0)
        return -1;
    *out = (uint16_t)named;
    return 0;
}

int choose_period(const struct kind *kind, const struct period_ref *period, uint16_t *out)
{
    *out = PERIOD_NONE;
    switch (period->choice) {
    case PERIOD_FIRST:
        *out = kind->period_count ? 0 : PERIOD_NONE;
        return 0;
    case PERIOD_LAST:
        *out = kind->period_count ? (uint16_t)(kind->period_count - 1) : PERIOD_NONE;
        return 0;
    case PERIOD_PREVIOUS:
        return choose_base_period(kind, out) ? -1 : period_before(*out, out);
    case PERIOD_NAMED:
        return find_named(kind, period->name, out);
    case PERIOD_OF_COLUMN:
    case PERIOD_BASE:
    case PERIOD_SAME:
        break;
    }
    return choose_base_period(kind, out);
}

/* The period of the base beside that of the result. */
static int choose_beside(const struct kind *result, uint16_t of_period,
                         const struct kind *base, const struct period_ref *period,
                         uint16_t *out)
{
    bool relative =
        period->choice == PERIOD_SAME || period->choice == PERIOD_PREVIOUS;
    if (!relative || of_period == PERIOD_NONE)
        return choose_period(base, period, out);
    int same = kind_find_period(base, result->periods[of_period]);
    *out = (uint16_t)same;
    if (same < 0)
        return -1;
    return period->choice == PERIOD_SAME ? 0 : period_before(*out, out);
}

int resolve_operands(const struct report *report, const struct layout_spec *layout,
                     const struct comparison_spec *spec, struct comparison_operands *out)
{
    bool share = spec->form == COMPARE_SHARE;
    int of = value_kind_find(report, layout, spec->of);
    int with = share || !spec->with ? of : value_kind_find(report, layout, spec->with);
    if (of < 0 || with < 0)
        return -1;
    out->of = (uint16_t)of;
    out->with = (uint16_t)with;
    const struct kind *result = value_kind_periods(report, layout, out->of);
    const struct kind *base = value_kind_periods(report, layout, out->with);
    if (!result || !base || choose_period(result, &spec->of_period, &out->of_period))
        return -1;
    out->with_period = out->of_period;
    return share ? 0
                 : choose_beside(result, out->of_period, base, &spec->with_period,
                                 &out->with_period);
}

/* Rows */

struct comparison compare_row(const struct row_values *values,
                              const struct comparison_spec *spec,
                              struct comparison_operands *operands, struct arena *arena)
{
    enum { PLACES = 9 }; /* of averages */
    struct comparison_spec own = comparison_for(spec, values->indicator);
    struct comparison_rule rule = comparison_rule(&own, values->indicator);
    struct comparison nothing = {.state = COMPARISON_NO_PERIOD, .form = own.form};
    if (resolve_operands(values->report, values->layout, &own, operands))
        return nothing;
    const struct value *result =
        row_value(values, operands->of, operands->of_period, PLACES, arena);
    if (own.form != COMPARE_SHARE)
        return compare_values(
            &rule, result,
            row_value(values, operands->with, operands->with_period, PLACES, arena), arena);
    struct share_place place;
    const struct value *total =
        share_place_of(values, &place)
            ? share_total_at(&place, values, own.total, operands->of, operands->of_period,
                             arena)
            : NULL;
    struct comparison share = compare_values(&rule, result, total, arena);
    if (!total)
        share.state = COMPARISON_NO_TOTAL;
    return share;
}

static bool has_verdict(const struct row_values *values, const struct comparison_spec *spec,
                        enum verdict verdict, struct arena *arena)
{
    struct comparison_operands operands;
    return values->indicator->values &&
           compare_row(values, spec, &operands, arena).verdict == verdict;
}

/* Brings the count on to the rows before the values' end. */
static void count_rows(const struct row_values *values, struct running_count *running)
{
    struct arena *scratch = arena_new(512);
    struct row_values own = {.report = values->report, .layout = values->layout};
    const struct comparison_spec *spec = running->spec;
    for (uint32_t row = running->end; row < values->end; row++) {
        const struct row_origin *origin = &values->list->origins[row];
        own.indicator = origin->indicator;
        if (origin->kind == ROW_INDICATOR &&
            (!spec || has_verdict(&own, spec, running->verdict, scratch)))
            running->count++;
        arena_rewind(scratch);
    }
    running->end = values->end;
    arena_free(scratch);
}

uint32_t count_indicators(const struct row_values *values,
                          const struct comparison_spec *spec, enum verdict verdict)
{
    struct running_count once = {.spec = spec, .verdict = verdict, .end = values->first};
    struct running_count *running = &once;
    if (values->running)
        running = running_count_find(values->running, spec, verdict);
    count_rows(values, running);
    return running->count;
}
