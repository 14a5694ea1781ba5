/* Conditions: the style that a row or a cell gets by its figures. */
#ifndef PHULUC_COMPUTE_STYLE_RULES_H
#define PHULUC_COMPUTE_STYLE_RULES_H

#include "compute/compose.h"

/* The styles of all rules that hold for the context's indicator and period, together. The
 * arena is for what must be reckoned. */
uint8_t style_by_rules(const struct style_rule *rules,
                       const struct compose_context *context, struct arena *arena);

/* What a text of one of these styles can be printed in when any of the rules may hold.
 * Sets of styles: bit n for style n. */
unsigned styles_under_rules(unsigned styles, const struct style_rule *rules);

/* The styles that rows of a kind can have, as a set: bit n for style n. */
unsigned row_styles(const struct row_spec *row);

/* The styles of all rows that a cell for `rows` is for, as such a set. */
unsigned cell_styles(const struct layout_spec *layout, enum row_kinds rows);

#endif
