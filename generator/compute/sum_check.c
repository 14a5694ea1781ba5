/* Tells of sums that cannot be made. */
#include "compute/sum_check.h"

#include "base/memory.h"
#include "compute/row_cells.h"
#include "compute/row_comparison.h"

#include <stdlib.h>

/* A figure whose unit has been told to differ; 0 where the sum was too large. */
struct told {
    unsigned kind;
    uint32_t at;
};

struct checker {
    const struct row_source *source;
    struct diagnostics *diagnostics;
    struct told *told;
    size_t count, capacity;
};

/* True once for each kind and figure. */
static bool to_tell(struct checker *checker, unsigned kind, uint32_t at)
{
    for (size_t i = 0; i < checker->count; i++)
        if (checker->told[i].kind == kind && checker->told[i].at == at)
            return false;
    checker->told = memory_grow(checker->told, checker->count, &checker->capacity,
                                sizeof *checker->told);
    checker->told[checker->count++] = (struct told){kind, at};
    return true;
}

static const char *unit_name(const char *unit)
{
    return unit ? unit : _("(none)");
}

static void check_sum(struct checker *checker, const struct row_values *values,
                      const char *name, unsigned kind, uint16_t period)
{
    struct sum sum;
    row_sum(values, kind, period, &sum);
    if (sum.mixed && to_tell(checker, kind, sum.other_at))
        diagnose(
            checker->diagnostics, DIAG_SUM_UNITS,
            place_in(values->report->source, sum.other_at),
            _("kind '%s' cannot be summed up: this figure is in the unit '%s', those "
              "before it in '%s'; give all of them in one unit, or leave the sum out of "
              "the layout"),
            name, unit_name(sum.other), unit_name(sum.unit));
    struct figure figure;
    const char *unit = value_kind_periods(values->report, values->layout, kind)->unit;
    bool average = values->form == TOTAL_AVERAGE;
    bool large = sum.count && !sum.mixed &&
                 (average ? sum_average(&sum, unit, 0, &figure)
                         : sum_total(&sum, unit, &figure));
    if (large && to_tell(checker, kind, 0))
        diagnose(
            checker->diagnostics, DIAG_SUM_UNITS,
            place_in(values->report->source, values->report->at),
            _("kind '%s' cannot be summed up: the sum has more than %d digits; give the "
              "figures in a larger unit"),
            name, DECIMAL_DIGITS);
    sum_end(&sum);
}

/* Both sides of a comparison of sums. */
static void check_comparison(struct checker *checker, const struct row_values *values,
                             const char *id)
{
    const struct comparison_spec *spec = layout_find_comparison(values->layout, id);
    struct comparison_operands operands;
    if (!spec || resolve_operands(values->report, values->layout, spec, &operands))
        return;
    check_sum(checker, values, spec->of, operands.of, operands.of_period);
    if (spec->with)
        check_sum(checker, values, spec->with, operands.with, operands.with_period);
}

/* `period` is the column's own, or NULL. */
static void check_field(struct checker *checker, const struct row_values *values,
                        const struct field *field, const char *period)
{
    if (field->kind == FIELD_COMPARISON)
        check_comparison(checker, values, field->comparison);
    if (field->kind != FIELD_VALUE)
        return;
    int kind = value_kind_find(values->report, values->layout, field->value_kind);
    const struct kind *periods =
        value_kind_periods(values->report, values->layout, (unsigned)kind);
    uint16_t index;
    if (period) {
        int own = kind_find_period(periods, period);
        if (own >= 0)
            check_sum(checker, values, field->value_kind, (unsigned)kind, (uint16_t)own);
    } else if (!choose_period(periods, &field->period, &index)) {
        check_sum(checker, values, field->value_kind, (unsigned)kind, index);
    }
}

static void check_text(struct checker *checker, const struct row_values *values,
                       const struct rich_text *text, const char *period)
{
    for (uint32_t i = 0; i < text->count; i++)
        if (text->runs[i].kind == RUN_FIELD)
            check_field(checker, values, text->runs[i].field, period);
}

static void check_row(struct checker *checker, size_t row)
{
    const struct row_source *source = checker->source;
    const struct row_origin *origin = &source->list.origins[row];
    struct row_values values = row_values(source, row);
    if (origin->kind == ROW_CARRIED_FORWARD || origin->kind == ROW_BROUGHT_FORWARD)
        values.end = (uint32_t)source->list.count;
    const struct cell_spec *cell = row_spec_of(source->context.layout, origin)->cells;
    for (; cell; cell = cell->next)
        check_text(checker, &values, cell->text, NULL);
    for (unsigned i = 0; i < source->head.column_count; i++) {
        const struct table_column *column = &source->head.columns[i];
        cell = column_cell(column->spec, (enum row_kind)origin->kind);
        if (cell)
            check_text(checker, &values, cell->text, column->period);
    }
}

void sum_check(const struct row_source *source, struct diagnostics *diagnostics)
{
    struct checker checker = {.source = source, .diagnostics = diagnostics};
    const struct layout_spec *layout = source->context.layout;
    for (size_t row = 0; row < source->list.count; row++) {
        enum row_kind kind = (enum row_kind)source->list.origins[row].kind;
        if (kind == ROW_GROUP || kind == ROW_TOTAL)
            check_row(&checker, row);
    }
    if (layout->carried_forward.used)
        check_row(&checker, source->list.count);
    if (layout->brought_forward.used)
        check_row(&checker, source->list.count + 1);
    free(checker.told);
}
