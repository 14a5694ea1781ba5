/* The rules of a table on one page: pieces that touch become one rule. */
#include "layout/grid_rules.h"

#include "base/memory.h"

#include <stdlib.h>

/* A rule that may still grow; grid_finish empties all. */
struct open_rule {
    bool open;
    length from, to;
};

struct grid_rules {
    const length *edges;
    unsigned count;
    length thickness;
    struct open_rule *verticals; /* by edge */
    struct open_rule horizontal;
    length horizontal_y;
};

struct grid_rules *grid_rules_new(const length *edges, unsigned count, length thickness)
{
    struct grid_rules *rules = memory_new(sizeof *rules);
    rules->edges = edges;
    rules->count = count;
    rules->thickness = thickness;
    rules->verticals = memory_new(count * sizeof *rules->verticals);
    return rules;
}

void grid_rules_free(struct grid_rules *rules)
{
    if (!rules)
        return;
    free(rules->verticals);
    free(rules);
}

static void draw_vertical(struct grid_rules *rules, struct page_builder *builder,
                          unsigned edge)
{
    struct open_rule *rule = &rules->verticals[edge];
    length x = rules->edges[edge];
    if (rule->open)
        page_add_rule(builder, (struct rule_item){x, rule->from, x, rule->to,
                                                  .thickness = rules->thickness});
    rule->open = false;
}

static void draw_horizontal(struct grid_rules *rules, struct page_builder *builder)
{
    struct open_rule *rule = &rules->horizontal;
    length y = rules->horizontal_y, half = rules->thickness / 2;
    /* Half a thickness longer at both ends, so that corners are square. */
    if (rule->open)
        page_add_rule(builder, (struct rule_item){rule->from - half, y, rule->to + half, y,
                                                  .thickness = rules->thickness});
    rule->open = false;
}

void grid_vertical(struct grid_rules *rules, struct page_builder *builder, unsigned edge,
                   length y0, length y1)
{
    struct open_rule *rule = &rules->verticals[edge];
    if (rule->open && rule->to == y0) {
        rule->to = y1;
        return;
    }
    draw_vertical(rules, builder, edge);
    *rule = (struct open_rule){true, y0, y1};
}

void grid_horizontal(struct grid_rules *rules, struct page_builder *builder,
                     unsigned first_edge, unsigned last_edge, length y)
{
    struct open_rule *rule = &rules->horizontal;
    length from = rules->edges[first_edge], to = rules->edges[last_edge];
    if (rule->open && rules->horizontal_y == y && rule->to == from) {
        rule->to = to;
        return;
    }
    draw_horizontal(rules, builder);
    *rule = (struct open_rule){true, from, to};
    rules->horizontal_y = y;
}

void grid_finish(struct grid_rules *rules, struct page_builder *builder)
{
    draw_horizontal(rules, builder);
    for (unsigned edge = 0; edge < rules->count; edge++)
        draw_vertical(rules, builder, edge);
}
