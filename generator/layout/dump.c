/* Prints pages as text: what golden tests read. */
#include "layout/dump.h"

#include "base/buffer.h"

#include <stdlib.h>

static void put_length(struct buffer *out, length value)
{
    buffer_format(out, " %s%d.%03d", value < 0 ? "-" : "", abs(value) / 1000,
                  abs(value) % 1000);
}

static const char *role_name(enum role role)
{
    static const char *const names[] = {[ROLE_LABEL] = "label",
                                        [ROLE_TITLE] = "title",
                                        [ROLE_REFERENCE] = "reference",
                                        [ROLE_CLOSING] = "closing",
                                        [ROLE_CONTINUED] = "continued-label",
                                        [ROLE_TEXT] = "text",
                                        [ROLE_TABLE_TITLE] = "table-title",
                                        [ROLE_UNIT_LINE] = "unit-line",
                                        [ROLE_HEADER_CELL] = "header",
                                        [ROLE_CELL] = "cell",
                                        [ROLE_CLOSING_MARK] = "closing-mark",
                                        [ROLE_NOTES_HEADING] = "notes-heading",
                                        [ROLE_NOTE] = "note",
                                        [ROLE_SIGNATURE] = "signature",
                                        [ROLE_PAGE_NUMBER] = "page-number"};
    return names[role];
}

static void put_cell(struct buffer *out, const struct block *block)
{
    static const char *const rows[] = {[ROW_GROUP] = "group",
                                       [ROW_INDICATOR] = "indicator",
                                       [ROW_SUB_INDICATOR] = "sub-indicator",
                                       [ROW_OF_WHICH] = "of-which",
                                       [ROW_PART] = "part",
                                       [ROW_TOTAL] = "total",
                                       [ROW_CARRIED_FORWARD] = "carried-forward",
                                       [ROW_BROUGHT_FORWARD] = "brought-forward"};
    buffer_format(out, " row %u column %u", block->row, block->column);
    if (block->column_span != 1)
        buffer_format(out, " columns %u", block->column_span);
    if (block->row_span == 0)
        buffer_text(out, " open");
    else if (block->row_span != 1)
        buffer_format(out, " rows %u", block->row_span);
    if (block->role == ROLE_HEADER_CELL)
        return;
    buffer_format(out, " %s %u under", rows[block->row_kind], block->level);
    for (uint16_t i = 0; i < block->header_count; i++)
        buffer_format(out, "%s%u", i ? "," : " ", block->headers[i]);
}

static void put_block(struct buffer *out, const struct block *block)
{
    buffer_text(out, role_name(block->role));
    if (block->table)
        buffer_format(out, " table %u", block->table);
    if (block->role == ROLE_CELL || block->role == ROLE_HEADER_CELL)
        put_cell(out, block);
    if (block->continued)
        buffer_text(out, " continued");
    if (block->artifact)
        buffer_text(out, " artifact");
    if (block->bookmark)
        buffer_format(out, " bookmark \"%s\"", block->bookmark);
    buffer_byte(out, '\n');
}

static void put_text(struct buffer *out, const struct text_item *item)
{
    static const char *const styles[] = {"regular", "bold", "italic", "bold-italic"};
    buffer_text(out, " ");
    put_length(out, item->x);
    put_length(out, item->y);
    put_length(out, item->width);
    buffer_format(out, " %s", styles[item->style]);
    put_length(out, item->size);
    buffer_text(out, item->rotated ? " rotated" : "");
    buffer_format(out, " \"%.*s\"\n", (int)item->bytes, item->utf8);
}

int dump_page(void *buffer, const struct page *page)
{
    struct buffer *out = buffer;
    buffer_format(out, "page %u", page->number);
    put_length(out, page->width);
    put_length(out, page->height);
    buffer_byte(out, '\n');
    size_t text = 0;
    for (size_t block = 0; block < page->block_count; block++) {
        put_block(out, &page->blocks[block]);
        for (; text < page->text_count && page->texts[text].block == block; text++)
            put_text(out, &page->texts[text]);
    }
    for (size_t i = 0; i < page->rule_count; i++) {
        const struct rule_item *rule = &page->rules[i];
        buffer_text(out, "rule");
        put_length(out, rule->x0);
        put_length(out, rule->y0);
        put_length(out, rule->x1);
        put_length(out, rule->y1);
        put_length(out, rule->thickness);
        buffer_text(out, rule->bar ? " bar\n" : "\n");
    }
    return 0;
}
