/* Reads a layout: the table of an appendix. */
#include "read/layout_reader.h"

#include "read/layout_build.h"

void layout_tell(struct layout_build *build, const struct xml_element *element,
                 const char *format, const char *name)
{
    if (!element->faulted)
        diagnose(build->spec.diagnostics, DIAG_LAYOUT_VALUE,
                 spec_place(&build->spec, element->at), format, name);
}

enum align layout_align(const struct xml_element *element, enum align otherwise)
{
    static const char *const aligns[] = {"left",    "center",  "right",
                                         "justify", "decimal", NULL};
    return (enum align)attribute_choice(element, "align", aligns, (int)otherwise);
}

struct cell_spec *layout_add_cell(struct layout_build *build,
                                  const struct xml_element *element)
{
    struct cell_spec *cell = arena_alloc(build->spec.arena, sizeof *cell);
    cell->align = layout_align(element, build->cell_align);
    cell->at = element->at;
    *build->next_cell = cell;
    build->next_cell = &cell->next;
    spec_begin_text(&build->spec, element, &cell->text);
    return cell;
}

static bool open_layout(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    build->layout->profile = attribute_string(build->spec.arena, element, "profile");
    return true;
}

static bool open_page(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    build->layout->landscape =
        token_is(attribute_token(element, "orientation"), "landscape");
    return true;
}

static bool open_page_number(struct element_reader *reader,
                             const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    return spec_begin_text(&build->spec, element, &build->layout->page_number);
}

/* Calculations */

/* The words of a list, in the arena. */
static unsigned read_names(struct arena *arena, const struct xml_element *element,
                           const char *name, const char *const **out)
{
    struct token list = attribute_token(element, name);
    const char **names = arena_alloc(arena, (list.size / 2 + 1) * sizeof *names);
    unsigned count = 0;
    for (struct token word; (word = token_next(&list)).text;)
        names[count++] = arena_string(arena, word.text, word.size);
    *out = names;
    return count;
}

static bool open_calculation(struct element_reader *reader,
                             const struct xml_element *element)
{
    static const char *const forms[] = {"sum", "difference", NULL};
    struct layout_build *build = reader->context;
    struct arena *arena = build->spec.arena;
    struct calculation_spec *calculation = arena_alloc(arena, sizeof *calculation);
    calculation->kind = attribute_string(arena, element, "kind");
    calculation->form =
        (enum calculation_form)attribute_choice(element, "form", forms, CALCULATE_SUM);
    calculation->of_count = read_names(arena, element, "of", &calculation->of);
    calculation->at = element->at;
    *build->next_calculation = calculation;
    build->next_calculation = &calculation->next;
    return true;
}

/* The ranking */

static bool open_ranking(struct element_reader *reader, const struct xml_element *element)
{
    static const char *const orders[] = {"descending", "ascending", NULL};
    static const char *const scopes[] = {"table", "group", NULL};
    struct layout_build *build = reader->context;
    struct arena *arena = build->spec.arena;
    build->layout->ranking = (struct ranking_spec){
        .used = true,
        .kind = attribute_string(arena, element, "kind"),
        .comparison = attribute_string(arena, element, "comparison"),
        .order = (enum ranking_order)attribute_choice(element, "order", orders, 0),
        .within_group = attribute_choice(element, "within", scopes, 0),
        .sort = attribute_true(element, "sort"),
        .at = element->at};
    if (!build->layout->ranking.kind == !build->layout->ranking.comparison)
        layout_tell(build, element, _("element '%s' needs either 'kind' or 'comparison'"),
                    element->name);
    return true;
}

/* The table */

static bool open_table(struct element_reader *reader, const struct xml_element *element)
{
    static const char *const too_wide[] = {"shrink", "break", NULL};
    struct layout_build *build = reader->context;
    spec_length(&build->spec, element, "size", &build->layout->table_size);
    spec_length(&build->spec, element, "leading", &build->layout->table_leading);
    build->layout->too_wide =
        (enum too_wide)attribute_choice(element, "too-wide", too_wide, TOO_WIDE_SHRINK);
    build->layout->column_numbers = attribute_true(element, "numbers");
    return true;
}

static bool open_continued(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    build->layout->continued_align = layout_align(element, ALIGN_RIGHT);
    return spec_begin_text(&build->spec, element, &build->layout->continued);
}

/* What may stand in what */

static const struct element_rule page_rule = {.name = "page", .open = open_page};
static const struct element_rule page_number_rule = {.name = "page-number",
                                                     .open = open_page_number,
                                                     .close = spec_close_text,
                                                     .children = page_number_children,
                                                     .mixed = true};

static const struct element_rule calculation_rule = {.name = "calculation",
                                                     .open = open_calculation};
static const struct element_rule *const calculations_children[] = {&calculation_rule, NULL};
static const struct element_rule calculations_rule = {.name = "calculations",
                                                      .children = calculations_children};
static const struct element_rule ranking_rule = {.name = "ranking", .open = open_ranking};

static const struct element_rule continued_rule = {.name = "continued",
                                                   .open = open_continued,
                                                   .close = spec_close_text,
                                                   .children = plain_children,
                                                   .mixed = true};
static const struct element_rule *const table_children[] = {&continued_rule,
                                                            &columns_rule,
                                                            &group_row_rule,
                                                            &indicator_row_rule,
                                                            &sub_indicator_row_rule,
                                                            &of_which_row_rule,
                                                            &part_row_rule,
                                                            &total_row_rule,
                                                            &carried_forward_rule,
                                                            &brought_forward_rule,
                                                            NULL};
static const struct element_rule table_rule = {
    .name = "table", .open = open_table, .children = table_children};

static const struct element_rule *const layout_children[] = {&page_rule,
                                                             &page_number_rule,
                                                             &calculations_rule,
                                                             &comparisons_rule,
                                                             &ranking_rule,
                                                             &table_rule,
                                                             NULL};
static const struct element_rule layout_rule = {
    .name = "layout", .open = open_layout, .children = layout_children};

/* Of a valid layout: each verdict that is printed must have its words. */
static void check_verdicts(struct layout_build *build)
{
    for (size_t i = 0; i < build->spec.reference_count; i++) {
        const struct field *field = build->spec.references[i];
        const struct comparison_spec *comparison =
            layout_find_comparison(build->layout, field->comparison);
        struct place place = spec_place(&build->spec, field->at);
        if (!comparison)
            diagnose(build->spec.diagnostics, DIAG_LAYOUT_VALUE, place,
                     _("there is no comparison '%s': correct ref=\"…\", or add it under "
                       "<comparisons>"),
                     field->comparison);
        else if (field->kind == FIELD_VERDICT && !comparison->met)
            diagnose(
                build->spec.diagnostics, DIAG_LAYOUT_VALUE, place,
                _("the comparison '%s' has no verdicts to print: add <verdicts> to it"),
                field->comparison);
    }
}

struct layout_spec *layout_read(const struct input *input, const struct schema *schema,
                                struct diagnostics *diagnostics)
{
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    struct layout_build build = {.layout = NULL};
    spec_begin(&build.spec, input, diagnostics);
    struct layout_spec *layout = arena_alloc(build.spec.arena, sizeof *layout);
    layout->arena = build.spec.arena;
    layout->source = &input->source;
    build.layout = layout;
    build.next_calculation = &layout->calculations;
    build.next_comparison = &layout->comparisons;
    build.next_total = &layout->totals;
    build.next_column[0] = &layout->columns;
    if (spec_run(&build.spec, &layout_rule, input, schema) == 0) {
        check_verdicts(&build);
        layout_check_calculations(&build);
    }
    spec_end(&build.spec);
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == errors)
        return layout;
    layout_free(layout);
    return NULL;
}

void layout_free(struct layout_spec *layout)
{
    if (layout)
        arena_free(layout->arena);
}
