/* Writes the structure tree. */
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
    char *to = tag_begin(tree, item->id, element_type_name(shape.type), next_parent(tree),
                         far.count * FAR_BYTES);
    if (note)
        to = structure_write_id(write_text(to, "/ID"), structure, ID_NOTE, number);
    tag_end(tree, tag_write_content(to, tree, item, &cell, &far));
    tag_put_marks(tree, note ? "Lbl" : "Reference", item->id, &far);
}

/* The document's kids from number `first` to before `end`, and another element, if
 * `last_id` is not 0. */
static char *write_kids(char *to, const struct tree_writer *tree, uint32_t first,
                        uint32_t end, uint32_t last_id)
{
    const struct structure *structure = tree->structure;
    const struct table_items *table = structure->tables;
    const struct table_items *last = table + structure->table_count;
    to = write_text(to, "/K[");
    for (uint32_t item = 0, kid = 0; item < structure->item_count && kid < end; kid++) {
        bool is_table = table < last && table->first == item;
        uint32_t id = is_table ? table->id : structure->items[item].id;
        item = is_table ? (table++)->end : item + 1;
        if (kid >= first)
            to = write_text(write_reference(to, id), " ");
    }
    if (last_id)
        to = write_reference(to, last_id);
    return write_text(to, "]");
}

static void put_document(struct tree_writer *tree)
{
    enum { KIDS_BYTES = (KIDS_MOST + 1) * KID_BYTES };
    uint32_t divs = structure_count_divs(tree->structure);
    uint32_t form_id = tree->structure->form_id;
    char *to = tag_begin(tree, tree->document_id, "Document", tree->root_id,
                         divs ? divs * KID_BYTES : KIDS_BYTES);
    tag_end(tree, divs ? tag_write_kids(to, tree->first_div_id, divs)
                       : write_kids(to, tree, 0, KIDS_MOST, form_id));
    for (uint32_t i = 0; i < divs; i++) {
        to = tag_begin(tree, tree->first_div_id + i, "Div", tree->document_id, KIDS_BYTES);
        tag_end(tree, write_kids(to, tree, i * KIDS_MOST, (i + 1) * KIDS_MOST,
                                 i + 1 == divs ? form_id : 0));
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
    char *to = tag_begin(tree, tree->structure->form_id, "Form",
                         divs ? tree->first_div_id + divs - 1 : tree->document_id, 0);
    to = write_reference(write_text(to, "/Pg "), page_tree_id(tree->pages, 0));
    to = write_reference(write_text(to, "/K<</Type/OBJR/Obj "), tree->field_id);
    tag_end(tree, write_text(to, ">>"));
}

static void put_root(struct tree_writer *tree, uint32_t parents_id)
{
    uint32_t ids_id = structure_put_ids(tree->structure, tree->objects);
    struct buffer *out = object_writer_open(tree->objects, tree->root_id);
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
    object_writer_close(tree->objects);
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
    return tree.root_id;
}
