/* Comparisons: what a result is beside what was aimed at, exactly. */
#include "compute/comparison.h"

#include "compute/row_list.h"

#include <string.h>

const char comparison_points_unit[] = "điểm phần trăm";

static bool same_text(const char *left, const char *right)
{
    return left == right || (left && right && !strcmp(left, right));
}

static const struct figure *find_part(const struct value *value, const char *part)
{
    for (unsigned i = 0; i < value->figure_count; i++)
        if (same_text(value->figures[i].part, part))
            return &value->figures[i];
    return NULL;
}

static enum verdict judge(const struct figure *result, const struct figure *base)
{
    int low = decimal_compare(result->number, base->number);
    if (low < 0)
        return VERDICT_NOT_MET;
    int high = base->high ? decimal_compare(result->number, *base->high) : low;
    return high > 0 ? VERDICT_EXCEEDED : VERDICT_MET;
}

static enum comparison_state compare_part(enum comparison_form form,
                                          const struct value *result,
                                          const struct figure *base,
                                          struct comparison_part *out)
{
    const struct figure *figure = find_part(result, base->part);
    if (!figure)
        return COMPARISON_NO_RESULT;
    if (figure->high)
        return COMPARISON_RANGE;
    if (!same_text(figure->unit, base->unit))
        return COMPARISON_UNITS;
    if (form == COMPARE_PERCENT && base->number.digits == 0)
        return COMPARISON_ZERO_BASE;
    *out = (struct comparison_part){base->part, figure, base, judge(figure, base)};
    return COMPARISON_COMPUTED;
}

static enum verdict join_verdicts(const struct comparison_part *parts, unsigned count)
{
    enum verdict verdict = VERDICT_EXCEEDED;
    for (unsigned i = 0; i < count; i++)
        if (parts[i].verdict < verdict)
            verdict = parts[i].verdict;
    return verdict;
}

struct comparison compare_values(enum comparison_form form, const struct value *result,
                                 const struct value *base, struct arena *arena)
{
    struct comparison comparison = {.form = form};
    if (!base || !base->figure_count) {
        comparison.state = COMPARISON_NO_BASE;
        return comparison;
    }
    if (!result || !result->figure_count) {
        comparison.state = COMPARISON_NO_RESULT;
        return comparison;
    }
    struct comparison_part *parts = arena_alloc(arena, base->figure_count * sizeof *parts);
    for (unsigned i = 0; i < base->figure_count; i++) {
        comparison.state = compare_part(form, result, &base->figures[i], &parts[i]);
        if (comparison.state != COMPARISON_COMPUTED)
            return comparison;
    }
    comparison.parts = parts;
    comparison.part_count = base->figure_count;
    comparison.verdict = join_verdicts(parts, base->figure_count);
    return comparison;
}

/* result / base × 100 as one fraction, so that it is reduced only once. */
static void percent(mpq_t out, struct decimal result, struct decimal base)
{
    mpz_set_si(mpq_numref(out), result.digits);
    mpz_mul_si(mpq_numref(out), mpq_numref(out), power_of_ten(base.scale));
    mpz_mul_ui(mpq_numref(out), mpq_numref(out), 100);
    mpz_set_si(mpq_denref(out), base.digits);
    mpz_mul_si(mpq_denref(out), mpq_denref(out), power_of_ten(result.scale));
    mpq_canonicalize(out);
}

void comparison_number(mpq_t out, enum comparison_form form,
                       const struct comparison_part *part)
{
    if (form == COMPARE_PERCENT) {
        percent(out, part->result->number, part->base->number);
        return;
    }
    mpq_t base;
    mpq_init(base);
    decimal_to_rational(out, part->result->number);
    decimal_to_rational(base, part->base->number);
    mpq_sub(out, out, base);
    mpq_clear(base);
}

const char *comparison_unit(enum comparison_form form, const struct comparison_part *part)
{
    if (form == COMPARE_PERCENT)
        return "%";
    /* Percentages compared by subtraction differ in percentage points, not in percent. */
    if (same_text(part->result->unit, "%"))
        return comparison_points_unit;
    return part->result->unit;
}

int choose_period(const struct kind *kind, enum period_choice choice, uint16_t *out)
{
    *out = PERIOD_NONE;
    if (!kind->period_count)
        return 0;
    switch (choice) {
    case PERIOD_FIRST:
        *out = 0;
        return 0;
    case PERIOD_LAST:
        *out = (uint16_t)(kind->period_count - 1);
        return 0;
    case PERIOD_OF_COLUMN:
    case PERIOD_BASE:
    case PERIOD_SAME:
        break;
    }
    *out = kind->base;
    return kind->base == PERIOD_NONE ? -1 : 0;
}

int resolve_operands(const struct report *report, const struct layout_spec *layout,
                     const struct comparison_spec *spec, struct comparison_operands *out)
{
    int of = value_kind_find(report, layout, spec->of);
    int with = value_kind_find(report, layout, spec->with);
    if (of < 0 || with < 0)
        return -1;
    out->of = (uint16_t)of;
    out->with = (uint16_t)with;
    const struct kind *result = value_kind_periods(report, layout, out->of);
    const struct kind *base = value_kind_periods(report, layout, out->with);
    if (!result || !base || choose_period(result, spec->of_period, &out->of_period))
        return -1;
    if (spec->with_period != PERIOD_SAME || out->of_period == PERIOD_NONE)
        return choose_period(base, spec->with_period, &out->with_period);
    int same = kind_find_period(base, result->periods[out->of_period]);
    out->with_period = (uint16_t)same;
    return same < 0 ? -1 : 0;
}

struct comparison compare_row(const struct row_values *values,
                              const struct comparison_spec *spec,
                              struct comparison_operands *operands, struct arena *arena)
{
    enum { PLACES = 9 }; /* of averages */
    struct comparison nothing = {.state = COMPARISON_NO_BASE, .form = spec->form};
    if (resolve_operands(values->report, values->layout, spec, operands))
        return nothing;
    return compare_values(
        spec->form, row_value(values, operands->of, operands->of_period, PLACES, arena),
        row_value(values, operands->with, operands->with_period, PLACES, arena), arena);
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
