/* Writes single elements of the structure tree, with the content that they show. */
#include "pdf/notation.h"
#include "pdf/structure_writer.h"

void tag_begin(struct tree_writer *tree, const char *type, uint32_t parent_id)
{
    struct buffer *out = &tree->object;
    buffer_clear(out);
    buffer_text(out, "<</S/");
    buffer_text(out, type);
    buffer_text(out, "/P ");
    put_reference(out, parent_id);
}

void tag_end(struct tree_writer *tree, uint32_t id)
{
    buffer_text(&tree->object, ">>");
    object_writer_put(tree->objects, id, &tree->object);
}

void tag_put_kids(struct tree_writer *tree, uint32_t first_id, uint32_t count)
{
    buffer_text(&tree->object, "/K[");
    for (uint32_t i = 0; i < count; i++) {
        put_reference(&tree->object, first_id + i);
        buffer_byte(&tree->object, ' ');
    }
    buffer_byte(&tree->object, ']');
}

void tag_put_items(struct tree_writer *tree, uint32_t first, uint32_t end)
{
    buffer_text(&tree->object, "/K[");
    for (uint32_t i = first; i < end; i++) {
        put_reference(&tree->object, tree->structure->items[i].id);
        buffer_byte(&tree->object, ' ');
    }
    buffer_byte(&tree->object, ']');
}

void tag_put_id(struct tree_writer *tree, enum id_kind kind, uint32_t number)
{
    buffer_text(&tree->object, "/ID");
    structure_put_id(tree->structure, &tree->object, kind, number);
}

/* Content. */

struct far_pieces tag_take_far(struct tree_writer *tree, uint32_t item, uint32_t column)
{
    const struct structure *structure = tree->structure;
    size_t end = tree->far;
    while (end < structure->far_count && structure->far_pieces[end].item == item &&
           structure->far_pieces[end].column == column)
        end++;
    struct far_pieces far = {NULL, end - tree->far};
    if (far.count)
        far.first = &structure->far_pieces[tree->far];
    tree->far = end;
    return far;
}

static void put_page(struct tree_writer *tree, uint32_t page)
{
    buffer_text(&tree->object, "/Pg ");
    put_reference(&tree->object, page_tree_id(tree->pages, page));
}

/* Of an element that has that page. */
static void put_far_piece(struct tree_writer *tree, const struct far_piece *piece,
                          uint32_t page)
{
    struct buffer *out = &tree->object;
    buffer_byte(out, ' ');
    if (piece->page == page) {
        buffer_unsigned(out, piece->piece);
    } else {
        buffer_text(out, "<</Type/MCR");
        put_page(tree, piece->page);
        buffer_text(out, "/MCID ");
        buffer_unsigned(out, piece->piece);
        buffer_text(out, ">>");
    }
}

static void put_mark_reference(struct tree_writer *tree, const struct far_piece *mark)
{
    buffer_byte(&tree->object, ' ');
    put_reference(&tree->object, mark->id);
}

void tag_put_content(struct tree_writer *tree, const struct item *item,
                         const struct shape_cell *cell, const struct far_pieces *far)
{
    struct buffer *out = &tree->object;
    if (!cell->has_piece && !far->count)
        return;
    put_page(tree, item->page);
    buffer_text(out, far->count ? "/K[" : "/K ");
    if (cell->has_piece)
        buffer_unsigned(out, item->piece + cell->piece);
    for (size_t i = 0; i < far->count; i++)
        if (!far->first[i].note)
            put_far_piece(tree, &far->first[i], item->page);
        else if (!far->first[i].goes_on)
            put_mark_reference(tree, &far->first[i]);
    if (far->count)
        buffer_byte(out, ']');
}

/* One mark, with the pieces on later pages that it goes on with. Returns its pieces. */
static size_t put_mark(struct tree_writer *tree, const char *type, uint32_t owner_id,
                       const struct far_piece *first, const struct far_piece *end)
{
    const struct far_piece *piece = first + 1;
    tag_begin(tree, type, owner_id);
    put_page(tree, first->page);
    buffer_text(&tree->object, "/K[");
    buffer_unsigned(&tree->object, first->piece);
    for (; piece < end && piece->goes_on; piece++)
        put_far_piece(tree, piece, first->page);
    buffer_byte(&tree->object, ']');
    tag_end(tree, first->id);
    return (size_t)(piece - first);
}

void tag_put_marks(struct tree_writer *tree, const char *type, uint32_t owner_id,
                   const struct far_pieces *far)
{
    for (size_t i = 0; i < far->count;)
        if (far->first[i].note)
            i += put_mark(tree, type, owner_id, far->first + i, far->first + far->count);
        else
            i++;
}
