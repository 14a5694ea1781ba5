/* Reads the columns of a layout: the header tree, widths, cells and conditions. */
#include "read/layout_build.h"

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
        layout_tell(build, element, _("column '%s' has both 'width' and 'share': keep one"),
                    id);
    else if (!width && !share)
        layout_tell(
            build, element,
            _("column '%s' has neither 'width' nor 'share': add width=\"20mm\" or the "
              "like, "
              "or share=\"1\" for a share of what is left"),
            id);
    else if (!column->auto_width && column->width == 0 && column->share == 0)
        layout_tell(
            build, element,
            _("column '%s': its width or share is not between 0.001 and 1000: correct it"),
            id);
}

static bool open_column(struct element_reader *reader, const struct xml_element *element)
{
    static const char *const verticals[] = {"middle", "top", NULL};
    static const char *const merges[] = {"", "equal", "indicator", NULL};
    struct layout_build *build = reader->context;
    struct column_spec *column = add_column(build, element);
    if (!column)
        return false;
    column->for_each = attribute_string(build->spec.arena, element, "for-each");
    read_width(build, element, column);
    column->align = layout_align(element, ALIGN_LEFT);
    column->vertical = (enum vertical_align)attribute_choice(element, "vertical", verticals,
                                                             VERTICAL_MIDDLE);
    column->merge = (enum merge)attribute_choice(element, "merge", merges, MERGE_NONE);
    column->repeat = attribute_true(element, "repeat");
    build->next_cell = &column->cells;
    build->next_rule = &column->rules;
    build->cell_align = column->align;
    return true;
}

static bool open_header(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    struct column_spec *column = innermost_column(build);
    column->rotate = attribute_true(element, "rotate");
    return spec_begin_text(&build->spec, element, &column->header);
}

static bool open_index(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    return spec_begin_text(&build->spec, element, &innermost_column(build)->index);
}

/* Cells */

static bool open_column_cell(struct element_reader *reader,
                             const struct xml_element *element)
{
    static const char *const rows[] = {
        "", "indicator", "sub-indicator", "part", "group", "total", NULL};
    struct layout_build *build = reader->context;
    enum row_kinds kinds =
        (enum row_kinds)attribute_choice(element, "rows", rows, ROWS_ALL);
    const struct column_spec *column = innermost_column(build);
    for (const struct cell_spec *cell = column->cells; cell; cell = cell->next)
        if (cell->rows == kinds) {
            layout_tell(build, element,
                        _("column '%s' has two cells for the same rows: remove one, or say "
                          "rows=\"indicator\", \"sub-indicator\", \"part\", \"group\" or "
                          "\"total\""),
                        column->id ? column->id : "?");
            return false;
        }
    struct cell_spec *cell = layout_add_cell(build, element);
    cell->rows = kinds;
    cell->span = 1;
    attribute_unsigned(element, "span", 999, &cell->span);
    cell->bar = attribute_string(build->spec.arena, element, "bar");
    return true;
}

/* Conditions */

/* Reads a bound of a condition; returns whether it has it. */
static bool read_bound(const struct xml_element *element, const char *name,
                       struct decimal *bound)
{
    struct token token = attribute_token(element, name);
    return token.text && decimal_parse(bound, token.text, token.size) == 0;
}

static bool open_when(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    struct arena *arena = build->spec.arena;
    struct style_rule *rule = arena_alloc(arena, sizeof *rule);
    rule->comparison = attribute_string(arena, element, "comparison");
    rule->verdict = spec_verdict(element);
    rule->kind = attribute_string(arena, element, "kind");
    rule->has_below = read_bound(element, "below", &rule->below);
    rule->has_above = read_bound(element, "above", &rule->above);
    rule->style = spec_style(element);
    rule->at = element->at;
    bool verdict = xml_find_attribute(element, "verdict") != NULL;
    bool by_verdict = rule->comparison && verdict;
    bool by_bound = rule->kind && (rule->has_below || rule->has_above);
    if (by_verdict == by_bound || !rule->comparison != !verdict ||
        !rule->kind != !(rule->has_below || rule->has_above))
        layout_tell(build, element,
                    _("element '%s' needs either 'comparison' and 'verdict', or 'kind' and "
                      "'below' or 'above'"),
                    element->name);
    *build->next_rule = rule;
    build->next_rule = &rule->next;
    return true;
}

/* What may stand in what */

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
const struct element_rule when_rule = {.name = "when", .open = open_when};
static const struct element_rule *const column_children[] = {
    &header_rule, &index_rule, &column_cell_rule, &when_rule, NULL};
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
const struct element_rule columns_rule = {.name = "columns", .children = columns_children};
