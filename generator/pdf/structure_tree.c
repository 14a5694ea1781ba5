/* Writes the structure tree. */
#include "pdf/notation.h"
#include "pdf/structure_writer.h"

#include <stdlib.h>

/* Order of cells, in a cell that of content. */

static int compare(uint32_t left, uint32_t right)
{
    return left < right ? -1 : left > right;
}

static int compare_spans(const void *left, const void *right)
{
    const struct row_span *a = left, *b = right;
    return a->item != b->item ? compare(a->item, b->item) : compare(a->column, b->column);
}

static int compare_pieces(const void *left, const void *right)
{
    const struct far_piece *a = left, *b = right;
    if (a->item != b->item)
        return compare(a->item, b->item);
    if (a->column != b->column)
        return compare(a->column, b->column);
    return a->page != b->page ? compare(a->page, b->page) : compare(a->piece, b->piece);
}

static void sort(void *array, size_t count, size_t size,
                 int (*order)(const void *, const void *))
{
    if (count)
        qsort(array, count, size, order);
}

/* The document. */

static uint32_t next_parent(struct tree_writer *tree)
{
    uint32_t kid = tree->kids++;
    return tree->first_div_id ? tree->first_div_id + kid / KIDS_MOST : tree->document_id;
}

/* What stands beside tables. */
static void put_flow(struct tree_writer *tree, uint32_t number)
{
    const struct structure *structure = tree->structure;
    const struct item *item = &structure->items[number];
    uint32_t at = item->shape;
    struct shape shape = shapes_head(structure->shapes, &at);
    struct shape_cell cell = shapes_cell(structure->shapes, &at);
    struct far_pieces far = tag_take_far(tree, number, cell.column);
    bool note = shape.type == ELEMENT_NOTE;
    tag_begin(tree, element_type_name(shape.type), next_parent(tree));
    if (note)
        tag_put_id(tree, ID_NOTE, number);
    tag_put_content(tree, item, &cell, &far);
    tag_end(tree, item->id);
    tag_put_marks(tree, note ? "Lbl" : "Reference", item->id, &far);
}

/* The document's kids from number `first` to before `end`, and another element, if `last_id`
 * is not 0. */
static void put_kid_references(struct tree_writer *tree, uint32_t first, uint32_t end,
                               uint32_t last_id)
{
    const struct structure *structure = tree->structure;
    const struct table_items *table = structure->tables;
    const struct table_items *last = table + structure->table_count;
    buffer_text(&tree->object, "/K[");
    for (uint32_t item = 0, kid = 0; item < structure->item_count && kid < end; kid++) {
        bool is_table = table < last && table->first == item;
        uint32_t id = is_table ? table->id : structure->items[item].id;
        item = is_table ? (table++)->end : item + 1;
        if (kid < first)
            continue;
        put_reference(&tree->object, id);
        buffer_byte(&tree->object, ' ');
    }
    if (last_id)
        put_reference(&tree->object, last_id);
    buffer_byte(&tree->object, ']');
}

static void put_document(struct tree_writer *tree)
{
    uint32_t divs = structure_count_divs(tree->structure);
    tag_begin(tree, "Document", tree->root_id);
    if (divs)
        tag_put_kids(tree, tree->first_div_id, divs);
    else
        put_kid_references(tree, 0, KIDS_MOST, tree->structure->form_id);
    tag_end(tree, tree->document_id);
    for (uint32_t i = 0; i < divs; i++) {
        tag_begin(tree, "Div", tree->document_id);
        put_kid_references(tree, i * KIDS_MOST, (i + 1) * KIDS_MOST,
                           i + 1 == divs ? tree->structure->form_id : 0);
        tag_end(tree, tree->first_div_id + i);
    }
}

static void put_items(struct tree_writer *tree)
{
    const struct structure *structure = tree->structure;
    const struct table_items *table = structure->tables;
    const struct table_items *last = table + structure->table_count;
    const struct body_items *body = structure->bodies;
    for (uint32_t item = 0; item < structure->item_count;) {
        if (table < last && table->first == item) {
            structure_put_table(tree, table, next_parent(tree), &body);
            item = (table++)->end;
        } else {
            put_flow(tree, item++);
        }
    }
}

/* The element of a form field. */
static void put_form(struct tree_writer *tree)
{
    uint32_t divs = structure_count_divs(tree->structure);
    if (!tree->field_id)
        return;
    tag_begin(tree, "Form", divs ? tree->first_div_id + divs - 1 : tree->document_id);
    buffer_text(&tree->object, "/Pg ");
    put_reference(&tree->object, page_tree_id(tree->pages, 0));
    buffer_text(&tree->object, "/K<</Type/OBJR/Obj ");
    put_reference(&tree->object, tree->field_id);
    buffer_text(&tree->object, ">>");
    tag_end(tree, tree->structure->form_id);
}

static void put_root(struct tree_writer *tree, uint32_t parents_id)
{
    uint32_t ids_id = structure_put_ids(tree->structure, tree->objects);
    struct buffer *out = &tree->object;
    buffer_clear(out);
    buffer_text(out, "<</Type/StructTreeRoot/K ");
    put_reference(out, tree->document_id);
    buffer_text(out, "/ParentTree ");
    put_reference(out, parents_id);
    buffer_text(out, "/ParentTreeNextKey ");
    buffer_unsigned(out, tree->structure->pages + (tree->field_id != 0));
    if (ids_id) {
        buffer_text(out, "/IDTree ");
        put_reference(out, ids_id);
    }
    buffer_text(out, ">>");
    object_writer_put(tree->objects, tree->root_id, out);
}

uint32_t structure_field_key(const struct structure *structure)
{
    return structure->pages; /* those before are the pages' */
}

uint32_t structure_put(struct structure *structure, enum structure_types types,
                       uint32_t field_id, const struct page_tree *pages,
                       struct object_writer *writer)
{
    struct tree_writer tree = {.structure = structure,
                               .pages = pages,
                               .objects = writer,
                               .table_parts = types == STRUCTURE_TYPES_1_7,
                               .field_id = field_id};
    structure_finish(structure);
    structure_plan(&tree);
    uint32_t parents_id = structure_put_parents(structure, writer);
    sort(structure->far_pieces, structure->far_count, sizeof *structure->far_pieces,
         compare_pieces);
    sort(structure->spans, structure->span_count, sizeof *structure->spans, compare_spans);
    put_document(&tree);
    put_items(&tree);
    put_form(&tree);
    put_root(&tree, parents_id);
    buffer_free(&tree.object);
    return tree.root_id;
}
