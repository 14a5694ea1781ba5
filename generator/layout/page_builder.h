/* Builds pages: collects blocks, texts and rules, and hands each finished page to the sink.
 */
#ifndef PHULUC_LAYOUT_PAGE_BUILDER_H
#define PHULUC_LAYOUT_PAGE_BUILDER_H

#include "compute/appendix.h"
#include "layout/display_list.h"
#include "layout/lines.h"
#include "layout/measure.h"

struct page_builder;

/* `pages` is the number of pages to print in page numbers; the builder's owner frees it.
 * The first page is one of the first table. */
struct page_builder *page_builder_new(const struct appendix *appendix,
                                      const struct type_metrics *metrics, unsigned pages,
                                      const struct page_sink *sink);
void page_builder_free(struct page_builder *builder);

/* The text area of the page, and that of the pages of a layout: where margins are mirrored,
 * all that is added to an even page is moved with them. */
struct text_area {
    length left, right, top, bottom;
};
struct text_area page_area(const struct page_builder *builder);
struct text_area layout_area(const struct page_builder *builder,
                             const struct layout_spec *layout);

/* From here on stands a table of that layout. Where its pages lie otherwise than this one,
 * this one is finished, if anything stands on it. Returns 0, or the sink's answer. */
int page_begin_table(struct page_builder *builder, const struct layout_spec *layout);

/* Whether nothing stands on the page yet. */
bool page_is_empty(const struct page_builder *builder);

/* How far the page is filled from the top; whoever adds to the page moves it. */
length page_cursor(const struct page_builder *builder);
void page_set_cursor(struct page_builder *builder, length y);

/* Adds a block and returns its number on this page. */
uint32_t page_add_block(struct page_builder *builder, const struct block *block);

/* The block that was added last. */
uint32_t page_last_block(const struct page_builder *builder);

/* Adds `count` lines of a text from line `first`, the first line's top at `y`, aligned
 * between `left` and `right`. The style gives their leading and where the baseline stands
 * in it, so that a text in a smaller type stands in line with its neighbours. The lines
 * must live until the page is finished. */
void page_add_lines(struct page_builder *builder, uint32_t block,
                    const struct text_block *text, unsigned first, unsigned count,
                    const struct text_style *style, enum align align, length left,
                    length right, length y);

/* Adds a text whose lines run upward and follow each other from left to right, centred in
 * the box both ways. They must live as long. */
void page_add_rotated(struct page_builder *builder, uint32_t block,
                      const struct text_block *text, const struct text_style *style,
                      struct text_area box);

void page_add_rule(struct page_builder *builder, struct rule_item rule);

/* Finishes the page (number, order) and hands it to the sink; begins the next one, empty,
 * with the cursor at the top. Returns the sink's answer. */
int page_finish(struct page_builder *builder);

/* Pages finished so far. */
unsigned page_count(const struct page_builder *builder);

#endif
