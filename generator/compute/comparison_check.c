/* Tells of comparisons that give no number though figures are there. */
#include "compute/comparison_check.h"

#include "compute/figure_text.h"
#include "compute/row_cells.h"
#include "compute/row_comparison.h"

#include <string.h>

/* Comparisons of indicators' own */

struct own_checker {
    const struct report *report;
    const struct layout_spec *layout;
    struct diagnostics *diagnostics;
    const struct indicator *indicator;
    const struct own_comparison *own;
    int result;
};

static struct place own_place(const struct own_checker *checker)
{
    return place_in(checker->report->source, checker->own->at);
}

static const struct kind *find_kind(struct own_checker *checker, const char *name)
{
    int index = value_kind_find(checker->report, checker->layout, name);
    if (index >= 0)
        return value_kind_periods(checker->report, checker->layout, (unsigned)index);
    struct buffer kinds = {0};
    for (uint16_t i = 0; i < checker->report->kind_count; i++)
        buffer_format(&kinds, "%s%s", i ? ", " : "", checker->report->kinds[i].name);
    diagnose(checker->diagnostics, DIAG_KIND_UNKNOWN, own_place(checker),
             _("indicator '%s', element '%s': kind '%.*s' is not declared (there are: "
               "%s): correct it, or declare it under <kinds>"),
             checker->indicator->id, "comparison", (int)strlen(name), name,
             buffer_string(&kinds));
    buffer_free(&kinds);
    checker->result = -1;
    return NULL;
}

static void tell_period(struct own_checker *checker, const struct kind *kind,
                        const char *name)
{
    struct buffer periods = {0};
    for (uint16_t i = 0; i < kind->period_count; i++)
        buffer_format(&periods, "%s%s", i ? ", " : "", kind->periods[i]);
    diagnose(checker->diagnostics, DIAG_PERIOD_UNKNOWN, own_place(checker),
             _("indicator '%s', element '%s': kind '%s' has no period '%.*s' (it has: "
               "%s): correct it, or add it to the periods of the kind"),
             checker->indicator->id, "comparison", kind->name, (int)strlen(name), name,
             buffer_string(&periods));
    buffer_free(&periods);
    checker->result = -1;
}

static void check_period(struct own_checker *checker, const struct kind *kind,
                         const struct period_ref *period)
{
    uint16_t index;
    if (!kind)
        return;
    if (period->choice == PERIOD_NAMED && choose_period(kind, period, &index))
        tell_period(checker, kind, period->name);
    if (period->choice != PERIOD_BASE || !choose_base_period(kind, &index))
        return;
    diagnose(checker->diagnostics, DIAG_BASE_PERIOD, own_place(checker),
             _("indicator '%s', element '%s': kind '%s' has several periods, and none of "
               "them is the base; add base=\"…\" to the kind, or name the period here"),
             checker->indicator->id, "comparison", kind->name);
    checker->result = -1;
}

/* The comparison of the layout as this one makes it. */
static void check_own_spec(struct own_checker *checker, const struct comparison_spec *spec)
{
    const struct own_comparison *own = checker->own;
    if (own->comparison && strcmp(own->comparison, spec->id) != 0)
        return;
    struct comparison_spec result = comparison_for(spec, checker->indicator);
    const struct kind *of = find_kind(checker, result.of);
    const struct kind *with = result.with ? find_kind(checker, result.with) : NULL;
    check_period(checker, of, &result.of_period);
    check_period(checker, with, &result.with_period);
}

static void check_own(struct own_checker *checker)
{
    const struct own_comparison *own = checker->own;
    const struct comparison_spec *spec = checker->layout->comparisons;
    if (own->comparison && !layout_find_comparison(checker->layout, own->comparison))
        diagnose(checker->diagnostics, DIAG_COMPARISON_OWN, own_place(checker),
                 _("indicator '%s': the layout '%s' has no comparison '%s'; correct 'ref', "
                   "or leave it out for all comparisons"),
                 checker->indicator->id, checker->layout->source->name, own->comparison);
    for (; spec && !checker->result; spec = spec->next)
        check_own_spec(checker, spec);
}

static void check_own_of_indicators(struct own_checker *checker,
                                    const struct indicator *indicator)
{
    for (; indicator; indicator = indicator->next) {
        int before = checker->result;
        checker->indicator = indicator;
        checker->own = indicator->comparisons;
        for (; checker->own; checker->own = checker->own->next) {
            checker->result = 0;
            check_own(checker);
            before = before ? before : checker->result;
        }
        checker->result = before;
        check_own_of_indicators(checker, indicator->first);
        check_own_of_indicators(checker, indicator->parts);
    }
}

static void check_own_of_groups(struct own_checker *checker, const struct group *group)
{
    for (; group; group = group->next) {
        check_own_of_indicators(checker, group->indicators);
        check_own_of_groups(checker, group->first);
    }
}

int own_comparisons_check(const struct report *report, const struct report_table *table,
                          const struct layout_spec *layout,
                          struct diagnostics *diagnostics)
{
    struct own_checker checker = {
        .report = report, .layout = layout, .diagnostics = diagnostics};
    check_own_of_indicators(&checker, table->indicators);
    check_own_of_groups(&checker, table->groups);
    return checker.result;
}

/* Periods */

static void tell_no_period(const struct report *report, const struct comparison_spec *spec,
                           const struct kind *with, const char *period,
                           struct diagnostics *diagnostics)
{
    struct place place = place_in(report->source, with->at);
    if (!period)
        diagnose(diagnostics, DIAG_COMPARISON_PERIOD, place,
                 _("kind '%s' has no period before the base one, so the comparison '%s' "
                   "gives no number; add the period to 'periods'"),
                 with->name, spec->id);
    else if (spec->with_period.choice == PERIOD_PREVIOUS)
        diagnose(diagnostics, DIAG_COMPARISON_PERIOD, place,
                 _("kind '%s' has no period before '%s', so the comparison '%s' gives no "
                   "number; add the period to 'periods'"),
                 with->name, period, spec->id);
    else
        diagnose(diagnostics, DIAG_COMPARISON_PERIOD, place,
                 _("kind '%s' has no period '%s', so the comparison '%s' gives no number; "
                   "add the period to 'periods'"),
                 with->name, period, spec->id);
}

void comparison_periods_check(const struct report *report, const struct layout_spec *layout,
                              struct diagnostics *diagnostics)
{
    const struct comparison_spec *spec = layout->comparisons;
    for (; spec; spec = spec->next) {
        struct comparison_operands operands;
        int of = value_kind_find(report, layout, spec->of);
        int with = spec->with ? value_kind_find(report, layout, spec->with) : of;
        if (of < 0 || with < 0 || !resolve_operands(report, layout, spec, &operands))
            continue;
        const struct kind *result = value_kind_periods(report, layout, (unsigned)of);
        const struct kind *base = value_kind_periods(report, layout, (unsigned)with);
        uint16_t period;
        if (!result || !base)
            continue;
        if (choose_period(result, &spec->of_period, &period))
            tell_no_period(report, spec, result, NULL, diagnostics);
        else
            tell_no_period(report, spec, base,
                           period == PERIOD_NONE ? NULL : result->periods[period],
                           diagnostics);
    }
}

/* Rows */

enum { TOLD = 8 };

struct row_checker {
    const struct row_source *source;
    struct diagnostics *diagnostics;
    struct arena *arena;
    struct comparison told[TOLD]; /* of the row: other comparisons may fail by the same */
    unsigned told_count;
};

static bool is_told(struct row_checker *checker, const struct comparison *comparison)
{
    for (unsigned i = 0; i < checker->told_count; i++) {
        const struct comparison *told = &checker->told[i];
        if (told->state == comparison->state &&
            told->obstacle.result->at == comparison->obstacle.result->at &&
            told->obstacle.base->at == comparison->obstacle.base->at)
            return true;
    }
    if (checker->told_count < TOLD)
        checker->told[checker->told_count++] = *comparison;
    return false;
}

static const char *printed(struct row_checker *checker, const struct figure *figure)
{
    struct buffer text = {0};
    print_figure(&text, figure, &format_as_given, false);
    const char *kept = arena_string(checker->arena, text.bytes, text.length);
    buffer_free(&text);
    return kept;
}

static void tell_figures(struct row_checker *checker, const char *id,
                         const struct comparison_spec *spec,
                         const struct comparison *comparison)
{
    const struct figure *result = comparison->obstacle.result;
    const struct figure *base = comparison->obstacle.base;
    struct place place = place_in(checker->source->context.report->source, result->at);
    const char *shown = printed(checker, result), *beside = printed(checker, base);
    switch (comparison->state) {
    case COMPARISON_UNITS:
        diagnose(checker->diagnostics, DIAG_COMPARISON_FIGURES, place,
                 _("indicator '%s': the comparison '%s' gives no number, since the units of "
                   "%s and %s do not agree; give both in one unit, or in multiples of it"),
                 id, spec->id, shown, beside);
        break;
    case COMPARISON_NOT_RATIOS:
        diagnose(checker->diagnostics, DIAG_COMPARISON_NO_NUMBER, place,
                 _("indicator '%s': the comparison '%s' gives no number, since %s and %s are "
                   "no percentages, which alone differ in percentage points; compare them "
                   "by form=\"difference\""),
                 id, spec->id, shown, beside);
        break;
    case COMPARISON_RANGE:
        diagnose(checker->diagnostics, DIAG_COMPARISON_FIGURES, place,
                 _("indicator '%s': the comparison '%s' gives no number, since %s is a "
                   "range; give an exact number"),
                 id, spec->id, shown);
        break;
    case COMPARISON_ZERO_BASE:
        diagnose(checker->diagnostics, DIAG_COMPARISON_NO_NUMBER, place,
                 _("indicator '%s': the comparison '%s' of %s gives no number, since what "
                   "it is compared with is zero (%s)"),
                 id, spec->id, shown, beside);
        break;
    case COMPARISON_NEGATIVE_BASE:
        diagnose(checker->diagnostics, DIAG_COMPARISON_NO_NUMBER, place,
                 _("indicator '%s': the comparison '%s' of %s gives no number, since what "
                   "it is compared with is negative (%s); a difference could be shown"),
                 id, spec->id, shown, beside);
        break;
    default: /* nothing is given, or a text */
        break;
    }
}

static void check_comparison(struct row_checker *checker, const struct row_values *values,
                             const struct comparison_spec *spec)
{
    struct comparison_operands operands;
    struct comparison comparison = compare_row(values, spec, &operands, checker->arena);
    const struct comparison_part *obstacle = &comparison.obstacle;
    if (obstacle->result && obstacle->base && !is_told(checker, &comparison))
        tell_figures(checker, values->indicator->id, spec, &comparison);
}

void comparisons_check(const struct row_source *source, struct diagnostics *diagnostics)
{
    struct row_checker checker = {
        .source = source, .diagnostics = diagnostics, .arena = arena_new(1024)};
    for (size_t row = 0; row < source->list.count; row++) {
        struct row_values values = row_values(source, row);
        const struct comparison_spec *spec = source->context.layout->comparisons;
        for (; values.indicator && spec; spec = spec->next)
            check_comparison(&checker, &values, spec);
        arena_rewind(checker.arena);
        checker.told_count = 0;
    }
    arena_free(checker.arena);
}
