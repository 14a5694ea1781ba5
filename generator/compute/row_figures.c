/* The figures of a row that conditions and bars look at. */
#include "compute/row_figures.h"

/* The one look-up of a row's values in this file. */
static const struct value *find_row_value(const struct compose_context *context,
                                          uint16_t kind, uint16_t period)
{
    return context->indicator ? indicator_value(context->indicator, kind, period) : NULL;
}

struct comparison row_comparison(const struct compose_context *context, const char *id,
                                 struct arena *arena)
{
    const struct comparison_spec *spec = layout_find_comparison(context->layout, id);
    struct comparison_operands operands;
    if (!spec || resolve_operands(context->report, spec, &operands))
        return (struct comparison){.state = COMPARISON_NO_BASE};
    return compare_values(
        spec->form, find_row_value(context, operands.of, operands.of_period),
        find_row_value(context, operands.with, operands.with_period), arena);
}

/* Returns 0, or -1 where the kind has no such period. */
static int find_period(const struct compose_context *context, const struct kind *kind,
                       uint16_t *period)
{
    if (!context->period)
        return choose_period(kind, PERIOD_BASE, period);
    int own = kind_find_period(kind, context->period);
    *period = (uint16_t)own;
    return own < 0 ? -1 : 0;
}

const struct figure *row_figure(const struct compose_context *context, const char *kind)
{
    int index = report_find_kind(context->report, kind);
    uint16_t period;
    if (index < 0 || find_period(context, &context->report->kinds[index], &period))
        return NULL;
    const struct value *value = find_row_value(context, (uint16_t)index, period);
    if (!value || value->figure_count != 1 || value->figures[0].high)
        return NULL;
    return &value->figures[0];
}
