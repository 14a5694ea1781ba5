/* Templates: texts with fields, and which fields may stand where. */
#include "base/memory.h"
#include "read/period_reader.h"
#include "read/spec_build.h"

static struct number_format read_format(const struct xml_element *element, int decimals)
{
    static const char *const zeros[] = {"drop", "keep", NULL};
    static const char *const grouping[] = {"none", "dots", NULL};
    unsigned places = 0;
    if (xml_find_attribute(element, "decimals") &&
        attribute_unsigned(element, "decimals", 9, &places) == 0)
        decimals = (int)places;
    return (struct number_format){
        .decimals = decimals,
        .keep_zeros = attribute_choice(element, "zeros", zeros, 0),
        .group = attribute_choice(element, "grouping", grouping, 1)};
}

static void add_reference(struct spec_build *build, const struct field *field)
{
    build->references = memory_grow(build->references, build->reference_count,
                                    &build->reference_capacity, sizeof *build->references);
    build->references[build->reference_count++] = field;
}

static struct field *add_field(struct element_reader *reader,
                               const struct xml_element *element)
{
    static const char *const units[] = {"show", "hide", NULL};
    struct spec_build *build = reader->context;
    struct field *field = arena_alloc(build->arena, sizeof *field);
    field->kind = (enum field_kind)reader->meaning;
    field->value_kind = attribute_string(build->arena, element, "kind");
    field->period = period_ref_read(build->arena, element, "period", PERIOD_OF_COLUMN);
    field->comparison = attribute_string(build->arena, element, "ref");
    field->format =
        read_format(element, field->kind == FIELD_COMPARISON ? 1 : DECIMALS_AS_GIVEN);
    field->hide_unit = attribute_choice(element, "unit", units, 0);
    field->at = element->at;
    if (field->comparison)
        add_reference(build, field);
    text_insert(reader->text, (struct run){.kind = RUN_FIELD, .field = field});
    return field;
}

static bool open_field(struct element_reader *reader, const struct xml_element *element)
{
    return add_field(reader, element) != NULL;
}

static bool open_count(struct element_reader *reader, const struct xml_element *element)
{
    struct spec_build *build = reader->context;
    struct field *field = add_field(reader, element);
    field->verdict = spec_verdict(element);
    if (!field->comparison != !xml_find_attribute(element, "verdict") && !element->faulted)
        diagnose(build->diagnostics, DIAG_LAYOUT_VALUE, spec_place(build, element->at),
                 _("element '%s' needs both 'ref' and 'verdict', or neither to count all "
                   "indicators"),
                 element->name);
    return true;
}

/* By enum field_kind. */
static const struct element_rule fields[] = {
    [FIELD_NUMBER] = {.name = "number", .open = open_field, .meaning = FIELD_NUMBER},
    [FIELD_NAME] = {.name = "name", .open = open_field, .meaning = FIELD_NAME},
    [FIELD_TITLE] = {.name = "title", .open = open_field, .meaning = FIELD_TITLE},
    [FIELD_LEAD_AGENCY] = {.name = "lead-agency",
                           .open = open_field,
                           .meaning = FIELD_LEAD_AGENCY},
    [FIELD_VALUE] = {.name = "value", .open = open_field, .meaning = FIELD_VALUE},
    [FIELD_COMPARISON] = {.name = "comparison",
                          .open = open_field,
                          .meaning = FIELD_COMPARISON},
    [FIELD_COMPUTED] = {.name = "computed", .open = open_field, .meaning = FIELD_COMPUTED},
    [FIELD_VERDICT] = {.name = "verdict", .open = open_field, .meaning = FIELD_VERDICT},
    [FIELD_RANK] = {.name = "rank", .open = open_field, .meaning = FIELD_RANK},
    [FIELD_COUNT] = {.name = "count", .open = open_count, .meaning = FIELD_COUNT},
    [FIELD_PERIOD] = {.name = "period", .open = open_field, .meaning = FIELD_PERIOD},
    [FIELD_BASIS] = {.name = "basis", .open = open_field, .meaning = FIELD_BASIS},
    [FIELD_KIND_TITLE] = {.name = "kind-title",
                          .open = open_field,
                          .meaning = FIELD_KIND_TITLE},
    [FIELD_APPENDIX_NUMBER] = {.name = "number",
                               .open = open_field,
                               .meaning = FIELD_APPENDIX_NUMBER},
    [FIELD_DOCUMENT_TYPE] = {.name = "type",
                             .open = open_field,
                             .meaning = FIELD_DOCUMENT_TYPE},
    [FIELD_DOCUMENT_NUMBER] = {.name = "document-number",
                               .open = open_field,
                               .meaning = FIELD_DOCUMENT_NUMBER},
    [FIELD_DOCUMENT_SYMBOL] = {.name = "symbol",
                               .open = open_field,
                               .meaning = FIELD_DOCUMENT_SYMBOL},
    [FIELD_DOCUMENT_DAY] = {.name = "day",
                            .open = open_field,
                            .meaning = FIELD_DOCUMENT_DAY},
    [FIELD_DOCUMENT_MONTH] = {.name = "month",
                              .open = open_field,
                              .meaning = FIELD_DOCUMENT_MONTH},
    [FIELD_DOCUMENT_YEAR] = {.name = "year",
                             .open = open_field,
                             .meaning = FIELD_DOCUMENT_YEAR},
    [FIELD_DOCUMENT_ISSUER] = {.name = "issuer",
                               .open = open_field,
                               .meaning = FIELD_DOCUMENT_ISSUER},
    [FIELD_PAGE] = {.name = "page", .open = open_field, .meaning = FIELD_PAGE},
    [FIELD_PAGES] = {.name = "pages", .open = open_field, .meaning = FIELD_PAGES},
};

const struct element_rule *const plain_children[] = {&break_rule, &bold_rule, &italic_rule,
                                                     NULL};
const struct element_rule *const header_children[] = {&fields[FIELD_PERIOD],
                                                      &fields[FIELD_BASIS],
                                                      &fields[FIELD_KIND_TITLE],
                                                      &break_rule,
                                                      &bold_rule,
                                                      &italic_rule,
                                                      NULL};
const struct element_rule *const cell_children[] = {&fields[FIELD_NUMBER],
                                                    &fields[FIELD_NAME],
                                                    &fields[FIELD_TITLE],
                                                    &fields[FIELD_LEAD_AGENCY],
                                                    &fields[FIELD_VALUE],
                                                    &fields[FIELD_COMPARISON],
                                                    &fields[FIELD_VERDICT],
                                                    &fields[FIELD_RANK],
                                                    &fields[FIELD_COUNT],
                                                    &fields[FIELD_PERIOD],
                                                    &fields[FIELD_BASIS],
                                                    &fields[FIELD_KIND_TITLE],
                                                    &break_rule,
                                                    &bold_rule,
                                                    &italic_rule,
                                                    NULL};
const struct element_rule *const row_cell_children[] = {
    &fields[FIELD_NUMBER], &fields[FIELD_TITLE],
    &fields[FIELD_VALUE],  &fields[FIELD_COMPARISON],
    &fields[FIELD_COUNT],  &fields[FIELD_PERIOD],
    &fields[FIELD_BASIS],  &fields[FIELD_KIND_TITLE],
    &break_rule,           &bold_rule,
    &italic_rule,          NULL};
const struct element_rule *const label_children[] = {
    &fields[FIELD_APPENDIX_NUMBER], &break_rule, &bold_rule, &italic_rule, NULL};
const struct element_rule *const reference_children[] = {&fields[FIELD_DOCUMENT_TYPE],
                                                         &fields[FIELD_DOCUMENT_NUMBER],
                                                         &fields[FIELD_DOCUMENT_SYMBOL],
                                                         &fields[FIELD_DOCUMENT_DAY],
                                                         &fields[FIELD_DOCUMENT_MONTH],
                                                         &fields[FIELD_DOCUMENT_YEAR],
                                                         &fields[FIELD_DOCUMENT_ISSUER],
                                                         &break_rule,
                                                         &bold_rule,
                                                         &italic_rule,
                                                         NULL};
const struct element_rule *const computed_mark_children[] = {
    &fields[FIELD_COMPUTED], &break_rule, &bold_rule, &italic_rule, NULL};
const struct element_rule *const page_number_children[] = {
    &fields[FIELD_PAGE], &fields[FIELD_PAGES], &break_rule, &bold_rule, &italic_rule, NULL};
