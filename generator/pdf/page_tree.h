/* The page tree: remembers the pages, and writes their objects when all are known. */
#ifndef PHULUC_PDF_PAGE_TREE_H
#define PHULUC_PDF_PAGE_TREE_H

#include "base/length.h"
#include "pdf/haru.h"
#include "pdf/object_writer.h"

#include <stdbool.h>
#include <stdint.h>

struct page_tree;

struct page_tree *page_tree_new(void); /* the caller frees */
void page_tree_free(struct page_tree *tree);

/* Adds a page. */
void page_tree_add(struct page_tree *tree, uint32_t page_id, uint32_t contents_id,
                   length width, length height);

/* Adds an annotation to the first page. */
void page_tree_annotate_first(struct page_tree *tree, uint32_t annotation_id);

/* The page's id; they are counted from 0. */
uint32_t page_tree_id(const struct page_tree *tree, size_t page);

/* Puts the page objects and the nodes between them and the root, which is libharu's. Where
 * they are tagged, each page has its number as key of the structure tree's ParentTree. */
void page_tree_put(struct page_tree *tree, struct haru *haru, struct object_writer *writer,
                   uint32_t resources_id, bool tagged);

#endif
