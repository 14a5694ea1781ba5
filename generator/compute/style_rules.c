/* Conditions: the style that a row or a cell gets by its figures. */
#include "compute/style_rules.h"

#include "compute/row_figures.h"

/* Of a row without values there is nothing to judge: it is not "not assessable". */
static bool has_verdict(const struct style_rule *rule,
                        const struct compose_context *context, struct arena *arena)
{
    if (!context->indicator || !context->indicator->values)
        return false;
    return row_comparison(context, rule->comparison, arena).verdict == rule->verdict;
}

static bool is_beyond(const struct style_rule *rule, const struct compose_context *context)
{
    const struct figure *figure = row_figure(context, rule->kind);
    if (!figure)
        return false;
    if (rule->has_below && decimal_compare(figure->number, rule->below) < 0)
        return true;
    return rule->has_above && decimal_compare(figure->number, rule->above) > 0;
}

uint8_t style_by_rules(const struct style_rule *rules,
                       const struct compose_context *context, struct arena *arena)
{
    uint8_t style = 0;
    for (; rules; rules = rules->next)
        if (rules->comparison ? has_verdict(rules, context, arena)
                              : is_beyond(rules, context))
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
