/* The rules of a table on one page: gathered piece by piece, drawn as long as they can be. */
#ifndef PHULUC_LAYOUT_GRID_RULES_H
#define PHULUC_LAYOUT_GRID_RULES_H

#include "layout/page_builder.h"

struct grid_rules;

/* `edges` are the x of the column edges, `count` of them; they outlive the grid. */
struct grid_rules *grid_rules_new(const length *edges, unsigned count, length thickness);
void grid_rules_free(struct grid_rules *rules);

/* A vertical piece at an edge. Pieces of one edge are added from top to bottom. */
void grid_vertical(struct grid_rules *rules, struct page_builder *builder, unsigned edge,
                   length y0, length y1);

/* A horizontal piece. Pieces of one height are added from left to right, one height after
 * the other. */
void grid_horizontal(struct grid_rules *rules, struct page_builder *builder,
                     unsigned first_edge, unsigned last_edge, length y);

/* Draws what is still open: at the foot of each page and at the end of the table. */
void grid_finish(struct grid_rules *rules, struct page_builder *builder);

#endif
