/* Plans the structure tree: every element gets its id, in the order of reading. */
#include "base/memory.h"
#include "pdf/structure_writer.h"

static void plan_bodies(struct structure *structure, const struct table_items *table,
                        struct object_writer *objects)
{
    size_t first_body = structure->body_count;
    for (uint32_t i = table->body; i < table->end; i++) {
        uint32_t at = structure->items[i].shape;
        struct shape shape = shapes_head(structure->shapes, &at);
        bool outermost = shape.row_kind == ROW_GROUP && shape.level == 1;
        struct body_items *body = structure->bodies + structure->body_count;
        body -= i > table->body;
        if (i == table->body || i - body->first == KIDS_MOST ||
            (outermost && structure->body_count - first_body < KIDS_MOST)) {
            structure->bodies =
                memory_grow(structure->bodies, structure->body_count,
                            &structure->body_capacity, sizeof *structure->bodies);
            body = &structure->bodies[structure->body_count++];
            *body =
                (struct body_items){.first = i, .id = object_writer_reserve(objects, 1)};
        }
        body->end = i + 1;
    }
}

static void plan_tables(struct structure *structure, struct object_writer *objects)
{
    for (size_t i = 0; i < structure->table_count; i++) {
        structure->tables[i].id = object_writer_reserve(objects, 2);
        plan_bodies(structure, &structure->tables[i], objects);
    }
}

static void plan_items(struct structure *structure, struct object_writer *objects)
{
    for (size_t i = 0; i < structure->item_count; i++) {
        struct item *item = &structure->items[i];
        uint32_t at = item->shape;
        struct shape shape = shapes_head(structure->shapes, &at);
        bool row = shape.type == ELEMENT_HEADER_ROW || shape.type == ELEMENT_ROW;
        item->id = object_writer_reserve(objects, row ? 1u + shape.cell_count : 1);
    }
    for (size_t i = 0; i < structure->far_count; i++) {
        struct far_piece *piece = &structure->far_pieces[i];
        if (piece->goes_on)
            piece->id = structure->far_pieces[piece->goes_on - 1].id;
        else if (piece->note)
            piece->id = object_writer_reserve(objects, 1);
    }
}

/* How many elements stand beside each other, with tables as one. */
static uint32_t count_kids(const struct structure *structure)
{
    size_t kids = structure->item_count;
    for (size_t i = 0; i < structure->table_count; i++)
        kids -= structure->tables[i].end - structure->tables[i].first - 1;
    return (uint32_t)kids;
}

uint32_t structure_count_divs(const struct structure *structure)
{
    uint32_t kids = count_kids(structure);
    return kids <= KIDS_MOST ? 0 : (kids + KIDS_MOST - 1) / KIDS_MOST;
}

void structure_plan(struct tree_writer *tree)
{
    struct structure *structure = tree->structure;
    uint32_t divs = structure_count_divs(structure);
    tree->root_id = object_writer_reserve(tree->objects, 2);
    tree->document_id = tree->root_id + 1;
    if (divs)
        tree->first_div_id = object_writer_reserve(tree->objects, divs);
    plan_tables(structure, tree->objects);
    plan_items(structure, tree->objects);
    structure->header_digits = count_digits(structure->header_cells);
    structure->item_digits = count_digits(structure->item_count);
    structure->form_id = tree->field_id ? object_writer_reserve(tree->objects, 1) : 0;
}
