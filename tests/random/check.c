/* The checking sink: makes each page's view, and has it checked. */
#include "check.h"

#include "base/memory.h"
#include "base/unicode.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct check check_new(const struct appendix *appendix, struct row_source *rows,
                       struct charset *announced, const struct type_metrics *metrics)
{
    struct check check = {.appendix = appendix,
                          .metrics = metrics,
                          .head = row_source_head(rows),
                          .announced = announced,
                          .rows = rows,
                          .arena = arena_new(1024)};
    check.leading = appendix->tables[0].layout->table_leading
                        ? appendix->tables[0].layout->table_leading
                        : appendix->profile->table_leading;
    check.cells = memory_new(check.head->column_count * sizeof *check.cells);
    return check;
}

void check_free(struct check *check)
{
    for (unsigned i = 0; i < check->head->column_count; i++)
        styled_text_free(&check->cells[i].text);
    free(check->cells);
    arena_free(check->arena);
}

void check_fail(struct check *check, const char *format, ...)
{
    if (check->failure[0])
        return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(check->failure, sizeof check->failure, format, arguments);
    va_end(arguments);
    for (char *at = check->failure; *at; at++)
        if (*at == '\n')
            *at = ' '; /* it is printed in one line */
}

/* Views. */

static void widen(struct box *box, length left, length top, length right, length bottom)
{
    if (!box->filled)
        *box = (struct box){left, top, right, bottom, true};
    if (left < box->left)
        box->left = left;
    if (top < box->top)
        box->top = top;
    if (right > box->right)
        box->right = right;
    if (bottom > box->bottom)
        box->bottom = bottom;
}

/* Rotated texts would need boxes of their own here. */
static void add_texts(struct page_view *view, const struct type_metrics *metrics)
{
    const struct page *page = view->page;
    length em = (length)metrics->units_per_em;
    size_t block = 0;
    for (size_t i = 0; i < page->text_count; i++) {
        const struct text_item *text = &page->texts[i];
        while (block <= text->block)
            view->first_texts[block++] = i;
        widen(&view->boxes[text->block], text->x,
              text->y - (length)((int64_t)metrics->ascent * text->size / em),
              text->x + text->width,
              text->y + (length)((int64_t)metrics->descent * text->size / em));
    }
    while (block <= page->block_count)
        view->first_texts[block++] = page->text_count;
}

/* The rule under the heading is drawn before any of the table's, and once. */
static bool is_closing_rule(struct check *check, const struct page *page, size_t number)
{
    const struct profile *profile = check->appendix->profile;
    const struct rule_item *rule = &page->rules[number];
    if (number > 0 || check->closing_seen || profile->closing != CLOSING_LINE ||
        rule->thickness != profile->closing_thickness ||
        rule->x1 - rule->x0 != profile->closing_width / 2 * 2)
        return false;
    check->closing_seen = true;
    return true;
}

static void add_edge(struct page_view *view, length x)
{
    unsigned at = view->edge_count;
    for (unsigned i = 0; i < view->edge_count; i++)
        if (view->edges[i] == x)
            return;
    for (view->edge_count++; at > 0 && view->edges[at - 1] > x; at--)
        view->edges[at] = view->edges[at - 1];
    view->edges[at] = x;
}

/* Several tables on a page would each need a frame and edges here. */
static void add_rules(struct check *check, struct page_view *view)
{
    for (size_t i = 0; i < view->page->rule_count; i++) {
        const struct rule_item *rule = &view->page->rules[i];
        if (is_closing_rule(check, view->page, i) || rule->bar)
            continue;
        view->rules[view->rule_count++] = *rule;
        length half = rule->x0 == rule->x1 ? 0 : rule->thickness / 2;
        widen(&view->frame, rule->x0 + half, rule->y0, rule->x1 - half, rule->y1);
        if (rule->x0 == rule->x1)
            add_edge(view, rule->x0);
    }
}

/* Pages. */

static void check_announced(struct check *check, const struct text_item *text)
{
    for (const char *at = text->utf8; at < text->utf8 + text->bytes;) {
        uint32_t character = utf8_next(&at);
        if (charset_add(check->announced, text->style, character))
            check_fail(check, "the character U+%04X in style %u was not announced",
                       character, text->style);
    }
}

/* Every page has something that belongs there and nowhere else. */
static void check_content(struct check *check, const struct page *page)
{
    bool found = false;
    for (size_t i = 0; i < page->block_count; i++) {
        enum role role = page->blocks[i].role;
        found = found || !page->blocks[i].artifact || role == ROLE_CELL ||
                role == ROLE_CLOSING;
    }
    if (!found)
        check_fail(check, "page %u is empty", page->number);
    if (page->number != check->pages)
        check_fail(check, "page %u comes as number %lu", page->number, check->pages);
}

int check_page(void *context, const struct page *page)
{
    struct check *check = context;
    check->pages++;
    struct page_view view = {.page = page};
    view.boxes = memory_new((page->block_count + 1) * sizeof *view.boxes);
    view.first_texts = memory_new((page->block_count + 1) * sizeof *view.first_texts);
    view.rules = memory_new((page->rule_count + 1) * sizeof *view.rules);
    view.edges = memory_new((page->rule_count + 1) * sizeof *view.edges);
    add_texts(&view, check->metrics);
    add_rules(check, &view);
    check_content(check, page);
    for (size_t i = 0; i < page->text_count; i++)
        check_announced(check, &page->texts[i]);
    check_cells(check, &view);
    if (!check->failure[0])
        check_geometry(check, &view);
    free(view.boxes);
    free(view.first_texts);
    free(view.rules);
    free(view.edges);
    return check->failure[0] ? -1 : 0;
}
