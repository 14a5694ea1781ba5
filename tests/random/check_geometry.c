/* Checks where things stand: texts in their cells, nothing over anything, rules that close.
 *
 * Texts count from the type's ascent to its descent, rules with their whole thickness for
 * texts of the table, and as lines for those around it, whose space from the table is
 * counted from the middle of its outer rule. Roundings, half a unit for each word of a
 * justified line, may add up to SLACK. (Profiles here leave more padding than half a rule,
 * and leading for the type: else texts would touch by what the profile says.) */
#include "check.h"

#include <stdlib.h>

enum { SLACK = 20 };

static bool is_table_text(const struct block *block)
{
    return block->role == ROLE_HEADER_CELL || block->role == ROLE_CELL;
}

static bool is_vertical(const struct rule_item *rule)
{
    return rule->x0 == rule->x1;
}

static void print_box(struct buffer *text, const struct box *box)
{
    buffer_format(text, "%d..%d x %d..%d", box->left, box->right, box->top, box->bottom);
}

static void fail_place(struct check *check, const struct page_view *view, size_t number,
                       const struct box *place)
{
    const struct block *block = &view->page->blocks[number];
    struct buffer text = {0};
    print_box(&text, &view->boxes[number]);
    buffer_text(&text, " outside ");
    print_box(&text, place);
    check_fail(check, "page %u: a text of role %d, row %u, column %u stands at %s",
               view->page->number, (int)block->role, block->row, block->column,
               buffer_string(&text));
    buffer_free(&text);
}

static void fail_block(struct check *check, const struct page_view *view, size_t number,
                       const char *what)
{
    const struct block *block = &view->page->blocks[number];
    const struct box *box = &view->boxes[number];
    check_fail(check,
               "page %u: the text of role %d, row %u, column %u, %d..%d x %d..%d, %s",
               view->page->number, (int)block->role, block->row, block->column, box->left,
               box->right, box->top, box->bottom, what);
}

/* Texts. */

static bool within(const struct box *inner, const struct box *outer)
{
    return inner->left >= outer->left - SLACK && inner->right <= outer->right + SLACK &&
           inner->top >= outer->top - SLACK && inner->bottom <= outer->bottom + SLACK;
}

/* With mirrored margins: of this page. */
static struct box text_area(const struct check *check, const struct page *page)
{
    const struct profile *profile = check->appendix->profile;
    const struct margins *margins = check->appendix->tables[0].layout->landscape
                                        ? &profile->landscape
                                        : &profile->portrait;
    return (struct box){margins->left, margins->top, page->width - margins->right,
                        page->height - margins->bottom, true};
}

/* Between its own columns' edges, with the padding, and not above its own top. */
static struct box cell_box(const struct check *check, const struct page_view *view,
                           const struct block *block)
{
    const struct margins *padding = &check->appendix->profile->padding;
    return (struct box){view->edges[block->column] + padding->left,
                        block->top + padding->top,
                        view->edges[block->column + block->column_span] - padding->right,
                        view->frame.bottom - padding->bottom, true};
}

static void check_places(struct check *check, const struct page_view *view)
{
    struct box area = text_area(check, view->page);
    for (size_t i = 0; i < view->page->block_count; i++) {
        const struct block *block = &view->page->blocks[i];
        if (!view->boxes[i].filled || block->role == ROLE_PAGE_NUMBER)
            continue;
        struct box cell = area;
        if (is_table_text(block))
            cell = cell_box(check, view, block);
        if (!within(&view->boxes[i], &area))
            fail_place(check, view, i, &area);
        else if (!within(&view->boxes[i], &cell))
            fail_place(check, view, i, &cell);
    }
    if (view->frame.filled && !within(&view->frame, &area))
        check_fail(check, "page %u: the table runs over the margins", view->page->number);
}

static bool overlap(const struct box *a, const struct box *b)
{
    return a->filled && b->filled && a->left < b->right - SLACK &&
           b->left < a->right - SLACK && a->top < b->bottom - SLACK &&
           b->top < a->bottom - SLACK;
}

static void check_overlaps(struct check *check, const struct page_view *view)
{
    for (size_t i = 0; i < view->page->block_count; i++)
        for (size_t k = i + 1; k < view->page->block_count; k++)
            if (overlap(&view->boxes[i], &view->boxes[k]))
                fail_block(check, view, k, "lies over another");
}

static struct box rule_box(const struct rule_item *rule, length half)
{
    length x = is_vertical(rule) ? half : 0, y = is_vertical(rule) ? 0 : half;
    return (struct box){rule->x0 - x, rule->y0 - y, rule->x1 + x, rule->y1 + y, true};
}

static void check_crossings(struct check *check, const struct page_view *view)
{
    for (size_t k = 0; k < view->page->rule_count; k++) {
        const struct rule_item *rule = &view->page->rules[k];
        for (size_t i = 0; i < view->page->block_count; i++) {
            bool thick = is_table_text(&view->page->blocks[i]);
            struct box box = rule_box(rule, thick ? rule->thickness / 2 : SLACK + 1);
            if (overlap(&view->boxes[i], &box))
                fail_block(check, view, i, "is crossed by a rule");
        }
    }
}

/* Rules. */

/* Whether rules of one direction cover the way from `from` to `to` at x or y `at`. */
static bool covered(const struct page_view *view, bool vertical, length at, length from,
                    length to)
{
    for (bool found = true; found && from < to;) {
        found = false;
        for (size_t i = 0; i < view->rule_count; i++) {
            const struct rule_item *rule = &view->rules[i];
            length start = vertical ? rule->y0 : rule->x0;
            length end = vertical ? rule->y1 : rule->x1;
            if (is_vertical(rule) == vertical && (vertical ? rule->x0 : rule->y0) == at &&
                start <= from && end > from) {
                from = end;
                found = true;
            }
        }
    }
    return from >= to;
}

/* Horizontal rules reach half a thickness beyond the vertical ones that they end on. */
static bool ends_on_rule(const struct page_view *view, const struct rule_item *rule,
                         bool end)
{
    length half = is_vertical(rule) ? 0 : rule->thickness / 2;
    length x = end ? rule->x1 - half : rule->x0 + half, y = end ? rule->y1 : rule->y0;
    for (size_t i = 0; i < view->rule_count; i++) {
        const struct rule_item *other = &view->rules[i];
        if (is_vertical(other) != is_vertical(rule) && other->x0 <= x && x <= other->x1 &&
            other->y0 <= y && y <= other->y1)
            return true;
    }
    return false;
}

static void check_ends(struct check *check, const struct page_view *view)
{
    for (size_t i = 0; i < view->rule_count; i++) {
        const struct rule_item *rule = &view->rules[i];
        if (!ends_on_rule(view, rule, false) || !ends_on_rule(view, rule, true))
            check_fail(check, "page %u: the rule %d,%d..%d,%d ends on no other",
                       view->page->number, rule->x0, rule->y0, rule->x1, rule->y1);
    }
}

static void check_frame(struct check *check, const struct page_view *view)
{
    const struct box *frame = &view->frame;
    if (!covered(view, true, frame->left, frame->top, frame->bottom) ||
        !covered(view, true, frame->right, frame->top, frame->bottom) ||
        !covered(view, false, frame->top, frame->left, frame->right) ||
        !covered(view, false, frame->bottom, frame->left, frame->right))
        check_fail(check, "page %u: the table's frame is not closed", view->page->number);
}

/* Each cell has a rule along its top, and one on either side from there to its text's end.
 */
static void check_cell_rules(struct check *check, const struct page_view *view)
{
    for (size_t i = 0; i < view->page->block_count; i++) {
        const struct block *block = &view->page->blocks[i];
        if (!is_table_text(block))
            continue;
        length left = view->edges[block->column];
        length right = view->edges[block->column + block->column_span];
        length bottom = view->boxes[i].filled ? view->boxes[i].bottom : block->top;
        if (!covered(view, false, block->top, left, right) ||
            !covered(view, true, left, block->top, bottom) ||
            !covered(view, true, right, block->top, bottom))
            fail_block(check, view, i, "has no rules around it");
    }
}

void check_geometry(struct check *check, const struct page_view *view)
{
    if (view->frame.filled && view->edge_count != check->head->column_count + 1u) {
        check_fail(check, "page %u: %u vertical rules bound %u columns", view->page->number,
                   view->edge_count, check->head->column_count);
        return;
    }
    check_places(check, view);
    check_overlaps(check, view);
    check_crossings(check, view);
    check_ends(check, view);
    if (!view->frame.filled)
        return;
    check_frame(check, view);
    check_cell_rules(check, view);
}
