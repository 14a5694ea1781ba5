/* Writes the tables of the structure tree: rows, cells, and what heads them. */
#include "pdf/structure_writer.h"

/* Cells. */

static uint32_t take_span(struct tree_writer *tree, uint32_t item,
                          const struct shape_cell *cell)
{
    if (cell->row_span)
        return cell->row_span;
    const struct structure *structure = tree->structure;
    const struct row_span *span = &structure->spans[tree->span];
    if (tree->span == structure->span_count || span->item != item ||
        span->column != cell->column)
        return 1;
    tree->span++;
    return span->rows;
}

/* An entry of a cell's attributes, where it is not the default. */
static char *write_count(char *to, const char *key, uint32_t count)
{
    return count == 1 ? to : write_unsigned(write_text(to, key), count);
}

/* The ids of the header cells and of the row's heading. */
static char *write_headers(char *to, const struct structure *structure,
                           uint32_t first_header, const struct shape_cell *cell,
                           uint32_t heading)
{
    if (!cell->header_count && !heading)
        return to;
    to = write_text(to, "/Headers[");
    for (uint32_t i = 0; i < cell->header_count; i++)
        to = structure_write_id(to, structure, ID_HEADER, first_header + cell->headers[i]);
    if (heading)
        to = structure_write_id(to, structure, ID_ROW, heading - 1);
    return write_text(to, "]");
}

static const char *scope_of(const struct shape_cell *cell, enum element_type type)
{
    if (!cell->heading)
        return "";
    return type == ELEMENT_ROW ? "/Scope/Row" : "/Scope/Column";
}

/* Where a cell stands. */
struct cell_place {
    uint32_t item, row_id, id;
    enum element_type type; /* of the row */
    enum id_kind id_kind;
    uint32_t id_number;    /* of a heading */
    uint32_t first_header; /* of the table */
    uint32_t heading;      /* item of the heading that it stands beside, plus 1, or 0 */
};

static char *write_attributes(char *to, const struct structure *structure,
                              const struct cell_place *place, const struct shape_cell *cell,
                              uint32_t rows)
{
    to = write_text(to, "/A<</O/Table");
    to = write_text(to, scope_of(cell, place->type));
    to = write_count(to, "/ColSpan ", cell->column_span);
    to = write_count(to, "/RowSpan ", rows);
    to = write_headers(to, structure, place->first_header, cell, place->heading);
    return write_text(to, ">>");
}

/* First what cells above have too, then what cells beside do, last what none does: so it
 * compresses best. Returns how many rows the cell covers. */
static uint32_t put_cell(struct tree_writer *tree, const struct cell_place *place,
                         const struct shape_cell *cell)
{
    const struct structure *structure = tree->structure;
    uint32_t rows = take_span(tree, place->item, cell);
    struct far_pieces far = tag_take_far(tree, place->item, cell->column);
    char *to = tag_open(tree, place->id, cell->heading ? "TH" : "TD",
                        far.count * FAR_BYTES + cell->header_count * ID_BYTES);
    to = write_attributes(to, structure, place, cell, rows);
    to = tag_write_parent(to, place->row_id);
    to = tag_write_content(to, tree, &structure->items[place->item], cell, &far);
    if (cell->heading)
        to = structure_write_id(write_text(to, "/ID"), structure, place->id_kind,
                                place->id_number);
    tag_end(tree, to);
    tag_put_marks(tree, "Reference", place->id, &far);
    return rows;
}

/* Rows. */

static void put_row_element(struct tree_writer *tree, uint32_t item, uint16_t cells,
                            uint32_t parent_id)
{
    uint32_t id = tree->structure->items[item].id;
    char *to = tag_begin(tree, id, "TR", parent_id, cells * KID_BYTES);
    tag_end(tree, tag_write_kids(to, id + 1, cells));
}

static void put_header_row(struct tree_writer *tree, const struct table_items *table,
                           uint32_t item, uint32_t *header)
{
    const struct structure *structure = tree->structure;
    uint32_t at = structure->items[item].shape, id = structure->items[item].id;
    struct shape shape = shapes_head(structure->shapes, &at);
    put_row_element(tree, item, shape.cell_count, table->id + 1);
    for (uint16_t i = 0; i < shape.cell_count; i++) {
        struct shape_cell cell = shapes_cell(structure->shapes, &at);
        struct cell_place place = {.item = item,
                                   .row_id = id,
                                   .id = id + 1 + i,
                                   .type = shape.type,
                                   .id_kind = ID_HEADER,
                                   .id_number = (*header)++,
                                   .first_header = table->first_header};
        put_cell(tree, &place, &cell);
    }
}

static unsigned depth_of(const struct shape *shape)
{
    switch (shape->row_kind) {
    case ROW_GROUP:
        return shape->level;
    case ROW_SUB_INDICATOR:
        return DEPTH_SUB;
    case ROW_OF_WHICH:
        return DEPTH_OF_WHICH;
    case ROW_PART:
        return DEPTH_PART;
    case ROW_INDICATOR:
    case ROW_TOTAL:
    case ROW_CARRIED_FORWARD:
    case ROW_BROUGHT_FORWARD:
        break;
    }
    return DEPTH_INDICATOR;
}

/* The heading above a row that it belongs to: of its group, of its indicator. */
static uint32_t heading_above(struct tree_writer *tree, const struct shape *shape)
{
    unsigned depth = depth_of(shape);
    bool in_group = depth == DEPTH_INDICATOR;
    for (unsigned i = in_group ? shape->level + 1 : depth; i < DEPTHS; i++)
        tree->headings[i] = 0;
    while (depth-- > 0)
        if (tree->headings[depth])
            return tree->headings[depth];
    return 0;
}

/* The heading of the cells of a row: its own, else one that runs down from a row above. */
static uint32_t heading_beside(const struct tree_writer *tree, const struct shape *shape,
                               uint32_t item)
{
    if (shape->headings)
        return item + 1;
    return item < tree->covered ? tree->covering : 0;
}

static void put_row(struct tree_writer *tree, const struct table_items *table,
                    uint32_t item, uint32_t parent_id)
{
    const struct structure *structure = tree->structure;
    uint32_t at = structure->items[item].shape, id = structure->items[item].id;
    struct shape shape = shapes_head(structure->shapes, &at);
    uint32_t above = heading_above(tree, &shape);
    uint32_t beside = heading_beside(tree, &shape, item);
    put_row_element(tree, item, shape.cell_count, parent_id);
    for (uint16_t i = 0; i < shape.cell_count; i++) {
        struct shape_cell cell = shapes_cell(structure->shapes, &at);
        struct cell_place place = {.item = item,
                                   .row_id = id,
                                   .id = id + 1 + i,
                                   .type = shape.type,
                                   .id_kind = ID_ROW,
                                   .id_number = item,
                                   .first_header = table->first_header,
                                   .heading = cell.heading ? above : beside};
        uint32_t rows = put_cell(tree, &place, &cell);
        if (!cell.heading)
            continue;
        tree->covering = item + 1;
        tree->covered = item + rows;
        tree->headings[depth_of(&shape)] = item + 1;
    }
}

/* Tables. */

/* What has no meaning but to hold others together: readers see its rows as the table's. */
static const char no_type[] = "NonStruct";

/* Puts the element that holds rows. */
static void put_part(struct tree_writer *tree, uint32_t id, const char *type,
                     uint32_t table_id, uint32_t first, uint32_t end)
{
    const struct item *items = tree->structure->items;
    char *to = tag_begin(tree, id, tree->table_parts ? type : no_type, table_id,
                         (size_t)(end - first) * KID_BYTES);
    tag_end(tree, tag_write_items(to, items + first, items + end));
}

static void put_head(struct tree_writer *tree, const struct table_items *table)
{
    uint32_t header = table->first_header;
    put_part(tree, table->id + 1, "THead", table->id, table->first, table->body);
    for (uint32_t i = table->first; i < table->body; i++)
        put_header_row(tree, table, i, &header);
}

static void put_body(struct tree_writer *tree, const struct table_items *table,
                     const struct body_items *body)
{
    put_part(tree, body->id, "TBody", table->id, body->first, body->end);
    for (uint32_t i = body->first; i < body->end; i++)
        put_row(tree, table, i, body->id);
}

void structure_put_table(struct tree_writer *tree, const struct table_items *table,
                         uint32_t parent_id, const struct body_items **body)
{
    const struct structure *structure = tree->structure;
    const struct body_items *end = *body;
    while (end < structure->bodies + structure->body_count && end->first < table->end)
        end++;
    uint32_t parts = 1u + (uint32_t)(end - *body); /* THead first */
    char *to = tag_begin(tree, table->id, "Table", parent_id, parts * KID_BYTES);
    tag_end(tree, tag_write_kids(to, table->id + 1, parts));
    put_head(tree, table);
    for (unsigned depth = 0; depth < DEPTHS; depth++)
        tree->headings[depth] = 0;
    for (; *body < end; ++*body)
        put_body(tree, table, *body);
}
