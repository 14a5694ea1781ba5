/* Reads a report: its kinds, groups and indicators. */
#include "read/report_reader.h"

#include "base/memory.h"
#include "base/source_packing.h"
#include "read/number_reader.h"
#include "read/report_build.h"

#include <stdlib.h>

static bool open_report(struct element_reader *reader, const struct xml_element *element)
{
    static const char *const notations[] = {"vi", NULL};
    struct report_build *build = reader->context;
    struct report *report = build->report;
    report->at = element->at;
    if (attribute_choice(element, "notation", notations, -1) == 0)
        report->notation = NOTATION_VI;
    report->layout = attribute_string(report->arena, element, "layout");
    report->profile = attribute_string(report->arena, element, "profile");
    return true;
}

static bool open_kind_title(struct element_reader *reader,
                            const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build->kind->title);
}

static bool open_kind_basis(struct element_reader *reader,
                            const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build->kind->basis);
}

/* Of a group or an indicator. No other may have it: the schema says so too, but libxml2
 * takes long to see it (read/schema.c). */
static const char *read_id(struct report_build *build, const struct xml_element *element)
{
    struct token token = attribute_token(element, "id");
    if (!token.size)
        return NULL;
    token = token_normal(build->loose_arena, token);
    const char *id = string_pool_add(build->ids, token.text, token.size);
    if (id)
        return id;
    diagnose(build->diagnostics, DIAG_XML_INVALID, build_place(build, element->at),
             _("element '%s': the id '%.*s' stands twice, where each must be different; "
               "change one of the two"),
             element->name, token_shown(token), token.text);
    return string_pool_put(build->ids, token.text, token.size);
}

/* Groups */

static struct open_group *innermost_group(struct report_build *build)
{
    return &build->groups[build->group_depth];
}

static bool open_group(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct arena *arena = build->report->arena;
    if (!build->value_slots)
        kinds_settle(build);
    build_table(build, element);
    if (build->group_depth == GROUP_LEVELS) {
        if (!element->faulted)
            diagnose(
                build->diagnostics, DIAG_GROUP_DEPTH, build_place(build, element->at),
                _("element 'group': groups are nested more than %d deep; move this one "
                  "further out"),
                GROUP_LEVELS);
        return false;
    }
    struct group *group = arena_alloc(arena, sizeof *group);
    group->id = read_id(build, element);
    group->number = attribute_string(arena, element, "number");
    group->at = element->at;
    struct open_group *parent = innermost_group(build);
    *parent->next_group = group;
    parent->next_group = &group->next;
    build->groups[++build->group_depth] =
        (struct open_group){group, &group->first, &group->indicators};
    return true;
}

static void close_group(struct element_reader *reader)
{
    struct report_build *build = reader->context;
    build->group_depth--;
}

static bool open_group_title(struct element_reader *reader,
                             const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &innermost_group(build)->group->title);
}

/* Indicators */

static const struct decimal *read_maximum(struct report_build *build,
                                          const struct xml_element *element)
{
    struct token token = attribute_token(element, "maximum");
    struct written_figure maximum;
    if (!token.text || element->faulted ||
        written_figure_read(build, element, "maximum", token, &maximum))
        return NULL;
    return arena_copy(build->report->arena, &maximum.number, sizeof maximum.number);
}

static bool open_indicator(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct arena *arena = build->report->arena;
    if (build->indicator_depth == INPUT_DEPTH)
        return false;
    if (!build->value_slots)
        kinds_settle(build);
    build_table(build, element);
    if (build->indicator_depth)
        values_pack(build);
    struct indicator *indicator = arena_alloc(arena, sizeof *indicator);
    indicator->id = read_id(build, element);
    indicator->number = attribute_string(arena, element, "number");
    indicator->direction = direction_read(
        element, build->indicator_depth ? build_indicator(build)->indicator->direction
                                        : DIRECTION_NONE);
    indicator->complete = attribute_true(element, "complete");
    indicator->at = element->at;
    const struct indicator ***next = build->indicator_depth
                                         ? &build_indicator(build)->next_indicator
                                         : &innermost_group(build)->next_indicator;
    **next = indicator;
    *next = &indicator->next;
    build->indicators[build->indicator_depth++] =
        (struct open_indicator){.indicator = indicator,
                                .next_indicator = &indicator->first,
                                .next_comparison = &indicator->comparisons,
                                .next_accepted = &indicator->accepted};
    indicator->maximum = read_maximum(build, element); /* its faults name the indicator */
    return true;
}

/* What follows in the indicator are its parts. */
static bool open_of_which(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct open_indicator *open = build_indicator(build);
    open->indicator->parts_complete = attribute_true(element, "complete");
    open->next_indicator = &open->indicator->parts;
    return true;
}

static void close_indicator(struct element_reader *reader)
{
    struct report_build *build = reader->context;
    values_pack(build);
    build->indicator_depth--;
}

static bool open_name(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build_indicator(build)->indicator->name);
}

static void close_name(struct element_reader *reader)
{
    figures_place(reader->context);
    text_close(reader);
}

static bool open_lead_agency(struct element_reader *reader,
                             const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element,
                            &build_indicator(build)->indicator->lead_agency);
}

/* What may stand in what */

static const struct element_rule kind_title_rule = {.name = "title",
                                                    .open = open_kind_title,
                                                    .close = text_close,
                                                    .children = text_children,
                                                    .mixed = true};
static const struct element_rule kind_basis_rule = {.name = "basis",
                                                    .open = open_kind_basis,
                                                    .close = text_close,
                                                    .children = text_children,
                                                    .mixed = true};
static const struct element_rule named_period_rule = {.name = "named-period",
                                                      .open = named_period_open};
static const struct element_rule *const kind_children[] = {
    &kind_title_rule, &kind_basis_rule, &named_period_rule, NULL};
static const struct element_rule kind_rules[] = {
    {.name = "target", .open = kind_open, .children = kind_children},
    {.name = "plan", .open = kind_open, .children = kind_children},
    {.name = "result", .open = kind_open, .children = kind_children},
    {.name = "kind", .open = kind_open, .children = kind_children}};
static const struct element_rule *const kinds_children[] = {
    &kind_rules[0], &kind_rules[1], &kind_rules[2], &kind_rules[3], NULL};
static const struct element_rule kinds_rule = {.name = "kinds", .children = kinds_children};

static const struct element_rule name_rule = {.name = "name",
                                              .open = open_name,
                                              .close = close_name,
                                              .children = name_children,
                                              .mixed = true};
static const struct element_rule lead_agency_rule = {.name = "lead-agency",
                                                     .open = open_lead_agency,
                                                     .close = text_close,
                                                     .children = text_children,
                                                     .mixed = true};
static const struct element_rule target_rule = {.name = "target",
                                                .open = value_open,
                                                .close = value_close,
                                                .children = value_children,
                                                .mixed = true,
                                                .meaning = KIND_TARGET};
static const struct element_rule plan_rule = {.name = "plan",
                                              .open = value_open,
                                              .close = value_close,
                                              .children = value_children,
                                              .mixed = true,
                                              .meaning = KIND_PLAN};
static const struct element_rule result_rule = {.name = "result",
                                                .open = value_open,
                                                .close = value_close,
                                                .children = value_children,
                                                .mixed = true,
                                                .meaning = KIND_RESULT};
static const struct element_rule value_rule = {.name = "value",
                                               .open = value_open,
                                               .close = value_close,
                                               .children = value_children,
                                               .mixed = true,
                                               .meaning = KIND_BUILT_IN};
static const struct element_rule stated_rule = {.name = "stated-comparison",
                                                .open = stated_open,
                                                .close = value_close,
                                                .children = value_children,
                                                .mixed = true};
static const struct element_rule own_comparison_rule = {.name = "comparison",
                                                        .open = own_comparison_open};
static const struct element_rule *const of_which_children[] = {&indicator_rule, NULL};
static const struct element_rule of_which_rule = {
    .name = "of-which", .open = open_of_which, .children = of_which_children};
static const struct element_rule *const indicator_children[] = {
    &plan_rule,   &target_rule,      &result_rule,    &value_rule,    &name_rule,
    &stated_rule, &lead_agency_rule, &indicator_rule, &of_which_rule, &own_comparison_rule,
    &accept_rule, NULL};
const struct element_rule indicator_rule = {.name = "indicator",
                                            .open = open_indicator,
                                            .close = close_indicator,
                                            .children = indicator_children};

static const struct element_rule group_title_rule = {.name = "title",
                                                     .open = open_group_title,
                                                     .close = text_close,
                                                     .children = text_children,
                                                     .mixed = true};
static const struct element_rule *const group_children[] = {
    &indicator_rule, &group_title_rule, &group_rule, NULL};
const struct element_rule group_rule = {
    .name = "group", .open = open_group, .close = close_group, .children = group_children};

static const struct element_rule *const report_children[] = {
    &indicator_rule,  &group_rule, &table_rule,
    &appendix_rule,   &kinds_rule, &before_rule,
    &unit_line_rule,  &after_rule, &closing_mark_rule,
    &signatures_rule, &audit_rule, NULL};
static const struct element_rule report_rule = {
    .name = "report", .open = open_report, .children = report_children};
static const struct element_rule *const document_children[] = {&report_rule, NULL};
static const struct element_rule document_rule = {.children = document_children};

static struct report_build *build_new(const struct input *input,
                                      struct diagnostics *diagnostics)
{
    struct arena *arena = arena_new(65536);
    struct report *report = arena_alloc(arena, sizeof *report);
    report->arena = arena;
    report->source = &input->source;
    struct report_build *build = memory_new(sizeof *build);
    build->report = report;
    build->diagnostics = diagnostics;
    build->reader.context = build;
    build->strings = string_pool_new(arena);
    build->ids = string_pool_new(arena);
    build->loose_arena = arena_new(4096);
    build->body = text_reader_new(arena);
    build->note_body = text_reader_new(arena);
    build->next_table = &report->tables;
    build->next_note = &build->notes;
    build->next_accepted = &report->accepted;
    build->next_rule = &report->rules;
    kinds_begin(build);
    return build;
}

static void build_free(struct report_build *build)
{
    string_pool_free(build->strings);
    string_pool_free(build->ids);
    text_reader_free(build->body);
    text_reader_free(build->note_body);
    buffer_free(&build->scratch);
    free(build->figures.items);
    free(build->loose.items);
    free(build->loose_stated.items);
    arena_free(build->loose_arena);
    free(build->value_slots);
    free(build->stated_slots);
    free(build);
}

/* Sets the report, or NULL where anything is wrong with it. */
static enum xml_result read_once(struct report **out, const struct input *input,
                                 const struct schema *schema, bool thread_allowed,
                                 struct diagnostics *diagnostics)
{
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    struct report_build *build = build_new(input, diagnostics);
    struct report *report = build->report;
    enum xml_result result = element_reader_run(&build->reader, &document_rule, input,
                                                schema, thread_allowed, diagnostics);
    if (!build->value_slots)
        kinds_settle(build);
    report->notes = build->notes;
    two_ways_sum_up(build);
    build_free(build);
    *out = report;
    if (result == XML_VALID && diagnostics_count(diagnostics, SEVERITY_ERROR) == errors)
        return result;
    report_free(report);
    *out = NULL;
    return result;
}

struct report *report_read(const struct input *input, const struct schema *schema,
                           bool thread_allowed, struct diagnostics *diagnostics)
{
    struct report *report;
    struct diagnostic_tally before = diagnostics_tally(diagnostics);
    if (read_once(&report, input, schema, thread_allowed, diagnostics) == XML_READ_AGAIN) {
        diagnostics_take_back(diagnostics, &before);
        source_restore(&input->source);
        read_once(&report, input, schema, false, diagnostics);
    }
    return report;
}

void report_free(struct report *report)
{
    if (!report)
        return;
    unit_names_free(&report->units);
    arena_free(report->arena);
}
