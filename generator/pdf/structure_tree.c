/* Writes the elements of the structure tree. */
#include "base/memory.h"
#include "pdf/notation.h"
#include "pdf/structure_state.h"

#include <stdlib.h>

/* No array has more than 8,191 elements, which is what PDF/A-1 allows: rows beyond that go
 * into further TBody elements, what the document has directly goes into Div elements. */
enum { KIDS_MOST = 4096 };

/* Headings of rows, by depth: groups by their level, then indicators and what is below
 * them. */
enum { DEPTH_INDICATOR = GROUP_LEVELS + 1, DEPTH_SUB, DEPTH_OF_WHICH, DEPTH_PART, DEPTHS };

struct tree_writer {
    struct structure *structure;
    const struct page_tree *pages;
    struct object_writer *objects;
    struct buffer object;
    uint32_t root_id, document_id;
    uint32_t first_div_id; /* 0: there are none */
    uint32_t kids;         /* of the document or its Divs, so far */
    size_t far, span;      /* those before have been written */
    uint32_t headings[DEPTHS]; /* item of the heading that rows stand below, plus 1 */
    uint32_t covering, covered; /* the last heading, and the item its rows end before */
};

/* Planning: every element gets its id, in the order of reading. */

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
            *body = (struct body_items){.first = i, .id = object_writer_reserve(objects, 1)};
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
    for (size_t i = 0; i < structure->far_count; i++)
        if (structure->far_pieces[i].note)
            structure->far_pieces[i].id = object_writer_reserve(objects, 1);
}

/* How many elements stand beside each other, with tables as one. */
static uint32_t count_kids(const struct structure *structure)
{
    size_t kids = structure->item_count;
    for (size_t i = 0; i < structure->table_count; i++)
        kids -= structure->tables[i].end - structure->tables[i].first - 1;
    return (uint32_t)kids;
}

static uint32_t count_divs(const struct structure *structure)
{
    uint32_t kids = count_kids(structure);
    return kids <= KIDS_MOST ? 0 : (kids + KIDS_MOST - 1) / KIDS_MOST;
}

static void plan(struct tree_writer *tree)
{
    struct structure *structure = tree->structure;
    uint32_t divs = count_divs(structure);
    tree->root_id = object_writer_reserve(tree->objects, 2);
    tree->document_id = tree->root_id + 1;
    if (divs)
        tree->first_div_id = object_writer_reserve(tree->objects, divs);
    plan_tables(structure, tree->objects);
    plan_items(structure, tree->objects);
}

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

/* Elements. */

static void begin_element(struct tree_writer *tree, const char *type, uint32_t parent_id)
{
    struct buffer *out = &tree->object;
    buffer_clear(out);
    buffer_text(out, "<</S/");
    buffer_text(out, type);
    buffer_text(out, "/P ");
    put_reference(out, parent_id);
}

static void end_element(struct tree_writer *tree, uint32_t id)
{
    buffer_text(&tree->object, ">>");
    object_writer_put(tree->objects, id, &tree->object);
}

/* "/K[1 0 R 2 0 R]", of consecutive ids. */
static void put_kids(struct tree_writer *tree, uint32_t first_id, uint32_t count)
{
    buffer_text(&tree->object, "/K[");
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            buffer_byte(&tree->object, ' ');
        put_reference(&tree->object, first_id + i);
    }
    buffer_byte(&tree->object, ']');
}

static void put_id(struct tree_writer *tree, enum id_kind kind, uint32_t number)
{
    structure_put_id(tree->structure, &tree->object, kind, number);
}

/* Content. */

static void put_page(struct tree_writer *tree, uint32_t page)
{
    buffer_text(&tree->object, "/Pg ");
    put_reference(&tree->object, page_tree_id(tree->pages, page));
}

/* The far pieces that are the cell's; `*count` is how many. */
static const struct far_piece *take_far_pieces(struct tree_writer *tree, uint32_t item,
                                               uint32_t column, size_t *count)
{
    const struct far_piece *first = tree->structure->far_pieces + tree->far;
    const struct far_piece *end =
        tree->structure->far_pieces + tree->structure->far_count;
    const struct far_piece *piece = first;
    while (piece < end && piece->item == item && piece->column == column)
        piece++;
    *count = (size_t)(piece - first);
    tree->far += *count;
    return *count ? first : NULL;
}

static void put_far_piece(struct tree_writer *tree, const struct far_piece *piece,
                          uint32_t page)
{
    struct buffer *out = &tree->object;
    buffer_byte(out, ' ');
    if (piece->note) {
        put_reference(out, piece->id);
    } else if (piece->page == page) {
        buffer_unsigned(out, piece->piece);
    } else {
        buffer_text(out, "<</Type/MCR");
        put_page(tree, piece->page);
        buffer_text(out, "/MCID ");
        buffer_unsigned(out, piece->piece);
        buffer_text(out, ">>");
    }
}

/* "/Pg 5 0 R/K 3": what the element shows, if anything. */
static void put_content(struct tree_writer *tree, const struct item *item,
                        const struct shape_cell *cell, const struct far_piece *far,
                        size_t far_count)
{
    struct buffer *out = &tree->object;
    if (!cell->has_piece && !far_count)
        return;
    put_page(tree, item->page);
    buffer_text(out, far_count ? "/K[" : "/K ");
    if (cell->has_piece)
        buffer_unsigned(out, item->piece + cell->piece);
    for (size_t i = 0; i < far_count; i++)
        put_far_piece(tree, &far[i], item->page);
    if (far_count)
        buffer_byte(out, ']');
}

/* The elements that the marks of notes have: labels of the notes, or references to them. */
static void put_marks(struct tree_writer *tree, const char *type, uint32_t owner_id,
                      const struct far_piece *far, size_t far_count)
{
    for (size_t i = 0; i < far_count; i++) {
        if (!far[i].note)
            continue;
        begin_element(tree, type, owner_id);
        put_page(tree, far[i].page);
        buffer_text(&tree->object, "/K ");
        buffer_unsigned(&tree->object, far[i].piece);
        end_element(tree, far[i].id);
    }
}

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
static void put_count(struct buffer *out, const char *key, uint32_t count)
{
    if (count == 1)
        return;
    buffer_text(out, key);
    buffer_unsigned(out, count);
}

/* The ids of the header cells and of the row's heading. */
static void put_headers(struct tree_writer *tree, uint32_t first_header,
                        const struct shape_cell *cell, uint32_t heading)
{
    if (!cell->header_count && !heading)
        return;
    buffer_text(&tree->object, "/Headers[");
    for (uint32_t i = 0; i < cell->header_count; i++)
        put_id(tree, ID_HEADER, first_header + cell->headers[i]);
    if (heading)
        put_id(tree, ID_ROW, heading - 1);
    buffer_byte(&tree->object, ']');
}

static const char *scope_of(const struct shape_cell *cell, enum element_type type)
{
    if (!cell->heading)
        return "";
    return type == ELEMENT_ROW ? "/Scope/Row" : "/Scope/Column";
}

struct cell_place {
    uint32_t item, row_id, id;
    enum element_type type; /* of the row */
    enum id_kind id_kind;
    uint32_t id_number;    /* of a heading */
    uint32_t first_header; /* of the table */
    uint32_t heading;      /* item of the heading that it stands beside, plus 1, or 0 */
};

static uint32_t put_cell(struct tree_writer *tree, const struct cell_place *place,
                         const struct shape_cell *cell)
{
    const struct item *item = &tree->structure->items[place->item];
    uint32_t rows = take_span(tree, place->item, cell);
    size_t far_count;
    const struct far_piece *far =
        take_far_pieces(tree, place->item, cell->column, &far_count);
    begin_element(tree, cell->heading ? "TH" : "TD", place->row_id);
    if (cell->heading) {
        buffer_text(&tree->object, "/ID");
        put_id(tree, place->id_kind, place->id_number);
    }
    put_content(tree, item, cell, far, far_count);
    buffer_text(&tree->object, "/A<</O/Table");
    buffer_text(&tree->object, scope_of(cell, place->type));
    put_count(&tree->object, "/ColSpan ", cell->column_span);
    put_count(&tree->object, "/RowSpan ", rows);
    put_headers(tree, place->first_header, cell, place->heading);
    buffer_text(&tree->object, ">>");
    end_element(tree, place->id);
    put_marks(tree, "Reference", place->id, far, far_count);
    return rows;
}

/* Rows. */

static void put_row_element(struct tree_writer *tree, uint32_t item, uint16_t cells,
                            uint32_t parent_id)
{
    uint32_t id = tree->structure->items[item].id;
    begin_element(tree, "TR", parent_id);
    put_kids(tree, id + 1, cells);
    end_element(tree, id);
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

static bool has_heading(const struct structure *structure, uint32_t item)
{
    uint32_t at = structure->items[item].shape;
    struct shape shape = shapes_head(structure->shapes, &at);
    while (shape.cell_count--)
        if (shapes_cell(structure->shapes, &at).heading)
            return true;
    return false;
}

/* The heading of the cells of a row: its own, else one that runs down from a row above. */
static uint32_t heading_beside(const struct tree_writer *tree, uint32_t item)
{
    if (has_heading(tree->structure, item))
        return item + 1;
    return item < tree->covered ? tree->covering : 0;
}

static void put_row(struct tree_writer *tree, const struct table_items *table,
                    uint32_t item, uint32_t parent_id)
{
    const struct structure *structure = tree->structure;
    uint32_t at = structure->items[item].shape, id = structure->items[item].id;
    struct shape shape = shapes_head(structure->shapes, &at);
    uint32_t above = heading_above(tree, &shape), beside = heading_beside(tree, item);
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

static uint32_t parent_of_kid(const struct tree_writer *tree, uint32_t kid)
{
    return tree->first_div_id ? tree->first_div_id + kid / KIDS_MOST : tree->document_id;
}

/* Writes the table's bodies, of which *body is the first; moves it behind them. */
static void put_bodies(struct tree_writer *tree, const struct table_items *table,
                       const struct body_items **body)
{
    const struct structure *structure = tree->structure;
    const struct body_items *end = structure->bodies + structure->body_count;
    for (; *body < end && (*body)->first < table->end; ++*body) {
        begin_element(tree, "TBody", table->id);
        buffer_text(&tree->object, "/K[");
        for (uint32_t i = (*body)->first; i < (*body)->end; i++) {
            put_reference(&tree->object, structure->items[i].id);
            buffer_byte(&tree->object, ' ');
        }
        buffer_byte(&tree->object, ']');
        end_element(tree, (*body)->id);
        for (uint32_t i = (*body)->first; i < (*body)->end; i++)
            put_row(tree, table, i, (*body)->id);
    }
}

static void put_table_element(struct tree_writer *tree, const struct table_items *table,
                              const struct body_items *body)
{
    const struct structure *structure = tree->structure;
    const struct body_items *end = structure->bodies + structure->body_count;
    begin_element(tree, "Table", parent_of_kid(tree, tree->kids++));
    buffer_text(&tree->object, "/K[");
    put_reference(&tree->object, table->id + 1);
    for (; body < end && body->first < table->end; body++) {
        buffer_byte(&tree->object, ' ');
        put_reference(&tree->object, body->id);
    }
    buffer_byte(&tree->object, ']');
    end_element(tree, table->id);
}

static void put_table(struct tree_writer *tree, const struct table_items *table,
                      const struct body_items **body)
{
    const struct structure *structure = tree->structure;
    put_table_element(tree, table, *body);
    begin_element(tree, "THead", table->id);
    buffer_text(&tree->object, "/K[");
    for (uint32_t i = table->first; i < table->body; i++) {
        put_reference(&tree->object, structure->items[i].id);
        buffer_byte(&tree->object, ' ');
    }
    buffer_byte(&tree->object, ']');
    end_element(tree, table->id + 1);
    uint32_t header = table->first_header;
    for (uint32_t i = table->first; i < table->body; i++)
        put_header_row(tree, table, i, &header);
    for (unsigned depth = 0; depth < DEPTHS; depth++)
        tree->headings[depth] = 0;
    tree->covered = 0;
    put_bodies(tree, table, body);
}

/* The document. */

static void put_flow(struct tree_writer *tree, uint32_t number)
{
    const struct structure *structure = tree->structure;
    const struct item *item = &structure->items[number];
    uint32_t at = item->shape;
    struct shape shape = shapes_head(structure->shapes, &at);
    struct shape_cell cell = shapes_cell(structure->shapes, &at);
    size_t far_count;
    const struct far_piece *far = take_far_pieces(tree, number, 0, &far_count);
    begin_element(tree, element_type_name(shape.type), parent_of_kid(tree, tree->kids++));
    if (shape.type == ELEMENT_NOTE) {
        buffer_text(&tree->object, "/ID");
        put_id(tree, ID_NOTE, number);
    }
    put_content(tree, item, &cell, far, far_count);
    end_element(tree, item->id);
    put_marks(tree, shape.type == ELEMENT_NOTE ? "Lbl" : "Reference", item->id, far,
              far_count);
}

/* The document's kids from number `first` to before `end`. */
static void put_kid_references(struct tree_writer *tree, uint32_t first, uint32_t end)
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
    buffer_byte(&tree->object, ']');
}

static void put_document(struct tree_writer *tree)
{
    uint32_t divs = count_divs(tree->structure);
    begin_element(tree, "Document", tree->root_id);
    if (divs)
        put_kids(tree, tree->first_div_id, divs);
    else
        put_kid_references(tree, 0, KIDS_MOST);
    end_element(tree, tree->document_id);
    for (uint32_t i = 0; i < divs; i++) {
        begin_element(tree, "Div", tree->document_id);
        put_kid_references(tree, i * KIDS_MOST, (i + 1) * KIDS_MOST);
        end_element(tree, tree->first_div_id + i);
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
            put_table(tree, table, &body);
            item = (table++)->end;
        } else {
            put_flow(tree, item++);
        }
    }
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
    buffer_unsigned(out, tree->structure->pages);
    if (ids_id) {
        buffer_text(out, "/IDTree ");
        put_reference(out, ids_id);
    }
    buffer_text(out, ">>");
    object_writer_put(tree->objects, tree->root_id, out);
}

uint32_t structure_put(struct structure *structure, const struct page_tree *pages,
                       struct object_writer *writer)
{
    struct tree_writer tree = {.structure = structure, .pages = pages, .objects = writer};
    structure_finish(structure);
    plan(&tree);
    uint32_t parents_id = structure_put_parents(structure, writer);
    sort(structure->far_pieces, structure->far_count, sizeof *structure->far_pieces,
         compare_pieces);
    sort(structure->spans, structure->span_count, sizeof *structure->spans, compare_spans);
    put_document(&tree);
    put_items(&tree);
    put_root(&tree, parents_id);
    buffer_free(&tree.object);
    return tree.root_id;
}
