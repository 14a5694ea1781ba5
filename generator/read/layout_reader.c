/* Reads a layout: the table of an appendix. */
#include "read/layout_reader.h"

#include "read/spec_build.h"

struct layout_build {
    struct spec_build spec; /* first */
    struct layout_spec *layout;
    struct comparison_spec **next_comparison;
    struct comparison_spec *comparison;                /* being read */
    struct column_spec *columns[INPUT_DEPTH];          /* being read, outermost first */
    struct column_spec **next_column[INPUT_DEPTH + 1]; /* at each depth */
    size_t column_depth;
    struct group_row_spec *group_row; /* being read */
    struct cell_spec **next_cell;
    enum align cell_align; /* of a cell that says nothing */
};

static void tell(struct layout_build *build, const struct xml_element *element,
                 const char *format, const char *name)
{
    if (!element->faulted)
        diagnose(build->spec.diagnostics, DIAG_LAYOUT_VALUE,
                 spec_place(&build->spec, element->at), format, name);
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

/* Comparisons */

static enum period_choice read_period_choice(const struct xml_element *element,
                                             const char *name)
{
    static const char *const words[] = {"base", "same", "first", "last", NULL};
    static const enum period_choice choices[] = {PERIOD_BASE, PERIOD_SAME, PERIOD_FIRST,
                                                 PERIOD_LAST};
    return choices[attribute_choice(element, name, words, 0)];
}

static bool open_comparison(struct element_reader *reader,
                            const struct xml_element *element)
{
    static const char *const forms[] = {"percent", "difference", NULL};
    struct layout_build *build = reader->context;
    struct arena *arena = build->spec.arena;
    struct comparison_spec *comparison = arena_alloc(arena, sizeof *comparison);
    comparison->id = attribute_string(arena, element, "id");
    comparison->form =
        (enum comparison_form)attribute_choice(element, "form", forms, COMPARE_PERCENT);
    comparison->of = attribute_string(arena, element, "of");
    if (!comparison->of)
        comparison->of = "result";
    comparison->with = attribute_string(arena, element, "with");
    comparison->of_period = read_period_choice(element, "of-period");
    comparison->with_period = read_period_choice(element, "with-period");
    comparison->at = element->at;
    *build->next_comparison = comparison;
    build->next_comparison = &comparison->next;
    build->comparison = comparison;
    return true;
}

enum verdict_words { WORDS_MET, WORDS_EXCEEDED, WORDS_NOT_MET, WORDS_NOT_ASSESSABLE };

static bool open_verdict(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    struct comparison_spec *comparison = build->comparison;
    const struct rich_text **texts[] = {[WORDS_MET] = &comparison->met,
                                        [WORDS_EXCEEDED] = &comparison->exceeded,
                                        [WORDS_NOT_MET] = &comparison->not_met,
                                        [WORDS_NOT_ASSESSABLE] =
                                            &comparison->not_assessable};
    return spec_begin_text(&build->spec, element, texts[reader->meaning]);
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

static enum align read_align(const struct xml_element *element, enum align otherwise)
{
    static const char *const aligns[] = {"left",    "center",  "right",
                                         "justify", "decimal", NULL};
    return (enum align)attribute_choice(element, "align", aligns, (int)otherwise);
}

static bool open_continued(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    build->layout->continued_align = read_align(element, ALIGN_RIGHT);
    return spec_begin_text(&build->spec, element, &build->layout->continued);
}

/* Hangs a column or column-group on the one around it. */
static struct column_spec *add_column(struct layout_build *build,
                                      const struct xml_element *element)
{
    if (build->column_depth == INPUT_DEPTH)
        return NULL;
    struct column_spec *column = arena_alloc(build->spec.arena, sizeof *column);
    column->id = attribute_string(build->spec.arena, element, "id");
    column->at = element->at;
    *build->next_column[build->column_depth] = column;
    build->next_column[build->column_depth] = &column->next;
    build->columns[build->column_depth++] = column;
    build->next_column[build->column_depth] = &column->first;
    return column;
}

static struct column_spec *innermost_column(struct layout_build *build)
{
    return build->columns[build->column_depth - 1];
}

static bool open_column_group(struct element_reader *reader,
                              const struct xml_element *element)
{
    return add_column(reader->context, element) != NULL;
}

static void close_column(struct element_reader *reader)
{
    struct layout_build *build = reader->context;
    build->column_depth--;
}

/* A share in 1/1000, or 0 where it is none. */
static uint32_t read_share(const struct xml_element *element)
{
    const struct decimal most = {1000, 0}, none = {0, 0};
    struct token token = attribute_token(element, "share");
    struct decimal share;
    if (!token.text || decimal_parse(&share, token.text, token.size) != 0 ||
        decimal_compare(share, most) > 0 || decimal_compare(share, none) < 0)
        return 0;
    for (; share.scale < 3; share.scale++)
        share.digits *= 10;
    for (; share.scale > 3; share.scale--)
        share.digits /= 10;
    return (uint32_t)share.digits;
}

static void read_width(struct layout_build *build, const struct xml_element *element,
                       struct column_spec *column)
{
    const char *id = column->id ? column->id : "?";
    bool width = xml_find_attribute(element, "width") != NULL;
    bool share = xml_find_attribute(element, "share") != NULL;
    column->auto_width = token_is(attribute_token(element, "width"), "auto");
    if (!column->auto_width)
        spec_length(&build->spec, element, "width", &column->width);
    column->share = read_share(element);
    if (width && share)
        tell(build, element, _("column '%s' has both 'width' and 'share': keep one"), id);
    else if (!width && !share)
        tell(build, element,
             _("column '%s' has neither 'width' nor 'share': add width=\"20mm\" or the "
               "like, "
               "or share=\"1\" for a share of what is left"),
             id);
    else if (!column->auto_width && column->width == 0 && column->share == 0)
        tell(build, element,
             _("column '%s': its width or share is not between 0.001 and 1000: correct it"),
             id);
}

static bool open_column(struct element_reader *reader, const struct xml_element *element)
{
    static const char *const verticals[] = {"middle", "top", NULL};
    struct layout_build *build = reader->context;
    struct column_spec *column = add_column(build, element);
    if (!column)
        return false;
    column->for_each = attribute_string(build->spec.arena, element, "for-each");
    read_width(build, element, column);
    column->align = read_align(element, ALIGN_LEFT);
    column->vertical = (enum vertical_align)attribute_choice(element, "vertical", verticals,
                                                             VERTICAL_MIDDLE);
    column->merge_equal = token_is(attribute_token(element, "merge"), "equal");
    column->repeat = attribute_true(element, "repeat");
    build->next_cell = &column->cells;
    build->cell_align = column->align;
    return true;
}

static bool open_header(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    return spec_begin_text(&build->spec, element, &innermost_column(build)->header);
}

static bool open_index(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    return spec_begin_text(&build->spec, element, &innermost_column(build)->index);
}

/* Cells */

static struct cell_spec *add_cell(struct layout_build *build,
                                  const struct xml_element *element)
{
    struct cell_spec *cell = arena_alloc(build->spec.arena, sizeof *cell);
    cell->align = read_align(element, build->cell_align);
    *build->next_cell = cell;
    build->next_cell = &cell->next;
    spec_begin_text(&build->spec, element, &cell->text);
    return cell;
}

static bool open_column_cell(struct element_reader *reader,
                             const struct xml_element *element)
{
    static const char *const rows[] = {"", "indicator", "sub-indicator", NULL};
    struct layout_build *build = reader->context;
    enum row_kinds kinds =
        (enum row_kinds)attribute_choice(element, "rows", rows, ROWS_ALL);
    const struct column_spec *column = innermost_column(build);
    for (const struct cell_spec *cell = column->cells; cell; cell = cell->next)
        if (cell->rows == kinds) {
            tell(build, element,
                 _("column '%s' has two cells for the same rows: remove one, or say "
                   "rows=\"indicator\" or rows=\"sub-indicator\""),
                 column->id ? column->id : "?");
            return false;
        }
    add_cell(build, element)->rows = kinds;
    return true;
}

static bool open_group_row(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    unsigned level = 0;
    if (attribute_unsigned(element, "level", GROUP_LEVELS, &level) != 0 || level == 0)
        return false;
    struct group_row_spec *row = &build->layout->group_rows[level - 1];
    if (row->used)
        return false;
    row->used = true;
    row->style = spec_style(element);
    row->at = element->at;
    build->group_row = row;
    build->next_cell = &row->cells;
    build->cell_align = read_align(element, ALIGN_LEFT);
    return true;
}

static bool open_group_cell(struct element_reader *reader,
                            const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    for (const struct cell_spec *cell = build->group_row->cells; cell; cell = cell->next)
        if (cell->span == 0) {
            tell(build, element,
                 _("element '%s' stands behind a cell with span=\"rest\", which leaves no "
                   "column: remove one of them"),
                 element->name);
            return false;
        }
    struct cell_spec *cell = add_cell(build, element);
    cell->span = 1;
    if (token_is(attribute_token(element, "span"), "rest"))
        cell->span = 0;
    else
        attribute_unsigned(element, "span", 999, &cell->span);
    return true;
}

/* What may stand in what */

static const struct element_rule page_rule = {.name = "page", .open = open_page};
static const struct element_rule page_number_rule = {.name = "page-number",
                                                     .open = open_page_number,
                                                     .close = spec_close_text,
                                                     .children = page_number_children,
                                                     .mixed = true};

static const struct element_rule met_rule = {.name = "met",
                                             .open = open_verdict,
                                             .close = spec_close_text,
                                             .children = plain_children,
                                             .mixed = true,
                                             .meaning = WORDS_MET};
static const struct element_rule exceeded_rule = {.name = "exceeded",
                                                  .open = open_verdict,
                                                  .close = spec_close_text,
                                                  .children = plain_children,
                                                  .mixed = true,
                                                  .meaning = WORDS_EXCEEDED};
static const struct element_rule not_met_rule = {.name = "not-met",
                                                 .open = open_verdict,
                                                 .close = spec_close_text,
                                                 .children = plain_children,
                                                 .mixed = true,
                                                 .meaning = WORDS_NOT_MET};
static const struct element_rule not_assessable_rule = {.name = "not-assessable",
                                                        .open = open_verdict,
                                                        .close = spec_close_text,
                                                        .children = plain_children,
                                                        .mixed = true,
                                                        .meaning = WORDS_NOT_ASSESSABLE};
static const struct element_rule *const verdicts_children[] = {
    &met_rule, &exceeded_rule, &not_met_rule, &not_assessable_rule, NULL};
static const struct element_rule verdicts_rule = {.name = "verdicts",
                                                  .children = verdicts_children};
static const struct element_rule *const comparison_children[] = {&verdicts_rule, NULL};
static const struct element_rule comparison_rule = {
    .name = "comparison", .open = open_comparison, .children = comparison_children};
static const struct element_rule *const comparisons_children[] = {&comparison_rule, NULL};
static const struct element_rule comparisons_rule = {.name = "comparisons",
                                                     .children = comparisons_children};

static const struct element_rule header_rule = {.name = "header",
                                                .open = open_header,
                                                .close = spec_close_text,
                                                .children = header_children,
                                                .mixed = true};
static const struct element_rule index_rule = {.name = "index",
                                               .open = open_index,
                                               .close = spec_close_text,
                                               .children = plain_children,
                                               .mixed = true};
static const struct element_rule column_cell_rule = {.name = "cell",
                                                     .open = open_column_cell,
                                                     .close = spec_close_text,
                                                     .children = cell_children,
                                                     .mixed = true};
static const struct element_rule *const column_children[] = {&header_rule, &index_rule,
                                                             &column_cell_rule, NULL};
static const struct element_rule column_rule = {.name = "column",
                                                .open = open_column,
                                                .close = close_column,
                                                .children = column_children};
static const struct element_rule column_group_rule;
static const struct element_rule *const column_group_children[] = {
    &header_rule, &column_rule, &column_group_rule, NULL};
static const struct element_rule column_group_rule = {.name = "column-group",
                                                      .open = open_column_group,
                                                      .close = close_column,
                                                      .children = column_group_children};
static const struct element_rule *const columns_children[] = {&column_rule,
                                                              &column_group_rule, NULL};
static const struct element_rule columns_rule = {.name = "columns",
                                                 .children = columns_children};

static const struct element_rule group_cell_rule = {.name = "cell",
                                                    .open = open_group_cell,
                                                    .close = spec_close_text,
                                                    .children = group_cell_children,
                                                    .mixed = true};
static const struct element_rule *const group_row_children[] = {&group_cell_rule, NULL};
static const struct element_rule group_row_rule = {
    .name = "group-row", .open = open_group_row, .children = group_row_children};
static const struct element_rule continued_rule = {.name = "continued",
                                                   .open = open_continued,
                                                   .close = spec_close_text,
                                                   .children = plain_children,
                                                   .mixed = true};
static const struct element_rule *const table_children[] = {&continued_rule, &columns_rule,
                                                            &group_row_rule, NULL};
static const struct element_rule table_rule = {
    .name = "table", .open = open_table, .children = table_children};

static const struct element_rule *const layout_children[] = {
    &page_rule, &page_number_rule, &comparisons_rule, &table_rule, NULL};
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
    build.next_comparison = &layout->comparisons;
    build.next_column[0] = &layout->columns;
    if (spec_run(&build.spec, &layout_rule, input, schema) == 0)
        check_verdicts(&build);
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
