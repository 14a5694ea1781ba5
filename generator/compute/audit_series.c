/* Values from period to period: plans that fall, or end below the target; periods that are
 * named twice. */
#include "base/memory.h"
#include "base/unit.h"
#include "compute/audit_rules.h"
#include "compute/row_comparison.h"

#include <stdlib.h>
#include <string.h>

/* Years. */

enum { YEAR_DIGITS = 4 };

static bool is_year(const char *period)
{
    for (unsigned i = 0; i < YEAR_DIGITS; i++)
        if (period[i] < '0' || period[i] > '9')
            return false;
    return period[YEAR_DIGITS] == '\0';
}

/* A plan of a year. */
struct year_plan {
    const char *year;
    const struct value *value;
};

static int compare_years(const void *left, const void *right)
{
    return strcmp(((const struct year_plan *)left)->year,
                  ((const struct year_plan *)right)->year);
}

/* The indicator's plans of years that have figures, in their order. Returns how many. */
static size_t list_plans(struct audit *audit, struct year_plan **plans)
{
    const struct kind *plan = &audit->report->kinds[KIND_PLAN];
    size_t count = 0;
    *plans = arena_alloc(audit->scratch, plan->period_count * sizeof **plans);
    struct value_walk walk;
    const struct value *value = value_first(&walk, audit->indicator->values);
    for (; value; value = value_next(&walk))
        if (value->kind == KIND_PLAN && value->figure_count &&
            value->period != PERIOD_NONE && is_year(plan->periods[value->period]))
            (*plans)[count++] = (struct year_plan){
                plan->periods[value->period],
                audit_value(audit, audit->indicator, KIND_PLAN, value->period)};
    if (count)
        qsort(*plans, count, sizeof **plans, compare_years);
    return count;
}

/* Directions. */

/* A figure's own bound, the indicator's direction, then that of the layout's comparisons. */
static enum direction direction_of(const struct audit *audit, const struct figure *figure)
{
    switch ((enum bound)figure->bound) {
    case BOUND_AT_LEAST:
    case BOUND_ABOVE:
        return DIRECTION_HIGHER;
    case BOUND_AT_MOST:
    case BOUND_BELOW:
        return DIRECTION_LOWER;
    case BOUND_EXACTLY:
        return DIRECTION_EQUAL;
    case BOUND_NONE:
        break;
    }
    const struct comparison_spec *spec = audit->layout->comparisons;
    enum direction direction = audit->indicator->direction;
    for (; direction == DIRECTION_NONE && spec; spec = spec->next)
        direction = spec->direction;
    return direction == DIRECTION_NONE ? DIRECTION_HIGHER : direction;
}

static bool same_text(const char *left, const char *right)
{
    return left && right ? !strcmp(left, right) : left == right;
}

static const struct figure *find_part(const struct value *value, const char *part)
{
    for (unsigned i = 0; i < value->figure_count; i++)
        if (same_text(value->figures[i].part, part))
            return &value->figures[i];
    return NULL;
}

/* How the figure's lower end stands to that of the other, in its unit: <0, 0, >0; 0 too where
 * the units do not agree. Plans and targets are set, not rounded. */
static int compare_figures(const struct figure *figure, const struct figure *other)
{
    mpq_t factor, left, right;
    if (same_text(figure->unit, other->unit))
        return decimal_compare(figure->number, other->number);
    mpq_init(factor);
    mpq_init(left);
    mpq_init(right);
    int order = 0;
    if (unit_factor(factor, other->unit, figure->unit)) {
        decimal_to_rational(left, figure->number);
        decimal_to_rational(right, other->number);
        mpq_mul(right, right, factor);
        order = mpq_cmp(left, right);
    }
    mpq_clear(factor);
    mpq_clear(left);
    mpq_clear(right);
    return order;
}

/* Plans. */

static void add_operands(struct audit *audit, struct audit_finding *finding,
                         const struct value *first, const struct figure *first_figure,
                         const struct value *second, const struct figure *second_figure)
{
    audit_add_operand(audit, finding, audit->indicator, first->kind, first->period,
                      first_figure, false);
    audit_add_operand(audit, finding, audit->indicator, second->kind, second->period,
                      second_figure, false);
    finding->detail.row = audit_row(audit);
    finding->detail.stated = audit_printed(audit, second_figure);
}

/* Tells the first part of which the plan goes the wrong way. Returns whether there is one. */
static bool tell_fall(struct audit *audit, const struct value *before,
                      const struct value *after)
{
    for (unsigned i = 0; i < before->figure_count; i++) {
        const struct figure *from = &before->figures[i], *to = find_part(after, from->part);
        enum direction direction = direction_of(audit, from);
        int order = to ? compare_figures(to, from) : 0;
        bool falls = order < 0 && direction == DIRECTION_HIGHER;
        if (!falls && !(order > 0 && direction == DIRECTION_LOWER))
            continue;
        struct audit_finding finding = {
            .code = DIAG_PLAN_FALLS, .at = after->at, .indicator = audit->indicator};
        add_operands(audit, &finding, before, from, after, to);
        audit_tell(audit, &finding,
                   falls ? _("%s: %s is %s, less than %s, %s; where less is better, say so "
                             "with direction=\"lower\"")
                         : _("%s: %s is %s, more than %s, %s, though less is better"),
                   finding.detail.row, audit_kind_name(audit, KIND_PLAN, after->period),
                   finding.detail.stated, audit_kind_name(audit, KIND_PLAN, before->period),
                   audit_printed(audit, from));
        return true;
    }
    return false;
}

/* The plan of the last year beside the target of that year. */
static void check_last(struct audit *audit, const struct value *plan,
                       const struct value *target)
{
    for (unsigned i = 0; i < target->figure_count; i++) {
        const struct figure *aim = &target->figures[i], *planned = find_part(plan, aim->part);
        enum direction direction = direction_of(audit, aim);
        int order = planned ? compare_figures(planned, aim) : 0;
        bool below = order < 0 && direction == DIRECTION_HIGHER;
        if (direction == DIRECTION_LOWER && planned && aim->high) {
            struct figure upper = *aim;
            upper.number = *aim->high;
            order = compare_figures(planned, &upper);
        }
        if (!below && !(order > 0 && direction == DIRECTION_LOWER))
            continue;
        struct audit_finding finding = {
            .code = DIAG_PLAN_BELOW, .at = plan->at, .indicator = audit->indicator};
        add_operands(audit, &finding, target, aim, plan, planned);
        audit_tell(audit, &finding,
                   below ? _("%s: %s, the last one, is %s, less than %s, %s")
                         : _("%s: %s, the last one, is %s, more than %s, %s"),
                   finding.detail.row, audit_kind_name(audit, KIND_PLAN, plan->period),
                   finding.detail.stated, audit_kind_name(audit, KIND_TARGET, target->period),
                   audit_printed(audit, aim));
        return;
    }
}

void audit_series(struct audit *audit)
{
    const struct kind *target = &audit->report->kinds[KIND_TARGET];
    struct year_plan *plans;
    size_t count = list_plans(audit, &plans);
    bool told = false;
    for (size_t i = 1; i < count && !told; i++)
        told = tell_fall(audit, plans[i - 1].value, plans[i].value);
    int aimed = count ? kind_find_period(target, plans[count - 1].year) : -1;
    const struct value *aim =
        aimed < 0 ? NULL
                  : audit_value(audit, audit->indicator, KIND_TARGET, (uint16_t)aimed);
    if (aim)
        check_last(audit, plans[count - 1].value, aim);
}

/* Periods. */

/* "2024-Q1" is "2024/q1". */
static bool same_period(const char *left, const char *right)
{
    for (; *left && *right; left++, right++) {
        char a = *left == '/' ? '-' : *left, b = *right == '/' ? '-' : *right;
        if ((a >= 'A' && a <= 'Z' ? a + 'a' - 'A' : a) !=
            (b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b))
            return false;
    }
    return *left == *right;
}

void audit_periods(struct audit *audit)
{
    for (unsigned k = 0; k < audit->report->kind_count; k++) {
        const struct kind *kind = &audit->report->kinds[k];
        for (unsigned i = 1; i < kind->period_count; i++)
            for (unsigned j = 0; j < i; j++) {
                if (!same_period(kind->periods[i], kind->periods[j]))
                    continue;
                struct audit_finding finding = {.code = DIAG_PERIOD_TWICE, .at = kind->at};
                audit_tell(audit, &finding,
                           _("kind '%s' has one period under two names, '%s' and '%s': "
                             "remove one"),
                           kind->name, kind->periods[j], kind->periods[i]);
            }
    }
}
