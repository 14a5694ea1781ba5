/* Conditions: the style that a row or a cell gets by its figures. */
#include "compute/style_rules.h"

#include "compute/row_comparison.h"

/* Of a row without values there is nothing to judge: it is not "not assessable". */
static bool has_verdict(const struct style_rule *rule,
                        const struct compose_context *context, struct arena *arena)
{
    if (!context->indicator || !context->indicator->values)
        return false;
    const struct comparison_spec *spec =
        layout_find_comparison(context->layout, rule->comparison);
    struct comparison_operands operands;
    return compare_row(&context->values, spec, &operands, arena).verdict == rule->verdict;
}

/* Only a single figure can be: not one of several, not a range. */
static bool is_beyond(const struct style_rule *rule, const struct compose_context *context,
                      struct arena *arena)
{
    const struct period_ref own = {PERIOD_OF_COLUMN, NULL};
    const struct value *value =
        context_value(context, rule->kind, &own, DECIMALS_AS_GIVEN, arena);
    if (!value || value->figure_count != 1 || value->figures[0].high)
        return false;
    struct decimal number = value->figures[0].number;
    if (rule->has_below && decimal_compare(number, rule->below) < 0)
        return true;
    return rule->has_above && decimal_compare(number, rule->above) > 0;
}

uint8_t style_by_rules(const struct style_rule *rules,
                       const struct compose_context *context, struct arena *arena)
{
    uint8_t style = 0;
    for (; rules; rules = rules->next)
        if (rules->comparison ? has_verdict(rules, context, arena)
                              : is_beyond(rules, context, arena))
            style |= rules->style;
    return style;
}

unsigned styles_under_rules(unsigned styles, const struct style_rule *rules)
{
    for (; rules; rules = rules->next)
        for (unsigned style = 0; style < STYLE_FACES; style++)
            if (styles & 1u << style)
                styles |= 1u << (style | rules->style);
    return styles;
}

unsigned row_styles(const struct row_spec *row)
{
    return styles_under_rules(1u << row->style, row->rules);
}

static void add_style(unsigned *styles, const struct row_spec *row)
{
    *styles |= row_styles(row);
}

unsigned cell_styles(const struct layout_spec *layout, enum row_kinds rows)
{
    unsigned styles = 0;
    if (rows == ROWS_ALL || rows == ROWS_INDICATOR)
        add_style(&styles, &layout->indicator_row);
    if (rows == ROWS_ALL || rows == ROWS_SUB_INDICATOR)
        add_style(&styles, &layout->sub_indicator_row);
    if (rows == ROWS_ALL || rows == ROWS_SUB_INDICATOR || rows == ROWS_PART)
        add_style(&styles, &layout->part_row);
    for (unsigned level = 0; rows == ROWS_GROUP && level < GROUP_LEVELS; level++)
        add_style(&styles, &layout->group_rows[level]);
    if (rows != ROWS_ALL && rows != ROWS_TOTAL)
        return styles;
    for (const struct total_spec *total = layout->totals; total; total = total->next)
        add_style(&styles, &total->row);
    if (layout->carried_forward.used)
        add_style(&styles, &layout->carried_forward);
    if (layout->brought_forward.used)
        add_style(&styles, &layout->brought_forward);
    return styles;
}
