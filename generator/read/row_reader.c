/* Reads what a layout says of the rows: of groups, indicators, totals and page ends. */
#include "read/layout_build.h"

/* Makes the row the one that is being read. */
static void begin_row(struct layout_build *build, const struct xml_element *element,
                      struct row_spec *row)
{
    static const char *const splits[] = {"allow", "forbid", NULL};
    static const char *const numberings[] = {"none",   "roman", "arabic", "decimal",
                                             "letter", "dash",  "plus",   NULL};
    static const char *const counts[] = {"within", "through", NULL};
    row->used = true;
    row->style = spec_style(element);
    row->whole = attribute_choice(element, "split", splits, 0);
    row->numbering = (enum row_numbering)attribute_choice(element, "numbering", numberings,
                                                          ROW_NUMBER_NONE);
    row->count_through = attribute_choice(element, "count", counts, 0);
    row->at = element->at;
    build->row = row;
    build->next_cell = &row->cells;
    build->next_rule = &row->rules;
    build->cell_align = layout_align(element, ALIGN_LEFT);
}

static bool open_group_row(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    unsigned level = 0;
    if (attribute_unsigned(element, "level", GROUP_LEVELS, &level) != 0 || level == 0)
        return false;
    struct row_spec *row = &build->layout->group_rows[level - 1];
    if (row->used)
        return false;
    begin_row(build, element, row);
    return true;
}

enum single_row {
    ROW_OF_INDICATOR,
    ROW_OF_SUB_INDICATOR,
    ROW_OF_PARTS,
    ROW_OF_PART,
    ROW_CARRIED_FORWARD,
    ROW_BROUGHT_FORWARD
};

static bool open_row(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    struct layout_spec *layout = build->layout;
    struct row_spec *rows[] = {[ROW_OF_INDICATOR] = &layout->indicator_row,
                               [ROW_OF_SUB_INDICATOR] = &layout->sub_indicator_row,
                               [ROW_OF_PARTS] = &layout->of_which_row,
                               [ROW_OF_PART] = &layout->part_row,
                               [ROW_CARRIED_FORWARD] = &layout->carried_forward,
                               [ROW_BROUGHT_FORWARD] = &layout->brought_forward};
    if (rows[reader->meaning]->used)
        return false;
    begin_row(build, element, rows[reader->meaning]);
    return true;
}

static bool open_total_row(struct element_reader *reader, const struct xml_element *element)
{
    static const char *const scopes[] = {"table", "group", NULL};
    static const char *const positions[] = {"after", "before", NULL};
    static const char *const forms[] = {"sum", "average", NULL};
    struct layout_build *build = reader->context;
    struct total_spec *total = arena_alloc(build->spec.arena, sizeof *total);
    if (attribute_choice(element, "of", scopes, 0)) {
        total->level = 1;
        attribute_unsigned(element, "level", GROUP_LEVELS, &total->level);
    }
    total->before = attribute_choice(element, "position", positions, 0);
    total->form = (enum total_form)attribute_choice(element, "form", forms, TOTAL_SUM);
    begin_row(build, element, &total->row);
    *build->next_total = total;
    build->next_total = &total->next;
    return true;
}

static bool open_row_cell(struct element_reader *reader, const struct xml_element *element)
{
    struct layout_build *build = reader->context;
    for (const struct cell_spec *cell = build->row->cells; cell; cell = cell->next)
        if (cell->span == 0) {
            layout_tell(build, element,
                        _("element '%s' stands behind a cell with span=\"rest\", which "
                          "leaves no column: remove one of them"),
                        element->name);
            return false;
        }
    struct cell_spec *cell = layout_add_cell(build, element);
    cell->span = 1;
    if (token_is(attribute_token(element, "span"), "rest"))
        cell->span = 0;
    else
        attribute_unsigned(element, "span", 999, &cell->span);
    return true;
}

/* What may stand in what */

static const struct element_rule cell_rule = {.name = "cell",
                                              .open = open_row_cell,
                                              .close = spec_close_text,
                                              .children = row_cell_children,
                                              .mixed = true};
static const struct element_rule *const cells_children[] = {&cell_rule, NULL};
static const struct element_rule *const rules_children[] = {&when_rule, NULL};
const struct element_rule group_row_rule = {
    .name = "group-row", .open = open_group_row, .children = cells_children};
const struct element_rule total_row_rule = {
    .name = "total-row", .open = open_total_row, .children = cells_children};
const struct element_rule indicator_row_rule = {.name = "indicator-row",
                                                .open = open_row,
                                                .children = rules_children,
                                                .meaning = ROW_OF_INDICATOR};
const struct element_rule sub_indicator_row_rule = {.name = "sub-indicator-row",
                                                    .open = open_row,
                                                    .children = rules_children,
                                                    .meaning = ROW_OF_SUB_INDICATOR};
const struct element_rule of_which_row_rule = {.name = "of-which-row",
                                               .open = open_row,
                                               .children = cells_children,
                                               .meaning = ROW_OF_PARTS};
const struct element_rule part_row_rule = {.name = "part-row",
                                           .open = open_row,
                                           .children = rules_children,
                                           .meaning = ROW_OF_PART};
const struct element_rule carried_forward_rule = {.name = "carried-forward",
                                                  .open = open_row,
                                                  .children = cells_children,
                                                  .meaning = ROW_CARRIED_FORWARD};
const struct element_rule brought_forward_rule = {.name = "brought-forward",
                                                  .open = open_row,
                                                  .children = cells_children,
                                                  .meaning = ROW_BROUGHT_FORWARD};
