/* What has changed in an indicator: its values, and the comparisons that follow from them. */
#include "compute/diff_build.h"

#include "compute/comparison_text.h"
#include "compute/figure_text.h"
#include "compute/row_comparison.h"

#include <string.h>

enum { BEFORE, AFTER, SIDES };

/* An indicator in both reports. */
struct pair {
    struct diff_build *build;
    const struct change *subject;
    uint32_t entries[SIDES];
    const struct indicator *indicators[SIDES];
    const struct layout_spec *layouts[SIDES];
    struct change *first_value; /* of its values that have changed, or NULL */
    struct change *last_value;
};

static bool same_string(const char *left, const char *right)
{
    return left == right || (left && right && !strcmp(left, right));
}

static const struct report *report_of(const struct pair *pair, unsigned side)
{
    return pair->build->sides[side]->report;
}

/* Values */

/* The value of the same kind and period in the list of the other side's values, or NULL. */
static const struct value *counterpart(const struct pair *pair, const struct value *value,
                                       unsigned side, bool stated, struct value_view *view)
{
    const struct report *own = report_of(pair, side), *other = report_of(pair, !side);
    const struct kind *kind = &own->kinds[value->kind];
    int found = report_find_kind(other, kind->name), period = PERIOD_NONE;
    if (found >= 0 && value->period != PERIOD_NONE)
        period = kind_find_period(&other->kinds[found], kind->periods[value->period]);
    if (found < 0 || period < 0)
        return NULL;
    const struct indicator *indicator = pair->indicators[!side];
    return value_find(stated ? indicator->stated : indicator->values, (uint16_t)found,
                      (uint16_t)period, view);
}

/* A copy that lives as long as the differences. */
static const struct figure *keep_figure(struct pair *pair, const struct figure *figure)
{
    return arena_copy(pair->build->diff->arena, figure, sizeof *figure);
}

static struct change_side side_of_value(struct pair *pair, const struct value *value)
{
    bool figure = value && value->figure_count == 1 && !value->text;
    return (struct change_side){.present = value != NULL,
                                .blank = value && value->type == VALUE_MISSING,
                                .text = value_as_printed(value, pair->build->diff->arena),
                                .figure =
                                    figure ? keep_figure(pair, value->figures) : NULL};
}

static struct change_side side_of_figure(struct pair *pair, const struct figure *figure)
{
    struct buffer text = {0};
    if (!figure)
        return (struct change_side){.present = false};
    print_figure(&text, figure, &format_as_given, false);
    struct change_side side = {
        .present = true,
        .text = arena_string(pair->build->diff->arena, text.bytes, text.length),
        .figure = keep_figure(pair, figure)};
    buffer_free(&text);
    return side;
}

static void add_value(struct pair *pair, struct change change)
{
    struct change *added = diff_add(pair->build, change);
    if (change.type != CHANGE_VALUE)
        return;
    if (!pair->first_value)
        pair->first_value = added;
    pair->last_value = added;
}

static const struct figure *find_figure(const struct value *value, const char *part)
{
    for (unsigned i = 0; i < value->figure_count; i++)
        if (same_string(value->figures[i].part, part))
            return &value->figures[i];
    return NULL;
}

static bool same_printed(const struct change_side *left, const struct change_side *right)
{
    return left->present == right->present && left->blank == right->blank &&
           same_string(left->text, right->text);
}

static void compare_part(struct pair *pair, struct change change,
                         const struct figure *before, const struct figure *after)
{
    change.before = side_of_figure(pair, before);
    change.after = side_of_figure(pair, after);
    change.part = before ? before->part : after->part;
    if (!same_printed(&change.before, &change.after))
        add_value(pair, change);
}

/* The figures of two values part by part. */
static void compare_parts(struct pair *pair, struct change change,
                          const struct value *before, const struct value *after)
{
    for (unsigned i = 0; i < after->figure_count; i++)
        compare_part(pair, change, find_figure(before, after->figures[i].part),
                     &after->figures[i]);
    for (unsigned i = 0; i < before->figure_count; i++)
        if (!find_figure(after, before->figures[i].part))
            compare_part(pair, change, &before->figures[i], NULL);
}

/* Whether nothing but figures may differ. */
static bool figures_alone(const struct value *before, const struct value *after)
{
    if (!before || !after || !before->figure_count || !after->figure_count)
        return false;
    return text_compare(before->text, after->text) == TEXT_SAME;
}

static void compare_value(struct pair *pair, struct change change,
                          const struct value *before, const struct value *after)
{
    if (figures_alone(before, after)) {
        compare_parts(pair, change, before, after);
        return;
    }
    change.before = side_of_value(pair, before);
    change.after = side_of_value(pair, after);
    change.styled = before && after && same_printed(&change.before, &change.after);
    if (!change.styled || text_compare(before->text, after->text) != TEXT_SAME)
        add_value(pair, change);
}

static struct change named_change(struct pair *pair, enum change_type type,
                                  const struct value *value, unsigned side)
{
    struct change change = *pair->subject;
    change.type = type;
    change.value = diff_value_name(pair->build, report_of(pair, side), value->kind,
                                   value->period);
    return change;
}

static void compare_values_of_side(struct pair *pair, const struct value *value,
                                   unsigned side)
{
    struct value_view view;
    const struct value *other = counterpart(pair, value, side, false, &view);
    if (side == BEFORE && other)
        return; /* seen from the other side */
    compare_value(pair, named_change(pair, CHANGE_VALUE, value, side),
                  side == BEFORE ? value : other, side == BEFORE ? NULL : value);
}

static void compare_stated(struct pair *pair, const struct value *value, unsigned side)
{
    struct value_view view;
    const struct value *other = counterpart(pair, value, side, true, &view);
    if (side == BEFORE && other)
        return;
    compare_value(pair, named_change(pair, CHANGE_STATED, value, side),
                  side == BEFORE ? value : other, side == BEFORE ? NULL : value);
}

/* Comparisons */

/* A comparison as it comes out on one side. */
struct outcome {
    struct comparison_operands operands;
    struct comparison comparison;
    const char *text;    /* or NULL: nothing is computed */
    const char *verdict; /* the layout's words, or NULL */
};

/* How the layout prints the comparison: as the first column that shows it. */
static const struct number_format *find_format(const struct column_spec *column,
                                               const char *id)
{
    const struct number_format *found = NULL;
    for (; column && !found; column = column->next) {
        for (const struct cell_spec *cell = column->cells; cell; cell = cell->next)
            for (uint32_t i = 0; cell->text && i < cell->text->count; i++) {
                const struct run *run = &cell->text->runs[i];
                if (run->kind == RUN_FIELD && run->field->kind == FIELD_COMPARISON &&
                    !strcmp(run->field->comparison, id))
                    return &run->field->format;
            }
        found = find_format(column->first, id);
    }
    return found;
}

static const char *print_outcome(const struct layout_spec *layout, const char *id,
                                 const struct comparison *comparison, struct arena *arena)
{
    static const struct number_format one_decimal = {1, false, true};
    const struct number_format *format = find_format(layout->columns, id);
    struct buffer text = {0};
    for (unsigned i = 0; i < comparison->part_count; i++) {
        if (i)
            buffer_text(&text, "; ");
        print_comparison(&text, &comparison->parts[i],
                         format ? format : &one_decimal, false);
    }
    const char *kept = arena_string(arena, text.bytes, text.length);
    buffer_free(&text);
    return kept;
}

static struct outcome compare_on(struct pair *pair, unsigned side, const char *id)
{
    const struct layout_spec *layout = pair->layouts[side];
    const struct comparison_spec *spec = layout ? layout_find_comparison(layout, id) : NULL;
    struct outcome outcome = {.comparison = {.state = COMPARISON_NO_PERIOD}};
    if (!spec)
        return outcome;
    struct row_values values =
        diff_entry_values(&pair->build->entries[side], pair->entries[side]);
    outcome.comparison = compare_row(&values, spec, &outcome.operands, pair->build->scratch);
    if (outcome.comparison.state == COMPARISON_COMPUTED)
        outcome.text =
            print_outcome(layout, id, &outcome.comparison, pair->build->diff->arena);
    if (outcome.comparison.verdict != VERDICT_NONE)
        outcome.verdict = text_as_printed(verdict_words(spec, outcome.comparison.verdict),
                                          pair->build->diff->arena);
    return outcome;
}

/* Of what the layout calculates there is a name only. */
static struct value_name operand_name(struct pair *pair, unsigned side, uint16_t index,
                                      uint16_t period)
{
    const struct report *report = report_of(pair, side);
    const struct layout_spec *layout = pair->layouts[side];
    if (index < report->kind_count)
        return diff_value_name(pair->build, report, index, period);
    const struct calculation_spec *calculation = layout->calculations;
    for (unsigned i = report->kind_count; i < index; i++)
        calculation = calculation->next;
    const struct kind *periods = value_kind_periods(report, layout, index);
    return (struct value_name){.built_in = KIND_BUILT_IN,
                               .kind = calculation->kind,
                               .period = periods && period != PERIOD_NONE
                                             ? periods->periods[period]
                                             : NULL};
}

static bool same_name(const struct value_name *left, const struct value_name *right)
{
    return same_string(left->kind, right->kind) && same_string(left->period, right->period);
}

/* The changed value that a comparison follows from: the one compared, else the one it is
 * compared with, else, where what changed went in by a calculation, the last one; NULL where
 * no value of the indicator has changed. */
static struct change *cause_of(const struct pair *pair,
                               const struct comparison_change *comparison)
{
    const struct value_name *names[] = {&comparison->of, &comparison->with};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct change *cause = NULL;
        for (struct change *at = pair->first_value; at; at = at->next)
            if (at->type == CHANGE_VALUE && same_name(&at->value, names[i]))
                cause = at; /* the last of its parts */
        if (cause)
            return cause;
    }
    return pair->last_value;
}

static void add_comparison(struct pair *pair, const struct comparison_change *changed)
{
    struct change *cause = cause_of(pair, changed);
    if (!cause) {
        struct change orphan = *pair->subject;
        orphan.type = CHANGE_COMPARISON;
        cause = diff_add(pair->build, orphan);
    }
    struct comparison_change **end = &cause->comparisons;
    while (*end)
        end = &(*end)->next;
    *end = arena_copy(pair->build->diff->arena, changed, sizeof *changed);
}

static void compare_comparison(struct pair *pair, const char *id)
{
    struct outcome before = compare_on(pair, BEFORE, id);
    struct outcome after = compare_on(pair, AFTER, id);
    const struct outcome *last =
        after.comparison.state != COMPARISON_NO_PERIOD ? &after : &before;
    if (last->comparison.state == COMPARISON_NO_PERIOD)
        return;
    unsigned side = last == &after ? AFTER : BEFORE;
    struct comparison_change changed = {
        .id = id,
        .share = last->comparison.form == COMPARE_SHARE,
        .of = operand_name(pair, side, last->operands.of, last->operands.of_period),
        .with = operand_name(pair, side, last->operands.with, last->operands.with_period),
        .before = before.text,
        .after = after.text};
    if (!same_string(before.verdict, after.verdict)) {
        changed.verdict_before = before.verdict;
        changed.verdict_after = after.verdict;
    }
    if (!same_string(before.text, after.text) || changed.verdict_before ||
        changed.verdict_after)
        add_comparison(pair, &changed);
}

void diff_values(struct diff_build *build, const struct change *subject, uint32_t before,
                 uint32_t after)
{
    struct pair pair = {.build = build, .subject = subject};
    const uint32_t numbers[SIDES] = {before, after};
    for (unsigned side = 0; side < SIDES; side++) {
        const struct diff_entry *entry = &build->entries[side].entries[numbers[side]];
        pair.entries[side] = numbers[side];
        pair.indicators[side] = entry->indicator;
        pair.layouts[side] = diff_entry_layout(&build->entries[side], numbers[side]);
    }
    struct value_walk walk;
    const struct value *value = value_first(&walk, pair.indicators[AFTER]->values);
    for (; value; value = value_next(&walk))
        compare_values_of_side(&pair, value, AFTER);
    value = value_first(&walk, pair.indicators[BEFORE]->values);
    for (; value; value = value_next(&walk))
        compare_values_of_side(&pair, value, BEFORE);
    if (pair.layouts[AFTER])
        for (const struct comparison_spec *spec = pair.layouts[AFTER]->comparisons; spec;
             spec = spec->next)
            compare_comparison(&pair, spec->id);
    for (unsigned side = 0; side < SIDES; side++) {
        value = value_first(&walk, pair.indicators[!side]->stated);
        for (; value; value = value_next(&walk))
            compare_stated(&pair, value, !side);
    }
    arena_rewind(build->scratch);
}
