/* What a layout uses of each kind of value. */
#include "compute/kind_use.h"

#include "base/memory.h"
#include "model/report.h"

#include <stdlib.h>
#include <string.h>

struct finder {
    struct kind_uses *uses;
    const struct layout_spec *layout;
};

static struct kind_use *find_use(struct finder *finder, const char *name)
{
    struct kind_uses *uses = finder->uses;
    for (size_t i = 0; i < uses->count; i++)
        if (!strcmp(uses->uses[i].name, name))
            return &uses->uses[i];
    uses->uses = memory_grow(uses->uses, uses->count, &uses->capacity, sizeof *uses->uses);
    uses->uses[uses->count] = (struct kind_use){.name = name};
    return &uses->uses[uses->count++];
}

static void add_use(struct finder *finder, const char *name, const struct kind_use *more)
{
    struct kind_use *use = find_use(finder, name);
    use->value |= more->value;
    use->number |= more->number;
    use->periods |= more->periods;
    use->period |= more->period;
    use->before |= more->before;
    use->title |= more->title;
    use->basis |= more->basis;
}

static void add_name(struct finder *finder, const char *kind, const char *name)
{
    struct kind_use *use = find_use(finder, kind);
    for (size_t i = 0; i < use->name_count; i++)
        if (!strcmp(use->names[i], name))
            return;
    use->names =
        memory_grow(use->names, use->name_count, &use->name_capacity, sizeof *use->names);
    use->names[use->name_count++] = name;
}

/* Of a calculated kind the report must give what it is calculated from. */
static void use_kind(struct finder *finder, const char *name, struct kind_use more)
{
    const struct calculation_spec *calculation =
        layout_find_calculation(finder->layout, name);
    if (!calculation) {
        add_use(finder, name, &more);
        return;
    }
    more.number = true;
    for (unsigned i = 0; i < calculation->of_count; i++)
        if (strcmp(calculation->of[i], name) != 0)
            use_kind(finder, calculation->of[i], more);
}

/* A calculated kind has the periods of those that it is calculated from. */
static void use_period(struct finder *finder, const char *name,
                       const struct period_ref *period)
{
    const struct calculation_spec *calculation =
        layout_find_calculation(finder->layout, name);
    bool named = period->choice == PERIOD_NAMED;
    if (!calculation) {
        struct kind_use use = {.before = period->choice == PERIOD_PREVIOUS};
        use.period = named || use.before || period->choice == PERIOD_SAME;
        add_use(finder, name, &use);
        if (named)
            add_name(finder, name, period->name);
        return;
    }
    for (unsigned i = 0; i < calculation->of_count; i++)
        if (strcmp(calculation->of[i], name) != 0)
            use_period(finder, calculation->of[i], period);
}

static void use_comparison(struct finder *finder, const char *id)
{
    const struct comparison_spec *comparison = layout_find_comparison(finder->layout, id);
    if (!comparison)
        return;
    struct kind_use use = {.value = true, .number = true};
    use_kind(finder, comparison->of, use);
    use_period(finder, comparison->of, &comparison->of_period);
    if (!comparison->with)
        return;
    use_kind(finder, comparison->with, use);
    use_period(finder, comparison->with, &comparison->with_period);
    if (comparison->with_period.choice == PERIOD_SAME ||
        comparison->with_period.choice == PERIOD_PREVIOUS)
        use_period(finder, comparison->of, &(struct period_ref){PERIOD_SAME, NULL});
}

static void use_field(struct finder *finder, const struct field *field)
{
    if (field->comparison)
        use_comparison(finder, field->comparison);
    if (!field->value_kind)
        return;
    struct kind_use use = {0};
    if (field->kind == FIELD_VALUE) {
        use.value = true;
        use.number = field->hide_unit || field->format.decimals != DECIMALS_AS_GIVEN;
    }
    use.period = field->kind == FIELD_PERIOD;
    use.basis = field->kind == FIELD_BASIS;
    use.title = field->kind == FIELD_KIND_TITLE;
    use_kind(finder, field->value_kind, use);
    use_period(finder, field->value_kind, &field->period);
}

static void use_text(struct finder *finder, const struct rich_text *text)
{
    for (uint32_t i = 0; text && i < text->count; i++)
        if (text->runs[i].kind == RUN_FIELD)
            use_field(finder, text->runs[i].field);
}

static void use_cells(struct finder *finder, const struct cell_spec *cell)
{
    for (; cell; cell = cell->next) {
        use_text(finder, cell->text);
        if (cell->bar)
            use_comparison(finder, cell->bar);
    }
}

static void use_rules(struct finder *finder, const struct style_rule *rule)
{
    for (; rule; rule = rule->next) {
        if (rule->comparison)
            use_comparison(finder, rule->comparison);
        if (rule->kind)
            use_kind(finder, rule->kind, (struct kind_use){.value = true, .number = true});
    }
}

static void use_columns(struct finder *finder, const struct column_spec *column)
{
    for (; column; column = column->next) {
        use_text(finder, column->header);
        use_cells(finder, column->cells);
        use_rules(finder, column->rules);
        if (column->for_each)
            use_kind(finder, column->for_each, (struct kind_use){.periods = true});
        use_columns(finder, column->first);
    }
}

static void use_row(struct finder *finder, const struct row_spec *row)
{
    use_cells(finder, row->cells);
    use_rules(finder, row->rules);
}

static void use_rows(struct finder *finder)
{
    const struct layout_spec *layout = finder->layout;
    for (unsigned level = 0; level < GROUP_LEVELS; level++)
        use_row(finder, &layout->group_rows[level]);
    const struct row_spec *rows[] = {&layout->indicator_row,   &layout->sub_indicator_row,
                                     &layout->of_which_row,    &layout->part_row,
                                     &layout->carried_forward, &layout->brought_forward};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        use_row(finder, rows[i]);
    for (const struct total_spec *total = layout->totals; total; total = total->next)
        use_row(finder, &total->row);
}

void kind_uses_find(struct kind_uses *uses, const struct layout_spec *layout)
{
    static const char *const built_in[KIND_BUILT_IN] = {
        [KIND_TARGET] = "target", [KIND_PLAN] = "plan", [KIND_RESULT] = "result"};
    *uses = (struct kind_uses){0};
    struct finder finder = {uses, layout};
    for (int i = 0; i < KIND_BUILT_IN; i++)
        find_use(&finder, built_in[i]);
    use_columns(&finder, layout->columns);
    use_rows(&finder);
    const struct ranking_spec *ranking = &layout->ranking;
    if (ranking->comparison)
        use_comparison(&finder, ranking->comparison);
    if (ranking->kind)
        use_kind(&finder, ranking->kind, (struct kind_use){.value = true, .number = true});
}

void kind_uses_free(struct kind_uses *uses)
{
    for (size_t i = 0; i < uses->count; i++)
        free(uses->uses[i].names);
    free(uses->uses);
}
