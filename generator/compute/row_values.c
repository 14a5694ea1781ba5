/* The values of a row: its own, calculated ones, sums. */
#include "compute/row_values.h"

#include "base/memory.h"
#include "compute/row_list.h"

#include <stdlib.h>
#include <string.h>

struct running_sum {
    unsigned kind;
    uint16_t period;
    uint32_t end; /* the rows before it have been added */
    struct sum sum;
};

void running_sums_free(struct running_sums *running)
{
    for (size_t i = 0; i < running->count; i++)
        sum_end(&running->sums[i].sum);
    free(running->sums);
    free(running->counts);
    *running = (struct running_sums){0};
}

struct running_count *running_count_find(struct running_sums *running,
                                         const struct comparison_spec *spec,
                                         enum verdict verdict)
{
    for (size_t i = 0; i < running->counts_count; i++)
        if (running->counts[i].spec == spec && running->counts[i].verdict == verdict)
            return &running->counts[i];
    running->counts = memory_grow(running->counts, running->counts_count,
                                  &running->counts_capacity, sizeof *running->counts);
    struct running_count *made = &running->counts[running->counts_count++];
    *made = (struct running_count){.spec = spec, .verdict = verdict};
    return made;
}

/* Kinds. */

int value_kind_find(const struct report *report, const struct layout_spec *layout,
                    const char *name)
{
    int index = report->kind_count;
    for (const struct calculation_spec *calculation = layout->calculations; calculation;
         calculation = calculation->next, index++)
        if (!strcmp(calculation->kind, name))
            return index;
    return report_find_kind(report, name);
}

const struct calculation_spec *value_calculation(const struct report *report,
                                                 const struct layout_spec *layout,
                                                 unsigned kind)
{
    if (kind < report->kind_count)
        return NULL;
    const struct calculation_spec *calculation = layout->calculations;
    for (unsigned i = report->kind_count; calculation && i < kind; i++)
        calculation = calculation->next;
    return calculation;
}

const struct kind *value_kind_periods(const struct report *report,
                                      const struct layout_spec *layout, unsigned kind)
{
    const struct calculation_spec *calculation = value_calculation(report, layout, kind);
    if (!calculation)
        return &report->kinds[kind];
    const struct kind *found = NULL;
    for (unsigned i = 0; i < calculation->of_count; i++) {
        int operand = value_kind_find(report, layout, calculation->of[i]);
        if (operand < 0 || (unsigned)operand >= kind)
            operand = report_find_kind(report, calculation->of[i]);
        const struct kind *of =
            operand < 0 ? NULL : value_kind_periods(report, layout, (unsigned)operand);
        if (of && (!found || (!found->period_count && of->period_count)))
            found = of;
    }
    return found;
}

/* Calculations. */

static const struct value *figure_value(const struct figure *figure, unsigned kind,
                                        uint16_t period, struct arena *arena)
{
    struct value *value = arena_alloc(arena, sizeof *value);
    *value = (struct value){.kind = (uint16_t)kind,
                            .period = period,
                            .type = VALUE_FIGURE,
                            .figure_count = 1,
                            .figures = arena_copy(arena, figure, sizeof *figure)};
    return value;
}

/* The period is that of the same name; kinds without periods have one for all. */
int value_operand(const struct row_values *values, unsigned kind, uint16_t period,
                  const char *name, unsigned *operand, uint16_t *operand_period)
{
    int found = value_kind_find(values->report, values->layout, name);
    if (found < 0 || (unsigned)found >= kind)
        return -1;
    *operand = (unsigned)found;
    *operand_period = PERIOD_NONE;
    const struct kind *own = value_kind_periods(values->report, values->layout, *operand);
    if (!own || !own->period_count || period == PERIOD_NONE)
        return own ? 0 : -1;
    const struct kind *periods = value_kind_periods(values->report, values->layout, kind);
    int same = kind_find_period(own, periods->periods[period]);
    *operand_period = (uint16_t)same;
    return same < 0 ? -1 : 0;
}

/* Adds one operand of a calculated kind; `minus` takes it away. Returns whether the row has
 * it. */
static bool add_operand(const struct row_values *values, struct sum *sum, const char *name,
                        unsigned kind, uint16_t period, bool minus, struct arena *arena)
{
    unsigned operand;
    uint16_t own;
    if (value_operand(values, kind, period, name, &operand, &own))
        return false;
    const struct value *value = row_value(values, operand, own, DECIMALS_AS_GIVEN, arena);
    uint32_t before = sum->count;
    if (value && minus && value->type == VALUE_FIGURE && value->figure_count == 1) {
        struct figure figure = value->figures[0];
        figure.number.digits = -figure.number.digits;
        value = figure_value(&figure, operand, own, arena);
        if (figure.high)
            return false;
    }
    sum_add(sum, value);
    return sum->count > before;
}

static const struct value *calculate(const struct row_values *values,
                                     const struct calculation_spec *calculation,
                                     unsigned kind, uint16_t period, struct arena *arena)
{
    struct sum sum;
    struct figure figure;
    bool all = true;
    const struct kind *periods = value_kind_periods(values->report, values->layout, kind);
    sum_begin(&sum);
    for (unsigned i = 0; all && i < calculation->of_count; i++)
        all = add_operand(values, &sum, calculation->of[i], kind, period,
                          i > 0 && calculation->form == CALCULATE_DIFFERENCE, arena);
    all = all && !sum_total(&sum, periods ? periods->unit : NULL, &figure);
    if (all)
        figure.at = values->indicator->at;
    sum_end(&sum);
    return all ? figure_value(&figure, kind, period, arena) : NULL;
}

static const struct value *own_value(const struct row_values *values, unsigned kind,
                                     uint16_t period, struct arena *arena)
{
    struct value_view *view = arena_alloc(arena, sizeof *view);
    return value_find(values->indicator->values, (uint16_t)kind, period, view);
}

/* What the report itself gives of a calculated kind, where it has a kind of that name. */
static const struct value *stated_value(const struct row_values *values,
                                        const struct calculation_spec *calculation,
                                        unsigned kind, uint16_t period,
                                        struct arena *arena)
{
    int own = report_find_kind(values->report, calculation->kind);
    if (own < 0)
        return NULL;
    const struct kind *stated = &values->report->kinds[own];
    const struct kind *periods = value_kind_periods(values->report, values->layout, kind);
    if (!stated->period_count || period == PERIOD_NONE)
        return own_value(values, (unsigned)own, PERIOD_NONE, arena);
    int same = kind_find_period(stated, periods->periods[period]);
    return same < 0 ? NULL
                    : own_value(values, (unsigned)own, (uint16_t)same, arena);
}

/* Sums. */

/* Adds what the indicators of the rows have. */
static void add_rows(const struct row_values *values, unsigned kind, uint16_t period,
                     uint32_t first, uint32_t end, struct sum *sum)
{
    struct arena *scratch = arena_new(512);
    struct row_values own = {.report = values->report, .layout = values->layout};
    for (uint32_t row = first; row < end; row++) {
        if (values->list->origins[row].kind != ROW_INDICATOR)
            continue;
        own.indicator = values->list->origins[row].indicator;
        sum_add(sum, row_value(&own, kind, period, DECIMALS_AS_GIVEN, scratch));
        arena_rewind(scratch);
    }
    arena_free(scratch);
}

static struct running_sum *find_running(struct running_sums *running, unsigned kind,
                                        uint16_t period)
{
    for (size_t i = 0; i < running->count; i++)
        if (running->sums[i].kind == kind && running->sums[i].period == period)
            return &running->sums[i];
    running->sums = memory_grow(running->sums, running->count, &running->capacity,
                                sizeof *running->sums);
    struct running_sum *made = &running->sums[running->count++];
    *made = (struct running_sum){.kind = kind, .period = period};
    sum_begin(&made->sum);
    return made;
}

static int sum_figure(const struct row_values *values, const struct sum *sum,
                      unsigned kind, int places, struct figure *out)
{
    const struct kind *declared = value_kind_periods(values->report, values->layout, kind);
    const char *unit = declared ? declared->unit : NULL;
    if (values->form == TOTAL_SUM)
        return sum_total(sum, unit, out);
    unsigned most = sum->scale < 9 ? sum->scale + 1u : 9;
    return sum_average(sum, unit, places < 0 ? most : (unsigned)places, out);
}

void row_sum(const struct row_values *values, unsigned kind, uint16_t period,
             struct sum *sum)
{
    sum_begin(sum);
    add_rows(values, kind, period, values->first, values->end, sum);
}

static const struct value *sum_up(const struct row_values *values, unsigned kind,
                                  uint16_t period, int places, struct arena *arena)
{
    struct figure figure;
    int result;
    if (values->running) {
        struct running_sum *running = find_running(values->running, kind, period);
        add_rows(values, kind, period, running->end, values->end, &running->sum);
        running->end = values->end;
        result = sum_figure(values, &running->sum, kind, places, &figure);
    } else {
        struct sum sum;
        row_sum(values, kind, period, &sum);
        result = sum_figure(values, &sum, kind, places, &figure);
        sum_end(&sum);
    }
    return result ? NULL : figure_value(&figure, kind, period, arena);
}

const struct value *row_value(const struct row_values *values, unsigned kind,
                              uint16_t period, int places, struct arena *arena)
{
    if (!values->indicator)
        return values->list ? sum_up(values, kind, period, places, arena) : NULL;
    const struct calculation_spec *calculation =
        value_calculation(values->report, values->layout, kind);
    if (calculation) {
        const struct value *computed =
            calculate(values, calculation, kind, period, arena);
        return computed ? computed
                        : stated_value(values, calculation, kind, period, arena);
    }
    return own_value(values, kind, period, arena);
}
