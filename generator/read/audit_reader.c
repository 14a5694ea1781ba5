/* What a report says of its audit: rules that are on or off, findings that are accepted. */
#include "read/report_build.h"

static enum diagnostic_code read_code(const struct xml_element *element)
{
    struct token code = attribute_token(element, "code");
    return code.text ? diagnostic_code_find(code.text, code.size) : DIAG_CODES;
}

static bool open_rule(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct rule_choice *rule = arena_alloc(build->report->arena, sizeof *rule);
    rule->code = read_code(element);
    rule->on = attribute_true(element, "told");
    *build->next_rule = rule;
    build->next_rule = &rule->next;
    return true;
}

/* Inside an indicator it is the indicator's, else the report's. */
static bool open_accept(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct report *report = build->report;
    struct acceptance *acceptance = arena_alloc(report->arena, sizeof *acceptance);
    acceptance->code = read_code(element);
    acceptance->reason = attribute_string(report->arena, element, "reason");
    acceptance->number = report->acceptance_count++;
    acceptance->at = element->at;
    const struct acceptance ***next = build->indicator_depth
                                          ? &build_indicator(build)->next_accepted
                                          : &build->next_accepted;
    **next = acceptance;
    *next = &acceptance->next;
    return true;
}

/* What may stand in what */

static const struct element_rule rule_rule = {.name = "rule", .open = open_rule};
const struct element_rule accept_rule = {.name = "accept", .open = open_accept};
static const struct element_rule *const audit_children[] = {&rule_rule, &accept_rule, NULL};
const struct element_rule audit_rule = {.name = "audit", .children = audit_children};
