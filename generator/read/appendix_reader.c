/* The head of a report: label, title and the document that the appendix belongs to. */
#include "base/date.h"
#include "read/report_build.h"

static bool open_appendix(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct report *report = build->report;
    report->at = element->at;
    attribute_unsigned(element, "number", 9999, &report->number);
    return true;
}

static bool open_label(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build->report->label);
}

static bool open_title(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build->report->title);
}

static bool open_attached_to(struct element_reader *reader,
                             const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct arena *arena = build->report->arena;
    struct attached_to *attached = arena_alloc(arena, sizeof *attached);
    attached->number = attribute_string(arena, element, "number");
    attached->symbol = attribute_string(arena, element, "symbol");
    attached->at = element->at;
    build->attached_to = attached;
    build->report->attached_to = attached;
    return true;
}

static bool open_type(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build->attached_to->type);
}

static bool open_issuer(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build->attached_to->issuer);
}

static bool open_line(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    return build_begin_text(build, element, &build->attached_to->text);
}

static void tell_no_such_day(struct report_build *build, uint32_t at)
{
    const struct attached_to *date = build->attached_to;
    struct place place = build_place(build, at);
    if (date->month == 2 && date->day == 29)
        diagnose(build->diagnostics, DIAG_DATE_BAD, place,
                 _("element 'date': %u is no leap year, its month 2 has no day 29; correct "
                   "the date, or leave out what is not known yet"),
                 date->year);
    else
        diagnose(build->diagnostics, DIAG_DATE_BAD, place,
                 _("element 'date': month %u has no day %u; correct the date, or leave out "
                   "what is not known yet"),
                 date->month, date->day);
}

/* Each part may be left out; their ranges are the schema's to check. */
static bool open_date(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct attached_to *date = build->attached_to;
    attribute_unsigned(element, "day", 31, &date->day);
    attribute_unsigned(element, "month", 12, &date->month);
    attribute_unsigned(element, "year", 9999, &date->year);
    if (date->day > days_of_month(date->month, date->year) && !element->faulted)
        tell_no_such_day(build, element->at);
    return true;
}

static const struct element_rule type_rule = {.name = "type",
                                              .open = open_type,
                                              .close = text_close,
                                              .children = text_children,
                                              .mixed = true};
static const struct element_rule date_rule = {.name = "date", .open = open_date};
static const struct element_rule issuer_rule = {.name = "issuer",
                                                .open = open_issuer,
                                                .close = text_close,
                                                .children = text_children,
                                                .mixed = true};
static const struct element_rule line_rule = {.name = "text",
                                              .open = open_line,
                                              .close = text_close,
                                              .children = text_children,
                                              .mixed = true};
static const struct element_rule *const attached_to_children[] = {
    &type_rule, &date_rule, &issuer_rule, &line_rule, NULL};

static const struct element_rule label_rule = {.name = "label",
                                               .open = open_label,
                                               .close = text_close,
                                               .children = text_children,
                                               .mixed = true};
static const struct element_rule title_rule = {.name = "title",
                                               .open = open_title,
                                               .close = text_close,
                                               .children = text_children,
                                               .mixed = true};
static const struct element_rule attached_to_rule = {
    .name = "attached-to", .open = open_attached_to, .children = attached_to_children};
static const struct element_rule *const appendix_children[] = {&label_rule, &title_rule,
                                                               &attached_to_rule, NULL};

const struct element_rule appendix_rule = {
    .name = "appendix", .open = open_appendix, .children = appendix_children};
