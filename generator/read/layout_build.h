/* A layout that is being read: what the parts of its reader share. */
#ifndef PHULUC_READ_LAYOUT_BUILD_H
#define PHULUC_READ_LAYOUT_BUILD_H

#include "read/spec_build.h"

struct layout_build {
    struct spec_build spec; /* first */
    struct layout_spec *layout;
    struct calculation_spec **next_calculation;
    struct comparison_spec **next_comparison;
    struct comparison_spec *comparison;                /* being read */
    struct column_spec *columns[INPUT_DEPTH];          /* being read, outermost first */
    struct column_spec **next_column[INPUT_DEPTH + 1]; /* at each depth */
    size_t column_depth;
    struct total_spec **next_total;
    struct row_spec *row; /* being read */
    struct cell_spec **next_cell;
    struct style_rule **next_rule;
    enum align cell_align; /* of a cell that says nothing */
};

/* Tells L06 of an element of the layout, unless the schema has told of it already. */
void layout_tell(struct layout_build *build, const struct xml_element *element,
                 const char *format, const char *name);

enum align layout_align(const struct xml_element *element, enum align otherwise);

/* Adds a cell to what is being read and begins its text. */
struct cell_spec *layout_add_cell(struct layout_build *build,
                                  const struct xml_element *element);

/* calculation_check.c: of a valid layout; tells of what it finds (L06). */
void layout_check_calculations(struct layout_build *build);

/* comparison_reader.c */
extern const struct element_rule comparisons_rule;

/* column_reader.c: <columns> with all it holds; <when>, which rows have too. */
extern const struct element_rule columns_rule, when_rule;

/* row_reader.c */
extern const struct element_rule group_row_rule, indicator_row_rule, sub_indicator_row_rule;
extern const struct element_rule of_which_row_rule, part_row_rule, total_row_rule;
extern const struct element_rule carried_forward_rule, brought_forward_rule;

#endif
