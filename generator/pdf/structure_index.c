/* Writes the indexes of the structure tree: from pieces of content to elements, and from
 * ids to elements. */
#include "base/memory.h"
#include "pdf/notation.h"
#include "pdf/structure_state.h"

#include <assert.h>
#include <stdlib.h>

/* A tree is its root alone where it has few leaves, else a root with leaves. No array in it
 * has more than 8,191 elements, which is what PDF/A-1 allows. */
enum { KIDS_MOST = 4096, PAGES_A_LEAF = 32, IDS_A_LEAF = 256 };

/* A number tree or a name tree that is being written, leaf after leaf. */
struct index_tree {
    struct object_writer *writer;
    const char *entries; /* "/Nums[" or "/Names[" */
    uint32_t root_id, first_leaf_id;
    uint32_t leaves, leaf_size; /* in keys */
};

static struct index_tree tree_begin(struct object_writer *writer, const char *entries,
                                    uint32_t keys, uint32_t leaf_size)
{
    struct index_tree tree = {.writer = writer, .entries = entries, .leaf_size = leaf_size};
    if (keys / leaf_size >= KIDS_MOST)
        tree.leaf_size = keys / KIDS_MOST + 1;
    tree.leaves = (keys + tree.leaf_size - 1) / tree.leaf_size;
    tree.root_id = object_writer_reserve(writer, 1);
    if (tree.leaves > 1)
        tree.first_leaf_id = object_writer_reserve(writer, tree.leaves);
    return tree;
}

/* `limits` is "first last" of the leaf's keys; `body` their entries. */
static void tree_put_leaf(const struct index_tree *tree, uint32_t leaf,
                          const struct buffer *limits, const struct buffer *body)
{
    struct buffer object = {0};
    buffer_text(&object, "<<");
    if (tree->leaves > 1) {
        buffer_text(&object, "/Limits[");
        buffer_put(&object, limits->bytes, limits->length);
        buffer_byte(&object, ']');
    }
    buffer_text(&object, tree->entries);
    buffer_put(&object, body->bytes, body->length);
    buffer_text(&object, "]>>");
    object_writer_put(tree->writer,
                      tree->leaves > 1 ? tree->first_leaf_id + leaf : tree->root_id,
                      &object);
    buffer_free(&object);
}

static uint32_t tree_end(const struct index_tree *tree)
{
    if (tree->leaves <= 1)
        return tree->root_id;
    struct buffer object = {0};
    buffer_text(&object, "<</Kids[");
    for (uint32_t leaf = 0; leaf < tree->leaves; leaf++) {
        put_reference(&object, tree->first_leaf_id + leaf);
        buffer_byte(&object, ' ');
    }
    buffer_text(&object, "]>>");
    object_writer_put(tree->writer, tree->root_id, &object);
    buffer_free(&object);
    return tree->root_id;
}

/* From content to elements. */

/* The elements of the pieces of one page, in their order. */
struct page_parents {
    uint32_t *ids;
    size_t count, capacity;
};

static void set_parent(struct page_parents *parents, uint32_t piece, uint32_t id)
{
    while (parents->count <= piece) {
        parents->ids = memory_grow(parents->ids, parents->count, &parents->capacity,
                                   sizeof *parents->ids);
        parents->ids[parents->count++] = 0;
    }
    assert(!parents->ids[piece]);
    parents->ids[piece] = id;
}

static bool has_cells(enum element_type type)
{
    return type == ELEMENT_HEADER_ROW || type == ELEMENT_ROW;
}

static void set_parents_of_item(const struct structure *structure, const struct item *item,
                                struct page_parents *parents)
{
    uint32_t at = item->shape;
    struct shape shape = shapes_head(structure->shapes, &at);
    uint32_t id = item->id + has_cells(shape.type);
    for (uint16_t i = 0; i < shape.cell_count; i++, id++) {
        struct shape_cell cell = shapes_cell(structure->shapes, &at);
        if (cell.has_piece)
            set_parent(parents, item->piece + cell.piece, id);
    }
}

static uint32_t owner_id(const struct structure *structure, const struct far_piece *piece)
{
    const struct item *item = &structure->items[piece->item];
    uint32_t at = item->shape;
    struct shape shape = shapes_head(structure->shapes, &at);
    uint32_t id = item->id + has_cells(shape.type);
    while (shapes_cell(structure->shapes, &at).column != piece->column)
        id++;
    return id;
}

/* What has been put of the items and the far pieces. */
struct parents_progress {
    size_t item, far;
};

static void put_page_parents(const struct structure *structure, uint32_t page,
                             struct parents_progress *progress,
                             struct page_parents *parents, struct buffer *out)
{
    parents->count = 0;
    for (; progress->item < structure->item_count; progress->item++) {
        const struct item *item = &structure->items[progress->item];
        if (item->page != page)
            break;
        set_parents_of_item(structure, item, parents);
    }
    for (; progress->far < structure->far_count; progress->far++) {
        const struct far_piece *piece = &structure->far_pieces[progress->far];
        if (piece->page != page)
            break;
        set_parent(parents, piece->piece,
                   piece->note ? piece->id : owner_id(structure, piece));
    }
    buffer_unsigned(out, page);
    buffer_byte(out, '[');
    for (size_t i = 0; i < parents->count; i++) {
        assert(parents->ids[i]);
        put_reference(out, parents->ids[i]);
        buffer_byte(out, ' ');
    }
    buffer_byte(out, ']');
}

/* The form field's element, behind those of all pages. */
static void put_field_parent(const struct structure *structure, struct buffer *out)
{
    buffer_unsigned(out, structure_field_key(structure));
    buffer_byte(out, ' ');
    put_reference(out, structure->form_id);
}

uint32_t structure_put_parents(const struct structure *structure,
                               struct object_writer *writer)
{
    uint32_t keys = structure->pages + (structure->form_id != 0);
    struct index_tree tree = tree_begin(writer, "/Nums[", keys, PAGES_A_LEAF);
    struct buffer limits = {0}, body = {0};
    struct page_parents parents = {0};
    struct parents_progress progress = {0};
    for (uint32_t key = 0, leaf = 0; key < keys; leaf++) {
        buffer_clear(&limits);
        buffer_clear(&body);
        buffer_unsigned(&limits, key);
        for (uint32_t i = 0; i < tree.leaf_size && key < keys; i++, key++)
            if (key < structure->pages)
                put_page_parents(structure, key, &progress, &parents, &body);
            else
                put_field_parent(structure, &body);
        buffer_byte(&limits, ' ');
        buffer_unsigned(&limits, key - 1);
        tree_put_leaf(&tree, leaf, &limits, &body);
    }
    free(parents.ids);
    buffer_free(&limits);
    buffer_free(&body);
    return tree_end(&tree);
}

/* From ids to elements. */

/* Always as many digits, so that the order of numbers is that of the bytes. */
char *structure_write_id(char *to, const struct structure *structure, enum id_kind kind,
                         uint32_t number)
{
    *to++ = '(';
    *to++ = (char)kind;
    to = write_digits(
        to, number, kind == ID_HEADER ? structure->header_digits : structure->item_digits);
    *to++ = ')';
    return to;
}

static uint32_t count_ids(const struct structure *structure)
{
    uint32_t count = 0;
    for (size_t i = 0; i < structure->item_count; i++) {
        uint32_t at = structure->items[i].shape;
        struct shape shape = shapes_head(structure->shapes, &at);
        count += shape.type == ELEMENT_NOTE ? 1 : shape.headings;
    }
    return count;
}

/* The ids are met in their order, kind by kind. */
struct id_walk {
    const struct structure *structure;
    struct index_tree tree;
    uint32_t leaf, in_leaf;
    struct buffer limits, last, body;
};

static void end_leaf(struct id_walk *walk)
{
    buffer_byte(&walk->limits, ' ');
    buffer_put(&walk->limits, walk->last.bytes, walk->last.length);
    tree_put_leaf(&walk->tree, walk->leaf++, &walk->limits, &walk->body);
    buffer_clear(&walk->limits);
    buffer_clear(&walk->body);
    walk->in_leaf = 0;
}

static void meet_id(struct id_walk *walk, enum id_kind kind, uint32_t number,
                    uint32_t element_id)
{
    buffer_clear(&walk->last);
    buffer_reserve(&walk->last, ID_BYTES);
    buffer_end(&walk->last,
               structure_write_id(buffer_rest(&walk->last), walk->structure, kind, number));
    if (!walk->in_leaf)
        buffer_put(&walk->limits, walk->last.bytes, walk->last.length);
    buffer_put(&walk->body, walk->last.bytes, walk->last.length);
    put_reference(&walk->body, element_id);
    if (++walk->in_leaf == walk->tree.leaf_size)
        end_leaf(walk);
}

static void meet_header_ids(struct id_walk *walk)
{
    const struct structure *structure = walk->structure;
    uint32_t number = 0;
    for (size_t i = 0; i < structure->item_count; i++) {
        uint32_t at = structure->items[i].shape;
        struct shape shape = shapes_head(structure->shapes, &at);
        if (shape.type != ELEMENT_HEADER_ROW)
            continue;
        uint32_t id = structure->items[i].id + 1;
        for (uint16_t cell = 0; cell < shape.cell_count; cell++, number++, id++)
            if (shapes_cell(structure->shapes, &at).heading)
                meet_id(walk, ID_HEADER, number, id);
    }
}

static void meet_note_ids(struct id_walk *walk)
{
    const struct structure *structure = walk->structure;
    for (uint32_t i = 0; i < structure->item_count; i++) {
        uint32_t at = structure->items[i].shape;
        if (shapes_head(structure->shapes, &at).type == ELEMENT_NOTE)
            meet_id(walk, ID_NOTE, i, structure->items[i].id);
    }
}

static void meet_row_ids(struct id_walk *walk)
{
    const struct structure *structure = walk->structure;
    for (uint32_t i = 0; i < structure->item_count; i++) {
        uint32_t at = structure->items[i].shape;
        struct shape shape = shapes_head(structure->shapes, &at);
        if (shape.type != ELEMENT_ROW)
            continue;
        for (uint32_t id = structure->items[i].id + 1; shape.headings; id++)
            if (shapes_cell(structure->shapes, &at).heading) {
                meet_id(walk, ID_ROW, i, id);
                shape.headings--;
            }
    }
}

uint32_t structure_put_ids(const struct structure *structure, struct object_writer *writer)
{
    uint32_t count = count_ids(structure);
    if (!count)
        return 0;
    struct id_walk walk = {.structure = structure,
                           .tree = tree_begin(writer, "/Names[", count, IDS_A_LEAF)};
    meet_header_ids(&walk);
    meet_note_ids(&walk);
    meet_row_ids(&walk);
    if (walk.in_leaf)
        end_leaf(&walk);
    buffer_free(&walk.limits);
    buffer_free(&walk.last);
    buffer_free(&walk.body);
    return tree_end(&walk.tree);
}
