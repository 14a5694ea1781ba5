/* The figures of a set: the same for the same indicator, kind and period everywhere. */
#include "base/memory.h"
#include "base/unit.h"
#include "compute/figure_text.h"
#include "compute/set_check.h"

#include <gmp.h>
#include <stdlib.h>
#include <string.h>

/* A figure, by all that says which one it is. */
struct set_figure {
    const char *id, *kind, *period, *part; /* "" where there is none */
    struct figure figure;
    size_t member;
};

struct figure_list {
    struct set_figure *items;
    size_t count, capacity;
};

/* Gathering */

static void add_value(struct figure_list *list, const struct report *report, size_t member,
                      const char *id, const struct value *value)
{
    const struct kind *kind = &report->kinds[value->kind];
    for (uint16_t i = 0; i < value->figure_count; i++) {
        list->items =
            memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        const struct figure *figure = &value->figures[i];
        list->items[list->count++] = (struct set_figure){
            id,
            kind->name,
            value->period == PERIOD_NONE ? "" : kind->periods[value->period],
            figure->part ? figure->part : "",
            *figure,
            member};
    }
}

static void add_indicators(struct figure_list *list, const struct report *report,
                           size_t member, const struct indicator *indicator)
{
    for (; indicator; indicator = indicator->next) {
        struct value_walk walk;
        const struct value *value = value_first(&walk, indicator->values);
        for (; value; value = value_next(&walk))
            add_value(list, report, member, indicator->id, value);
        add_indicators(list, report, member, indicator->first);
        add_indicators(list, report, member, indicator->parts);
    }
}

static void add_groups(struct figure_list *list, const struct report *report, size_t member,
                       const struct group *group)
{
    for (; group; group = group->next) {
        add_groups(list, report, member, group->first);
        add_indicators(list, report, member, group->indicators);
    }
}

static void add_member(struct figure_list *list, const struct report *report, size_t member)
{
    for (const struct report_table *table = report->tables; table; table = table->next) {
        add_indicators(list, report, member, table->indicators);
        add_groups(list, report, member, table->groups);
    }
}

/* Comparing */

static int compare_names(const struct set_figure *left, const struct set_figure *right)
{
    int order = strcmp(left->id, right->id);
    if (!order)
        order = strcmp(left->kind, right->kind);
    if (!order)
        order = strcmp(left->period, right->period);
    return order ? order : strcmp(left->part, right->part);
}

static int compare_figures(const void *left, const void *right)
{
    const struct set_figure *a = left, *b = right;
    int order = compare_names(a, b);
    return order ? order : (a->member > b->member) - (a->member < b->member);
}

/* Whether `right`, times the factor, is `left`. */
static bool numbers_agree(struct decimal left, struct decimal right, const mpq_t factor)
{
    mpq_t a, b;
    mpq_init(a);
    mpq_init(b);
    decimal_to_rational(a, left);
    decimal_to_rational(b, right);
    mpq_mul(b, b, factor);
    bool agree = mpq_equal(a, b);
    mpq_clear(a);
    mpq_clear(b);
    return agree;
}

static bool figures_agree(const struct figure *left, const struct figure *right)
{
    mpq_t factor;
    mpq_init(factor);
    bool agree = unit_factor(factor, right->unit, left->unit) &&
                 !left->high == !right->high &&
                 numbers_agree(left->number, right->number, factor) &&
                 (!left->high || numbers_agree(*left->high, *right->high, factor));
    mpq_clear(factor);
    return agree;
}

static const char *printed(struct set_check *check, const struct figure *figure)
{
    struct buffer text = {0};
    print_figure(&text, figure, &format_as_given, false);
    const char *kept = arena_string(check->scratch, text.bytes, text.length);
    buffer_free(&text);
    return kept;
}

static void tell(struct set_check *check, const struct set_figure *here,
                 const struct set_figure *there)
{
    const char *stated = printed(check, &here->figure);
    struct diagnostic_detail detail = {.id = here->id, .stated = stated};
    diagnose_detail(check->diagnostics, DIAG_SET_FIGURE,
                    set_place(check, here->member, here->figure.at), &detail,
                    _("indicator '%s', %s%s%s%s%s: %s here, %s in %s; correct one of the "
                      "two"),
                    here->id, here->kind, *here->period ? ":" : "", here->period,
                    *here->part ? ", " : "", here->part, stated,
                    printed(check, &there->figure),
                    set_place_text(check, there->member, there->figure.at));
}

void set_check_figures(struct set_check *check)
{
    struct figure_list list = {0};
    for (size_t i = 0; i < check->count; i++)
        add_member(&list, check->members[i].report, i);
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, compare_figures);
    const struct set_figure *first = list.items;
    for (size_t i = 1; i < list.count; i++) {
        if (compare_names(first, &list.items[i]) != 0)
            first = &list.items[i];
        else if (!figures_agree(&first->figure, &list.items[i].figure))
            tell(check, &list.items[i], first);
    }
    free(list.items);
}
