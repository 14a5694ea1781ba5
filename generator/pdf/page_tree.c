/* The page tree: remembers the pages, and writes their objects when all are known. */
#include "pdf/page_tree.h"

#include "base/memory.h"
#include "pdf/notation.h"

#include <hpdf_doc.h>
#include <stdlib.h>

/* Of a node: few enough for readers that go to a page without reading all others, and for
 * libharu's arrays. */
enum { KIDS_MOST = 64 };

struct leaf {
    uint32_t id, contents_id;
    length width, height;
};

struct page_tree {
    struct leaf *leaves;
    size_t count, capacity;
    uint32_t first_annotation; /* on the first page, or 0 */
};

/* The nodes of equal height above the leaves; their ids are consecutive. */
struct rank {
    uint32_t first_id; /* 0: the leaves */
    size_t count;
    size_t leaves_below; /* each, but for the last one */
};

struct page_tree *page_tree_new(void)
{
    return memory_new(sizeof(struct page_tree));
}

void page_tree_free(struct page_tree *tree)
{
    if (!tree)
        return;
    free(tree->leaves);
    free(tree);
}

void page_tree_add(struct page_tree *tree, uint32_t page_id, uint32_t contents_id,
                   length width, length height)
{
    tree->leaves =
        memory_grow(tree->leaves, tree->count, &tree->capacity, sizeof *tree->leaves);
    tree->leaves[tree->count++] = (struct leaf){page_id, contents_id, width, height};
}

void page_tree_annotate_first(struct page_tree *tree, uint32_t annotation_id)
{
    tree->first_annotation = annotation_id;
}

uint32_t page_tree_id(const struct page_tree *tree, size_t page)
{
    return tree->leaves[page].id;
}

/* The rank above: the root alone, where that can hold all. */
static struct rank rank_above(const struct rank *below, struct object_writer *writer,
                              uint32_t root_id)
{
    size_t count = (below->count + KIDS_MOST - 1) / KIDS_MOST;
    uint32_t first_id = root_id;
    if (count > 1)
        first_id = object_writer_reserve(writer, (uint32_t)count);
    return (struct rank){first_id, count, below->leaves_below * KIDS_MOST};
}

static uint32_t kid_id(const struct page_tree *tree, const struct rank *rank, size_t index)
{
    return rank->first_id ? rank->first_id + (uint32_t)index : tree->leaves[index].id;
}

static uint32_t parent_id(const struct rank *above, size_t index)
{
    return above->first_id + (uint32_t)(index / KIDS_MOST);
}

static void put_leaves(const struct page_tree *tree, const struct rank *above,
                       struct object_writer *writer, uint32_t resources_id, bool tagged)
{
    struct buffer object = {0};
    for (size_t i = 0; i < tree->count; i++) {
        const struct leaf *leaf = &tree->leaves[i];
        buffer_clear(&object);
        buffer_text(&object, "<</Type/Page/Parent ");
        put_reference(&object, parent_id(above, i));
        buffer_text(&object, "/MediaBox[0 0 ");
        put_decimal(&object, hundredths(leaf->width), 2);
        buffer_byte(&object, ' ');
        put_decimal(&object, hundredths(leaf->height), 2);
        buffer_text(&object, "]/Resources ");
        put_reference(&object, resources_id);
        buffer_text(&object, "/Contents ");
        put_reference(&object, leaf->contents_id);
        if (i == 0 && tree->first_annotation) {
            buffer_text(&object, "/Annots[");
            put_reference(&object, tree->first_annotation);
            buffer_byte(&object, ']');
        }
        if (tagged) {
            buffer_text(&object, "/Tabs/S/StructParents ");
            buffer_unsigned(&object, i);
        }
        buffer_text(&object, ">>");
        object_writer_put(writer, leaf->id, &object);
    }
    buffer_free(&object);
}

static size_t smaller(size_t left, size_t right)
{
    return left < right ? left : right;
}

static void put_node(const struct page_tree *tree, const struct rank *below,
                     const struct rank *rank, const struct rank *above, size_t index,
                     struct object_writer *writer)
{
    size_t leaves = smaller(tree->count - index * rank->leaves_below, rank->leaves_below);
    size_t kids_end = smaller(below->count, (index + 1) * KIDS_MOST);
    struct buffer object = {0};
    buffer_text(&object, "<</Type/Pages/Parent ");
    put_reference(&object, parent_id(above, index));
    buffer_text(&object, "/Count ");
    buffer_unsigned(&object, leaves);
    buffer_text(&object, "/Kids[");
    for (size_t kid = index * KIDS_MOST; kid < kids_end; kid++) {
        put_reference(&object, kid_id(tree, below, kid));
        buffer_byte(&object, ' ');
    }
    buffer_text(&object, "]>>");
    object_writer_put(writer, rank->first_id + (uint32_t)index, &object);
    buffer_free(&object);
}

static void fill_root(const struct page_tree *tree, const struct rank *below,
                      struct haru *haru)
{
    HPDF_Dict root = haru_document(haru)->root_pages;
    HPDF_Array kids = HPDF_Dict_GetItem(root, "Kids", HPDF_OCLASS_ARRAY);
    root->before_write_fn = NULL; /* it would count the pages that libharu knows */
    for (size_t i = 0; kids && i < below->count; i++)
        HPDF_Array_Add(kids, haru_reference(haru, kid_id(tree, below, i)));
    HPDF_Dict_AddNumber(root, "Count", (HPDF_INT32)tree->count);
}

void page_tree_put(struct page_tree *tree, struct haru *haru, struct object_writer *writer,
                   uint32_t resources_id, bool tagged)
{
    uint32_t root_id = haru_id(haru_document(haru)->root_pages);
    struct rank below = {0, tree->count, 1};
    struct rank rank = rank_above(&below, writer, root_id);
    put_leaves(tree, &rank, writer, resources_id, tagged);
    while (rank.first_id != root_id) {
        struct rank above = rank_above(&rank, writer, root_id);
        for (size_t i = 0; i < rank.count; i++)
            put_node(tree, &below, &rank, &above, i, writer);
        below = rank;
        rank = above;
    }
    fill_root(tree, &below, haru);
}
