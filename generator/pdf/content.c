/* Draws a page: from its display list to the operators of a content stream. */
#include "pdf/content.h"

#include "base/unicode.h"
#include "pdf/notation.h"

/* What the texts so far have set, and what of the page is being marked. */
struct text_state {
    int32_t x, y; /* start of the line, in 1/100 pt */
    bool rotated;
    unsigned style;
    length size; /* 0: no font has been chosen */
    enum { MARK_NONE, MARK_PIECE, MARK_ARTIFACT } mark;
    size_t next_block; /* of the page: those before it are known to the structure */
    uint16_t note;     /* of the text that is marked, as its item has it */
};

static void choose_font(struct buffer *out, struct text_state *state,
                        const struct text_item *item)
{
    if (state->size == item->size && state->style == item->style)
        return;
    buffer_text(out, "/F");
    buffer_unsigned(out, item->style);
    buffer_byte(out, ' ');
    put_decimal(out, item->size, 3);
    buffer_text(out, " Tf\n");
    state->style = item->style;
    state->size = item->size;
}

static void put_pair(struct buffer *out, int32_t x, int32_t y, const char *operator)
{
    put_decimal(out, x, 2);
    buffer_byte(out, ' ');
    put_decimal(out, y, 2);
    buffer_text(out, operator);
}

/* Offsets would be along a rotated text: before and after one the matrix is set anew. */
static void move_to(struct buffer *out, struct text_state *state, int32_t x, int32_t y,
                    bool rotated)
{
    if (rotated || state->rotated) {
        buffer_text(out, rotated ? "0 1 -1 0 " : "1 0 0 1 ");
        put_pair(out, x, y, " Tm");
    } else {
        put_pair(out, x - state->x, y - state->y, " Td");
    }
    state->x = x;
    state->y = y;
    state->rotated = rotated;
}

/* Marked content. */

static void end_mark(struct buffer *out, struct text_state *state)
{
    if (state->mark != MARK_NONE)
        buffer_text(out, "EMC\n");
    state->mark = MARK_NONE;
}

/* What is repeated on each page: not to be read. */
static void mark_artifact(struct buffer *out, struct text_state *state)
{
    if (state->mark == MARK_ARTIFACT)
        return;
    end_mark(out, state);
    buffer_text(out, "/Artifact<</Type/Pagination>>BDC\n");
    state->mark = MARK_ARTIFACT;
}

static void mark_piece(struct buffer *out, struct text_state *state,
                       struct structure *structure, uint16_t note)
{
    struct marked_piece piece = structure_add_piece(structure, note);
    end_mark(out, state);
    buffer_byte(out, '/');
    buffer_text(out, piece.type);
    buffer_text(out, "<</MCID ");
    buffer_unsigned(out, piece.id);
    buffer_text(out, ">>BDC\n");
    state->mark = MARK_PIECE;
    state->note = note;
}

/* Tells the structure of the blocks up to one, also of those without texts. */
static void go_on_to_block(struct text_state *state, const struct page *page, size_t block,
                           struct structure *structure)
{
    for (; state->next_block <= block && state->next_block < page->block_count;
         state->next_block++)
        if (!page->blocks[state->next_block].artifact)
            structure_begin_block(structure, &page->blocks[state->next_block]);
}

/* Each block is marked by itself, and in it each note's mark. */
static void mark_text(struct buffer *out, struct text_state *state, const struct page *page,
                      const struct text_item *item, struct structure *structure)
{
    bool begins = item->block >= state->next_block;
    go_on_to_block(state, page, item->block, structure);
    if (page->blocks[item->block].artifact)
        mark_artifact(out, state);
    else if (begins || item->note != state->note)
        mark_piece(out, state, structure, item->note);
}

/* Texts. */

/* Its two bytes of a string. */
static char *put_glyph(char *to, uint16_t id)
{
    to = escape_byte(to, (unsigned char)(id >> 8));
    return escape_byte(to, (unsigned char)id);
}

/* Whether the words of two lines would run into one when they are read out: those of a
 * text, and the label with the title below it. */
static bool needs_space(const struct page *page, size_t text)
{
    const struct text_item *item = &page->texts[text];
    bool last =
        text + 1 == page->text_count || page->texts[text + 1].block != item->block;
    return item->ends_line || (last && page->blocks[item->block].role == ROLE_LABEL);
}

/* A string of glyph ids, with a space behind it if need be. Returns 0, or -1 where a
 * character has none. */
static int show(struct buffer *out, const struct text_item *item, bool space,
                const struct subset *subset, uint32_t *missing)
{
    const char *text = item->utf8, *end = text + item->bytes;
    buffer_reserve(out, 4 * (size_t)item->bytes + 9);
    char *to = out->bytes + out->length;
    *to++ = '(';
    while (text < end || space) {
        uint32_t character = ' ';
        if (text < end)
            character = utf8_next(&text);
        else
            space = false;
        uint16_t id = subset ? subset_glyph_id(subset, character) : 0;
        if (!id) {
            *missing = character;
            return -1;
        }
        to = put_glyph(to, id);
    }
    *to++ = ')';
    *to++ = 'T';
    *to++ = 'j';
    *to++ = '\n';
    out->length = (size_t)(to - out->bytes);
    return 0;
}

static int draw_texts(struct buffer *out, const struct page *page,
                      const struct content_fonts *fonts, struct structure *structure,
                      struct missing_character *missing)
{
    struct text_state state = {0};
    buffer_text(out, "BT\n");
    for (size_t i = 0; i < page->text_count; i++) {
        const struct text_item *item = &page->texts[i];
        if (!item->bytes)
            continue;
        if (structure)
            mark_text(out, &state, page, item, structure);
        choose_font(out, &state, item);
        move_to(out, &state, hundredths(item->x), hundredths(page->height - item->y),
                item->rotated);
        if (show(out, item, needs_space(page, i), fonts->subsets[item->style],
                 &missing->character) != 0) {
            missing->style = item->style;
            return -1;
        }
    }
    end_mark(out, &state);
    if (structure)
        go_on_to_block(&state, page, page->block_count, structure);
    buffer_text(out, "ET\n");
    return 0;
}

static void put_point(struct buffer *out, const struct page *page, length x, length y,
                      const char *operator)
{
    put_pair(out, hundredths(x), hundredths(page->height - y), operator);
}

/* The smallest thickness above `last`, or `last` where there is none; of bars, or of the
 * others. */
static length next_thickness(const struct page *page, bool bars, length last)
{
    length next = last;
    for (size_t i = 0; i < page->rule_count; i++) {
        length thickness = page->rules[i].thickness;
        if (page->rules[i].bar == bars && thickness > last &&
            (next == last || thickness < next))
            next = thickness;
    }
    return next;
}

static void draw_rules_of(struct buffer *out, const struct page *page, bool bars,
                          length thickness)
{
    put_decimal(out, thickness, 3);
    buffer_text(out, " w\n");
    for (size_t i = 0; i < page->rule_count; i++) {
        const struct rule_item *rule = &page->rules[i];
        if (rule->bar != bars || rule->thickness != thickness)
            continue;
        put_point(out, page, rule->x0, rule->y0, " m ");
        put_point(out, page, rule->x1, rule->y1, " l\n");
    }
    buffer_text(out, "S\n");
}

/* Ends are squared off beyond the end by half the thickness, so that corners close; those
 * of bars stand where they are. */
static void draw_rules(struct buffer *out, const struct page *page, bool bars)
{
    length last = 0, thickness = next_thickness(page, bars, last);
    if (thickness != last)
        buffer_text(out, bars ? "0 J\n" : "2 J\n");
    for (; thickness != last; thickness = next_thickness(page, bars, last)) {
        draw_rules_of(out, page, bars, thickness);
        last = thickness;
    }
}

int content_draw(struct buffer *out, const struct page *page,
                 const struct content_fonts *fonts, struct structure *structure,
                 struct missing_character *missing)
{
    if (structure)
        structure_begin_page(structure);
    if (draw_texts(out, page, fonts, structure, missing) != 0)
        return -1;
    if (structure && page->rule_count)
        buffer_text(out, "/Artifact<</Type/Layout>>BDC\n");
    draw_rules(out, page, false);
    draw_rules(out, page, true);
    if (structure && page->rule_count)
        buffer_text(out, "EMC\n");
    return 0;
}
