/* What is shown of a comparison: the computed number, what the report states, or both. */
#include "compute/comparison_shown.h"

#include "compute/row_list.h"
#include "compute/share_total.h"
#include "compute/stated_agreement.h"

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

/* A percentage was divided, any other unit subtracted, whatever is shown here. */
static struct comparison_part as_stated(const struct comparison_part *part,
                                        const struct value *stated)
{
    struct comparison_part same = *part;
    const char *unit = stated->figures[0].unit;
    if (is_percent(unit) && part->form == COMPARE_DIFFERENCE &&
        part->base->number.digits > 0)
        same.form = COMPARE_PERCENT;
    if (unit && !is_percent(unit) && part->form == COMPARE_PERCENT)
        same.form = COMPARE_DIFFERENCE;
    return same;
}

static bool parts_differ(const struct stated_comparison *stated,
                         const struct comparison *comparison)
{
    for (unsigned i = 0; i < comparison->part_count; i++) {
        enum agreement agreement;
        struct comparison_part part = as_stated(&comparison->parts[i], stated->stated);
        if (stated_figure(stated, &part, &agreement) && agreement != AGREEMENT_MEETS)
            return true;
    }
    return false;
}

static bool share_differs(const struct row_values *values,
                          const struct comparison_spec *spec,
                          struct stated_comparison *stated,
                          const struct comparison *comparison)
{
    struct share_place place;
    struct interval total;
    if (!share_place_of(values, &place))
        return false;
    interval_begin(&total);
    share_interval_at(&place, values, spec->total, stated->operands.of,
                      stated->operands.of_period, stated->scratch, &total);
    stated->total = &total;
    bool differs = parts_differ(stated, comparison);
    interval_end(&total);
    return differs;
}

/* Whether the computed number must be shown beside, as the audit would tell it: a text says
 * nothing that it could contradict. */
static bool is_contradicted(const struct row_values *values,
                            const struct comparison_spec *spec,
                            const struct comparison_operands *operands,
                            const struct value *stated, const struct comparison *comparison,
                            struct arena *arena)
{
    if (comparison->state != COMPARISON_COMPUTED)
        return false;
    if (stated->type == VALUE_MISSING)
        return true;
    if (!stated->figure_count)
        return false;
    struct stated_comparison judged = {.report = values->report,
                                       .layout = values->layout,
                                       .table = values->table ? values->table->table : NULL,
                                       .indicator = values->indicator,
                                       .operands = *operands,
                                       .stated = stated,
                                       .scratch = arena};
    return comparison->form == COMPARE_SHARE
               ? share_differs(values, spec, &judged, comparison)
               : parts_differ(&judged, comparison);
}

/* What is shown */

struct shown_comparison comparison_shown(const struct row_values *values,
                                         const struct comparison_spec *spec,
                                         struct arena *arena)
{
    struct comparison_operands operands;
    struct shown_comparison shown = {.comparison =
                                         compare_row(values, spec, &operands, arena)};
    const struct value *stated = find_stated(values, &shown.comparison, &operands,
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
        shown.contradicts = stated && is_contradicted(values, spec, &operands, stated,
                                                      &shown.comparison, arena);
        shown.computed = shown.contradicts || (!stated && computable);
        break;
    }
    return shown;
}

/* Whether a figure of what is stated is shown, so that the computed one is only beside it.
 */
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
