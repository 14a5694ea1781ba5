/* Parts and totals: parts that exceed their whole, totals that are not the sum of their rows,
 * shares that do not make 100%. */
#include "base/memory.h"
#include "base/unit.h"
#include "compute/audit_rules.h"

#include <stdlib.h>
#include <string.h>

/* The rows that are added up. */
struct addends {
    const struct indicator **indicators;
    size_t count, capacity;
};

static void add(struct addends *addends, const struct indicator *indicator)
{
    addends->indicators = memory_grow(addends->indicators, addends->count,
                                      &addends->capacity, sizeof *addends->indicators);
    addends->indicators[addends->count++] = indicator;
}

static void add_list(struct addends *addends, const struct indicator *indicator)
{
    for (; indicator; indicator = indicator->next)
        add(addends, indicator);
}

/* Names. Most are told apart by their first letter and length, without a slug. */

static bool may_begin_with(const struct rich_text *name, char letter)
{
    return name && name->count && name->runs[0].kind == RUN_TEXT && name->runs[0].size &&
           (name->runs[0].utf8[0] | 0x20) == letter;
}

static bool has_total_name(struct audit *audit, const struct indicator *indicator)
{
    enum { LONGEST_NAME = 32 };
    static const char *const names[] = {"tong-so", "tong-cong", "cong", "tong"};
    const struct rich_text *name = indicator->name;
    if (!may_begin_with(name, 't') && !may_begin_with(name, 'c'))
        return false;
    if (name->runs[0].size > LONGEST_NAME)
        return false;
    const char *slug = audit_slug(audit, name);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(slug, names[i]))
            return true;
    return false;
}

static bool has_share_name(struct audit *audit, const struct indicator *indicator)
{
    if (!may_begin_with(indicator->name, 'c'))
        return false;
    const char *slug = audit_slug(audit, indicator->name);
    return slug_begins(slug, "co-cau") && !slug_begins(slug, "co-cau-lai");
}

/* What is no quantity does not add up: averages, rates, indices. */
static bool adds_up(struct audit *audit, const struct figure *figure)
{
    static const char *const words[] = {"binh-quan", "trung-binh", "nang-suat",
                                        "toc-do",    "ty-le",      "ti-le",
                                        "chi-so",    "mat-do",     "he-so"};
    const char *unit = figure->unit;
    if (unit && (unit_is_ratio(unit) || strchr(unit, '/') || !strcmp(unit, "tuổi") ||
                 !strcmp(unit, "điểm")))
        return false;
    const char *slug = audit_slug(audit, audit->indicator->name);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slug_has(slug, words[i]))
            return false;
    return true;
}

/* Sums. */

/* Adds the values of all rows, or with `all` false of those that have one. */
static bool add_up(const struct addends *addends, unsigned kind, uint16_t period, bool all,
                   struct interval_sum *sum)
{
    for (size_t i = 0; i < addends->count; i++)
        if (!interval_sum_add(sum, addends->indicators[i], kind, period, false) && all)
            return false;
    return sum->some;
}

static void tell_sum(struct audit *audit, struct audit_finding *finding,
                     const struct interval_sum *sum, const struct value *whole)
{
    struct diagnostic_detail *detail = &finding->detail;
    detail->row = audit_row(audit);
    detail->stated = audit_printed(audit, &whole->figures[0]);
    detail->computed = audit_rounded(audit, sum->number, sum->unit, sum->places);
    detail->arithmetic = audit_sum_text(audit, finding);
    const char *name = audit_kind_name(audit, whole->kind, whole->period);
    if (finding->code == DIAG_PARTS_EXCEED)
        audit_tell(audit, finding,
                   _("%s: %s is %s, but its parts come to more, %s (%s)"), detail->row,
                   name, detail->stated, detail->computed, detail->arithmetic);
    else
        audit_tell(audit, finding,
                   _("%s: %s stated as %s, what it is made up of comes to %s (%s)"),
                   detail->row, name, detail->stated, detail->computed,
                   detail->arithmetic);
}

/* Whether all figures are above or at zero, so that parts cannot exceed their whole. */
static bool none_negative(const struct audit_finding *finding, const struct figure *whole)
{
    for (size_t i = 0; i < finding->count; i++)
        if (finding->operands[i].figure->number.digits < 0)
            return false;
    return whole->number.digits >= 0;
}

static bool contradicts(const struct audit_finding *finding, const struct interval_sum *sum,
                        const struct interval *whole, const struct figure *figure)
{
    if (finding->code == DIAG_PARTS_EXCEED)
        return none_negative(finding, figure) && mpq_cmp(sum->interval.low, whole->high) > 0;
    return !interval_meets(&sum->interval, whole);
}

/* One value of the indicator beside the sum of the rows' values. */
static void check_value(struct audit *audit, const struct addends *addends,
                        const struct value *value, enum diagnostic_code code)
{
    const struct figure *figure = value_single_figure(value);
    struct audit_finding finding = {
        .code = code, .at = value->at, .indicator = audit->indicator};
    struct audit_noting noting = {audit, &finding};
    struct interval_sum sum;
    struct interval whole;
    audit_sum_begin(&noting, &sum);
    interval_begin(&whole);
    if (figure &&
        add_up(addends, value->kind, value->period, code == DIAG_TOTAL_DIFFERS, &sum) &&
        interval_sum_beside(&sum, value->kind, figure, &whole) &&
        contradicts(&finding, &sum, &whole, figure) &&
        (code == DIAG_TOTAL_DIFFERS || adds_up(audit, figure)))
        tell_sum(audit, &finding, &sum, value);
    audit_drop(&finding);
    interval_sum_end(&sum);
    interval_end(&whole);
}

static void check_values(struct audit *audit, const struct addends *addends,
                         enum diagnostic_code code)
{
    struct value_walk walk;
    const struct value *value =
        addends->count ? value_first(&walk, audit->indicator->values) : NULL;
    for (; value; value = value_next(&walk))
        check_value(audit, addends, value, code);
}

/* Totals. */

static void add_groups(struct audit *audit, struct addends *addends,
                       const struct group *group);

static void add_rows(struct audit *audit, struct addends *addends,
                     const struct indicator *indicator)
{
    for (; indicator; indicator = indicator->next)
        if (indicator != audit->indicator && !has_total_name(audit, indicator))
            add(addends, indicator);
}

static void add_groups(struct audit *audit, struct addends *addends,
                       const struct group *group)
{
    for (; group; group = group->next) {
        add_groups(audit, addends, group->first);
        add_rows(audit, addends, group->indicators);
    }
}

/* What a row "Tổng số" is the sum of: its own sub-indicators, else all rows beside it and in
 * the groups below. */
static void add_totalled(struct audit *audit, struct addends *addends)
{
    if (audit->indicator->first) {
        add_list(addends, audit->indicator->first);
        return;
    }
    add_rows(audit, addends, audit->siblings);
    if (audit->above)
        return;
    add_groups(audit, addends, audit->group ? audit->group->first : audit->table->groups);
}

/* Of several totals in one list the first is taken for that of the list. */
static bool is_first_total(struct audit *audit)
{
    const struct indicator *indicator = audit->siblings;
    while (indicator != audit->indicator && !has_total_name(audit, indicator))
        indicator = indicator->next;
    return indicator == audit->indicator;
}

static void check_total(struct audit *audit)
{
    enum { FEWEST = 2 };
    struct addends addends = {0};
    if (audit->indicator->complete)
        add_list(&addends, audit->indicator->first);
    else if (!audit->is_part && has_total_name(audit, audit->indicator) &&
             (audit->indicator->first || is_first_total(audit)))
        add_totalled(audit, &addends);
    if (addends.count >= FEWEST || audit->indicator->complete)
        check_values(audit, &addends, DIAG_TOTAL_DIFFERS);
    free(addends.indicators);
}

static void check_parts(struct audit *audit)
{
    struct addends addends = {0};
    add_list(&addends, audit->indicator->parts);
    check_values(audit, &addends,
                 audit->indicator->parts_complete ? DIAG_TOTAL_DIFFERS : DIAG_PARTS_EXCEED);
    free(addends.indicators);
}

/* Shares. */

static bool all_percent(const struct audit_finding *finding)
{
    for (size_t i = 0; i < finding->count; i++)
        if (!finding->operands[i].figure->unit ||
            strcmp(finding->operands[i].figure->unit, "%") != 0)
            return false;
    return true;
}

static void tell_shares(struct audit *audit, struct audit_finding *finding,
                        const struct interval_sum *sum, const struct value *first)
{
    struct diagnostic_detail *detail = &finding->detail;
    detail->row = audit_row(audit);
    detail->computed = audit_rounded(audit, sum->number, sum->unit, sum->places);
    detail->arithmetic = audit_sum_text(audit, finding);
    audit_tell(audit, finding, _("%s: the shares of %s make %s, not 100%% (%s)"),
               detail->row, audit_kind_name(audit, first->kind, first->period),
               detail->computed, detail->arithmetic);
}

static void check_share(struct audit *audit, const struct addends *addends,
                        const struct value *first)
{
    struct audit_finding finding = {
        .code = DIAG_SHARES, .at = first->at, .indicator = audit->indicator};
    struct audit_noting noting = {audit, &finding};
    struct interval_sum sum;
    audit_sum_begin(&noting, &sum);
    if (add_up(addends, first->kind, first->period, true, &sum) &&
        all_percent(&finding) &&
        (mpq_cmp_ui(sum.interval.low, 100, 1) > 0 ||
         mpq_cmp_ui(sum.interval.high, 100, 1) < 0))
        tell_shares(audit, &finding, &sum, first);
    audit_drop(&finding);
    interval_sum_end(&sum);
}

/* Of an indicator with a value of its own check_total tells. */
static void check_shares(struct audit *audit)
{
    const struct indicator *indicator = audit->indicator;
    if (!indicator->first->next ||
        !(indicator->complete || has_share_name(audit, indicator)))
        return;
    struct addends addends = {0};
    add_list(&addends, indicator->first);
    struct value_walk walk;
    const struct value *first = value_first(&walk, indicator->first->values);
    for (; first; first = value_next(&walk))
        if (!indicator->complete ||
            !value_single_figure(audit_value(audit, indicator, first->kind, first->period)))
            check_share(audit, &addends, first);
    free(addends.indicators);
}

void audit_sums(struct audit *audit)
{
    check_total(audit);
    if (audit->indicator->parts)
        check_parts(audit);
    if (audit->indicator->first)
        check_shares(audit);
}
