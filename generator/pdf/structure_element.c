/* Writes single elements of the structure tree, with the content that they show. */
#include "pdf/notation.h"
#include "pdf/structure_writer.h"

char *tag_open(struct tree_writer *tree, uint32_t id, const char *type, size_t more)
{
    tree->out = object_writer_open(tree->objects, id);
    buffer_reserve(tree->out, TAG_BYTES + more);
    char *to = write_text(buffer_rest(tree->out), "<</S/");
    return write_text(to, type);
}

char *tag_write_parent(char *to, uint32_t id)
{
    return write_reference(write_text(to, "/P "), id);
}

char *tag_begin(struct tree_writer *tree, uint32_t id, const char *type, uint32_t parent_id,
                size_t more)
{
    return tag_write_parent(tag_open(tree, id, type, more), parent_id);
}

void tag_end(struct tree_writer *tree, char *to)
{
    buffer_end(tree->out, write_text(to, ">>"));
    object_writer_close(tree->objects);
}

static char *write_kid(char *to, uint32_t id)
{
    return write_text(write_reference(to, id), " ");
}

char *tag_write_kids(char *to, uint32_t first_id, uint32_t count)
{
    to = write_text(to, "/K[");
    for (uint32_t i = 0; i < count; i++)
        to = write_kid(to, first_id + i);
    return write_text(to, "]");
}

char *tag_write_items(char *to, const struct item *first, const struct item *end)
{
    to = write_text(to, "/K[");
    for (const struct item *item = first; item < end; item++)
        to = write_kid(to, item->id);
    return write_text(to, "]");
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

static char *write_page(char *to, const struct tree_writer *tree, uint32_t page)
{
    return write_reference(write_text(to, "/Pg "), page_tree_id(tree->pages, page));
}

/* Of an element that has that page. */
static char *write_far_piece(char *to, const struct tree_writer *tree,
                             const struct far_piece *piece, uint32_t page)
{
    to = write_text(to, " ");
    if (piece->page == page)
        return write_unsigned(to, piece->piece);
    to = write_page(write_text(to, "<</Type/MCR"), tree, piece->page);
    to = write_unsigned(write_text(to, "/MCID "), piece->piece);
    return write_text(to, ">>");
}

static char *write_far_pieces(char *to, const struct tree_writer *tree,
                              const struct far_pieces *far, uint32_t page)
{
    for (const struct far_piece *piece = far->first; piece < far->first + far->count;
         piece++)
        if (!piece->note)
            to = write_far_piece(to, tree, piece, page);
        else if (!piece->goes_on)
            to = write_reference(write_text(to, " "), piece->id);
    return to;
}

char *tag_write_content(char *to, const struct tree_writer *tree, const struct item *item,
                        const struct shape_cell *cell, const struct far_pieces *far)
{
    if (!cell->has_piece && !far->count)
        return to;
    to = write_page(to, tree, item->page);
    to = write_text(to, far->count ? "/K[" : "/K ");
    if (cell->has_piece)
        to = write_unsigned(to, item->piece + cell->piece);
    if (!far->count)
        return to;
    return write_text(write_far_pieces(to, tree, far, item->page), "]");
}

/* One mark, with the pieces on later pages that it goes on with. Returns its pieces. */
static size_t put_mark(struct tree_writer *tree, const char *type, uint32_t owner_id,
                       const struct far_piece *first, const struct far_piece *end)
{
    const struct far_piece *piece = first + 1;
    char *to =
        tag_begin(tree, first->id, type, owner_id, (size_t)(end - first) * FAR_BYTES);
    to = write_page(to, tree, first->page);
    to = write_unsigned(write_text(to, "/K["), first->piece);
    for (; piece < end && piece->goes_on; piece++)
        to = write_far_piece(to, tree, piece, first->page);
    tag_end(tree, write_text(to, "]"));
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
