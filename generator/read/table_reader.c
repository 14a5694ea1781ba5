/* The tables of a report: their layouts, and the texts that belong to them. */
#include "read/report_build.h"

static void begin_table(struct report_build *build, const struct xml_element *element)
{
    struct report_table *table = arena_alloc(build->report->arena, sizeof *table);
    table->at = element->at;
    *build->next_table = table;
    build->next_table = &table->next;
    build->report->table_count++;
    build->table = table;
    build->groups[0] = (struct open_group){.next_group = &table->groups,
                                           .next_indicator = &table->indicators};
}

struct report_table *build_table(struct report_build *build,
                                 const struct xml_element *element)
{
    if (!build->table)
        begin_table(build, element);
    return build->table;
}

/* Once: what is told counts as a table. */
static void tell_many(struct report_build *build, const struct xml_element *element)
{
    if (build->report->table_count++ == TABLE_LIMIT)
        diagnose(build->diagnostics, DIAG_TABLES_MANY, build_place(build, element->at),
                 _("element 'table': there are more than %d tables; divide them among "
                   "several appendices"),
                 TABLE_LIMIT);
}

static bool open_table(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    if (build->report->table_count >= TABLE_LIMIT) {
        tell_many(build, element);
        return false;
    }
    begin_table(build, element);
    build->table->layout = attribute_string(build->report->arena, element, "layout");
    return true;
}

static void close_table(struct element_reader *reader)
{
    struct report_build *build = reader->context;
    build->table = NULL;
}

static bool open_title(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build_table(build, element)->title);
}

static bool open_before(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build_table(build, element)->before);
}

static bool open_unit_line(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build_table(build, element)->unit_line);
}

static bool open_after(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build_table(build, element)->after);
}

static const struct element_rule title_rule = {.name = "title",
                                               .open = open_title,
                                               .close = text_close,
                                               .children = text_children,
                                               .mixed = true};
const struct element_rule before_rule = {.name = "before",
                                         .open = open_before,
                                         .close = text_close,
                                         .children = text_children,
                                         .mixed = true};
const struct element_rule unit_line_rule = {.name = "unit-line",
                                            .open = open_unit_line,
                                            .close = text_close,
                                            .children = text_children,
                                            .mixed = true};
const struct element_rule after_rule = {.name = "after",
                                        .open = open_after,
                                        .close = text_close,
                                        .children = text_children,
                                        .mixed = true};
static const struct element_rule *const table_children[] = {
    &indicator_rule, &group_rule, &title_rule, &before_rule,
    &unit_line_rule, &after_rule, NULL};
const struct element_rule table_rule = {
    .name = "table", .open = open_table, .close = close_table, .children = table_children};
