/* What is shown of a comparison: the computed number, what the report states, or both. */
#include "compute/comparison_shown.h"

#include "base/unit.h"

#include <string.h>

/* What is stated */

static bool is_percent(const char *unit)
{
    return unit && !strcmp(unit, "%");
}

/* A percentage states a percent, a growth or a share; any other unit a difference; a bare
 * number, a text and a blank either. */
static bool states_form(const struct value *stated, enum comparison_form form)
{
    const char *unit = stated->figure_count ? stated->figures[0].unit : NULL;
    bool difference = form == COMPARE_DIFFERENCE || form == COMPARE_POINTS;
    return !unit || is_percent(unit) != difference || form == COMPARE_PERCENT;
}

/* What the report states of the comparison, alive as long as the view; or NULL. */
static const struct value *find_stated(const struct row_values *values,
                                       const struct comparison *comparison,
                                       const struct comparison_operands *operands,
                                       struct value_view *view)
{
    if (!values->indicator || comparison->state == COMPARISON_NO_PERIOD)
        return NULL;
    const struct value *stated =
        value_find(values->indicator->stated, operands->with, operands->with_period, view);
    return stated && states_form(stated, comparison->form) ? stated : NULL;
}

/* Whether it agrees */

/* A printed figure stands for every number that rounds to it. */
static bool rounds_to(const mpq_t number, struct decimal printed)
{
    mpq_t distance, half;
    mpq_init(distance);
    mpq_init(half);
    decimal_to_rational(distance, printed);
    mpq_sub(distance, distance, number);
    mpq_abs(distance, distance);
    mpq_set_ui(half, 1, 2);
    mpz_mul_si(mpq_denref(half), mpq_denref(half), power_of_ten(printed.scale));
    bool within = mpq_cmp(distance, half) <= 0;
    mpq_clear(distance);
    mpq_clear(half);
    return within;
}

static bool figure_agrees(const struct figure *stated, const struct comparison_part *part)
{
    struct comparison_part same = *part;
    if (is_percent(stated->unit) && part->form == COMPARE_DIFFERENCE &&
        part->base->number.digits > 0)
        same.form = COMPARE_PERCENT; /* where the document divides, whatever is shown here */
    mpq_t low, high;
    mpq_init(low);
    mpq_init(high);
    comparison_numbers(low, high, &same);
    bool agrees = rounds_to(low, stated->number) &&
                  rounds_to(high, stated->high ? *stated->high : stated->number);
    mpq_clear(low);
    mpq_clear(high);
    return agrees;
}

static bool part_agrees(const struct value *stated, const struct comparison_part *part)
{
    for (unsigned i = 0; i < stated->figure_count; i++) {
        const struct figure *figure = &stated->figures[i];
        bool same_part = !figure->part || (part->part && !strcmp(figure->part, part->part));
        if (same_part && figure_agrees(figure, part))
            return true;
    }
    return false;
}

/* Whether the computed number must be shown beside: a text says nothing that it could
 * contradict. */
static bool is_contradicted(const struct value *stated, const struct comparison *comparison)
{
    if (comparison->state != COMPARISON_COMPUTED)
        return false;
    if (stated->type == VALUE_MISSING)
        return true;
    for (unsigned i = 0; stated->figure_count && i < comparison->part_count; i++)
        if (!part_agrees(stated, &comparison->parts[i]))
            return true;
    return false;
}

/* What is shown */

struct shown_comparison comparison_shown(const struct row_values *values,
                                         const struct comparison_spec *spec,
                                         struct arena *arena)
{
    struct comparison_operands operands;
    struct shown_comparison shown = {.comparison =
                                         compare_row(values, spec, &operands, arena)};
    const struct value *stated =
        find_stated(values, &shown.comparison, &operands,
                    arena_alloc(arena, sizeof(struct value_view)));
    bool computable = shown.comparison.state == COMPARISON_COMPUTED;
    switch (spec->print) {
    case PRINT_COMPUTED:
        shown.computed = computable;
        if (!computable && stated && stated->type != VALUE_MISSING)
            shown.stated = stated;
        shown.instead = shown.stated;
        break;
    case PRINT_STATED:
        shown.stated = stated;
        shown.computed = !stated && computable;
        break;
    case PRINT_BOTH:
        shown.stated = stated;
        shown.contradicts = stated && is_contradicted(stated, &shown.comparison);
        shown.computed = shown.contradicts || (!stated && computable);
        break;
    }
    return shown;
}

/* Whether a figure of what is stated is shown, so that the computed one is only beside it. */
static bool shows_stated(const struct shown_comparison *shown)
{
    return shown->stated && (shown->stated->figure_count || !shown->computed);
}

bool shown_number(const struct shown_comparison *shown, mpq_t out,
                  enum comparison_form *form)
{
    const struct value *stated = shown->stated;
    if (shows_stated(shown) && stated->figure_count) {
        decimal_to_rational(out, stated->figures[0].number);
        bool percent = is_percent(stated->figures[0].unit) || !stated->figures[0].unit;
        *form = shown->comparison.form == COMPARE_PERCENT && !percent
                    ? COMPARE_DIFFERENCE
                    : shown->comparison.form;
        return true;
    }
    if (!shown->computed)
        return false;
    *form = shown->comparison.parts[0].form;
    comparison_number(out, &shown->comparison.parts[0]);
    return true;
}

unsigned shown_count(const struct shown_comparison *shown)
{
    const struct comparison *comparison = &shown->comparison;
    if (shows_stated(shown) && shown->stated->figure_count == 1)
        return shown->stated->figures[0].high ? 2 : 1;
    if (shows_stated(shown))
        return shown->stated->figure_count;
    if (!shown->computed)
        return 0;
    return comparison->part_count == 1 && comparison->parts[0].end == RANGE_BOTH
               ? 2
               : comparison->part_count;
}
