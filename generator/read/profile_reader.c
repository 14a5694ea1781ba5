/* Reads a profile: the presentation rules of a class of documents. */
#include "read/layout_reader.h"
#include "read/spec_build.h"

struct profile_build {
    struct spec_build spec; /* first */
    struct profile *profile;
};

static bool open_profile(struct element_reader *reader, const struct xml_element *element)
{
    static const char *const numberings[] = {"arabic", "roman", NULL};
    struct profile_build *build = reader->context;
    struct profile *profile = build->profile;
    profile->id = attribute_string(profile->arena, element, "id");
    profile->face = attribute_string(profile->arena, element, "face");
    profile->numbering = (enum numbering)attribute_choice(element, "numbering", numberings,
                                                          NUMBERING_ARABIC);
    return true;
}

static bool open_page(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    spec_length(&build->spec, element, "width", &build->profile->page_width);
    spec_length(&build->spec, element, "height", &build->profile->page_height);
    build->profile->mirrored = attribute_true(element, "mirrored");
    return true;
}

static void read_margins(struct spec_build *spec, const struct xml_element *element,
                         struct margins *margins)
{
    spec_length(spec, element, "top", &margins->top);
    spec_length(spec, element, "bottom", &margins->bottom);
    spec_length(spec, element, "left", &margins->left);
    spec_length(spec, element, "right", &margins->right);
}

static bool open_portrait(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_margins(&build->spec, element, &build->profile->portrait);
    return true;
}

static bool open_landscape(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_margins(&build->spec, element, &build->profile->landscape);
    return true;
}

static bool open_page_number(struct element_reader *reader,
                             const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    struct profile *profile = build->profile;
    spec_length(&build->spec, element, "size", &profile->page_number_size);
    spec_length(&build->spec, element, "center", &profile->page_number_center);
    profile->page_number_on_first = attribute_true(element, "first-page");
    return true;
}

static void read_line(struct spec_build *spec, const struct xml_element *element,
                      struct line_spec *line)
{
    spec_length(spec, element, "size", &line->size);
    spec_length(spec, element, "leading", &line->leading);
    spec_length(spec, element, "before", &line->before);
    line->style = spec_style(element);
    line->required = attribute_true(element, "required");
}

static bool open_label(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_line(&build->spec, element, &build->profile->label);
    return spec_begin_text(&build->spec, element, &build->profile->label.form);
}

static bool open_title(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_line(&build->spec, element, &build->profile->title);
    return true;
}

static bool open_reference(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_line(&build->spec, element, &build->profile->reference);
    return spec_begin_text(&build->spec, element, &build->profile->reference.form);
}

static bool open_closing(struct element_reader *reader, const struct xml_element *element)
{
    static const char *const closings[] = {"none", "hyphens", "line", NULL};
    struct profile_build *build = reader->context;
    struct profile *profile = build->profile;
    read_line(&build->spec, element, &profile->closing_line);
    profile->closing =
        (enum closing)attribute_choice(element, "kind", closings, CLOSING_NONE);
    spec_length(&build->spec, element, "width", &profile->closing_width);
    spec_length(&build->spec, element, "thickness", &profile->closing_thickness);
    bool complete = profile->closing_width > 0 && profile->closing_thickness > 0;
    if (profile->closing == CLOSING_LINE && !complete && !element->faulted)
        diagnose(build->spec.diagnostics, DIAG_LAYOUT_VALUE,
                 spec_place(&build->spec, element->at),
                 _("element 'closing' of the kind 'line' needs both 'width' and "
                   "'thickness': add them"));
    return true;
}

static bool open_text(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_line(&build->spec, element, &build->profile->text);
    spec_length(&build->spec, element, "indent", &build->profile->text.indent);
    return true;
}

static bool open_unit_line(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_line(&build->spec, element, &build->profile->unit_line);
    return true;
}

static bool open_table_title(struct element_reader *reader,
                             const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_line(&build->spec, element, &build->profile->table_title);
    return true;
}

static bool open_table(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    struct profile *profile = build->profile;
    spec_length(&build->spec, element, "size", &profile->table_size);
    spec_length(&build->spec, element, "leading", &profile->table_leading);
    spec_length(&build->spec, element, "before", &profile->table_before);
    spec_length(&build->spec, element, "rule", &profile->table_rule);
    return true;
}

static bool open_padding(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_margins(&build->spec, element, &build->profile->padding);
    return true;
}

static bool open_closing_mark(struct element_reader *reader,
                              const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_line(&build->spec, element, &build->profile->closing_mark);
    return spec_begin_text(&build->spec, element, &build->profile->closing_mark.form);
}

static bool open_signature_part(struct element_reader *reader,
                                const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_line(&build->spec, element, &build->profile->signatures[reader->meaning]);
    return true;
}

static bool open_notes(struct element_reader *reader, const struct xml_element *element)
{
    struct profile_build *build = reader->context;
    read_line(&build->spec, element, &build->profile->notes);
    return spec_begin_text(&build->spec, element, &build->profile->notes.form);
}

static const struct element_rule portrait_rule = {.name = "portrait",
                                                  .open = open_portrait};
static const struct element_rule landscape_rule = {.name = "landscape",
                                                   .open = open_landscape};
static const struct element_rule *const page_children[] = {&portrait_rule, &landscape_rule,
                                                           NULL};
static const struct element_rule page_rule = {
    .name = "page", .open = open_page, .children = page_children};
static const struct element_rule page_number_rule = {.name = "page-number",
                                                     .open = open_page_number};
static const struct element_rule label_rule = {.name = "label",
                                               .open = open_label,
                                               .close = spec_close_text,
                                               .children = label_children,
                                               .mixed = true};
static const struct element_rule title_rule = {.name = "title", .open = open_title};
static const struct element_rule reference_rule = {.name = "reference",
                                                   .open = open_reference,
                                                   .close = spec_close_text,
                                                   .children = reference_children,
                                                   .mixed = true};
static const struct element_rule closing_rule = {.name = "closing", .open = open_closing};
static const struct element_rule *const heading_children[] = {
    &label_rule, &title_rule, &reference_rule, &closing_rule, NULL};
static const struct element_rule heading_rule = {.name = "heading",
                                                 .children = heading_children};
static const struct element_rule text_rule = {.name = "text", .open = open_text};
static const struct element_rule unit_line_rule = {.name = "unit-line",
                                                   .open = open_unit_line};
static const struct element_rule table_title_rule = {.name = "table-title",
                                                     .open = open_table_title};
static const struct element_rule padding_rule = {.name = "padding", .open = open_padding};
static const struct element_rule *const table_children[] = {&padding_rule, NULL};
static const struct element_rule table_rule = {
    .name = "table", .open = open_table, .children = table_children};
static const struct element_rule closing_mark_rule = {.name = "closing-mark",
                                                      .open = open_closing_mark,
                                                      .close = spec_close_text,
                                                      .children = plain_children,
                                                      .mixed = true};
static const struct element_rule signature_parts[] = {
    {.name = "title", .open = open_signature_part, .meaning = SIGNATURE_TITLE},
    {.name = "manner", .open = open_signature_part, .meaning = SIGNATURE_MANNER},
    {.name = "name", .open = open_signature_part, .meaning = SIGNATURE_NAME}};
static const struct element_rule *const signatures_children[] = {
    &signature_parts[0], &signature_parts[1], &signature_parts[2], NULL};
static const struct element_rule signatures_rule = {.name = "signatures",
                                                    .children = signatures_children};
static const struct element_rule notes_rule = {.name = "notes",
                                               .open = open_notes,
                                               .close = spec_close_text,
                                               .children = plain_children,
                                               .mixed = true};
static const struct element_rule *const profile_children[] = {
    &page_rule,        &page_number_rule, &heading_rule, &text_rule,
    &table_title_rule, &unit_line_rule,   &table_rule,   &closing_mark_rule,
    &notes_rule,       &signatures_rule,  NULL};
static const struct element_rule profile_rule = {
    .name = "profile", .open = open_profile, .children = profile_children};

/* A profile that says nothing of it has it like its texts, but bold. */
static void complete_table_title(struct profile *profile)
{
    if (profile->table_title.size)
        return;
    profile->table_title = profile->text;
    profile->table_title.indent = 0;
    profile->table_title.style |= STYLE_BOLD;
}

struct profile *profile_read(const struct input *input, const struct schema *schema,
                             struct diagnostics *diagnostics)
{
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    struct profile_build build = {.profile = NULL};
    spec_begin(&build.spec, input, diagnostics);
    struct profile *profile = arena_alloc(build.spec.arena, sizeof *profile);
    profile->arena = build.spec.arena;
    profile->source = &input->source;
    build.profile = profile;
    spec_run(&build.spec, &profile_rule, input, schema);
    spec_end(&build.spec);
    complete_table_title(profile);
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == errors)
        return profile;
    profile_free(profile);
    return NULL;
}

void profile_free(struct profile *profile)
{
    if (profile)
        arena_free(profile->arena);
}
