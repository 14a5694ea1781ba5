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

static char *choose_font(char *to, struct text_state *state, const struct text_item *item)
{
    if (state->size == item->size && state->style == item->style)
        return to;
    to = write_unsigned(write_text(to, "/F"), item->style);
    to = write_decimal(write_text(to, " "), item->size, 3);
    state->style = item->style;
    state->size = item->size;
    return write_text(to, " Tf\n");
}

static char *write_pair(char *to, int32_t x, int32_t y)
{
    to = write_decimal(to, x, 2);
    *to++ = ' ';
    return write_decimal(to, y, 2);
}

/* Offsets would be along a rotated text: before and after one the matrix is set anew. */
static char *move_to(char *to, struct text_state *state, int32_t x, int32_t y, bool rotated)
{
    if (rotated || state->rotated) {
        to = write_text(to, rotated ? "0 1 -1 0 " : "1 0 0 1 ");
        to = write_text(write_pair(to, x, y), " Tm");
    } else {
        to = write_text(write_pair(to, x - state->x, y - state->y), " Td");
    }
    state->x = x;
    state->y = y;
    state->rotated = rotated;
    return to;
}

/* Marked content. */

static char *end_mark(char *to, struct text_state *state)
{
    if (state->mark == MARK_NONE)
        return to;
    state->mark = MARK_NONE;
    return write_text(to, "EMC\n");
}

/* What is repeated on each page: not to be read. */
static char *mark_artifact(char *to, struct text_state *state)
{
    if (state->mark == MARK_ARTIFACT)
        return to;
    to = end_mark(to, state);
    state->mark = MARK_ARTIFACT;
    return write_text(to, "/Artifact<</Type/Pagination>>BDC\n");
}

static char *mark_piece(char *to, struct text_state *state, struct structure *structure,
                        uint16_t note)
{
    struct marked_piece piece = structure_add_piece(structure, note);
    to = write_text(end_mark(to, state), "/");
    to = write_text(write_text(to, piece.type), "<</MCID ");
    to = write_unsigned(to, piece.id);
    state->mark = MARK_PIECE;
    state->note = note;
    return write_text(to, ">>BDC\n");
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
static char *mark_text(char *to, struct text_state *state, const struct page *page,
                       const struct text_item *item, struct structure *structure)
{
    bool begins = item->block >= state->next_block;
    go_on_to_block(state, page, item->block, structure);
    if (page->blocks[item->block].artifact)
        return mark_artifact(to, state);
    if (begins || item->note != state->note)
        return mark_piece(to, state, structure, item->note);
    return to;
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
    bool last = text + 1 == page->text_count || page->texts[text + 1].block != item->block;
    return item->ends_line || (last && page->blocks[item->block].role == ROLE_LABEL);
}

/* A string of glyph ids, with a space behind it if need be. Returns its end, or NULL where
 * a character has none. */
static char *show(char *to, const struct text_item *item, bool space,
                  const struct subset *subset, uint32_t *missing)
{
    const char *text = item->utf8, *end = text + item->bytes;
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
            return NULL;
        }
        to = put_glyph(to, id);
    }
    return write_text(to, ")Tj\n");
}

static int draw_texts(struct buffer *out, const struct page *page,
                      const struct content_fonts *fonts, struct structure *structure,
                      struct missing_character *missing)
{
    enum { OPERATORS_BYTES = 256 /* of a text, at most */, GLYPH_BYTES = 4 };
    struct text_state state = {0};
    buffer_text(out, "BT\n");
    for (size_t i = 0; i < page->text_count; i++) {
        const struct text_item *item = &page->texts[i];
        if (!item->bytes)
            continue;
        buffer_reserve(out, OPERATORS_BYTES + GLYPH_BYTES * (item->bytes + (size_t)1));
        char *to = buffer_rest(out);
        if (structure)
            to = mark_text(to, &state, page, item, structure);
        to = choose_font(to, &state, item);
        to = move_to(to, &state, hundredths(item->x), hundredths(page->height - item->y),
                     item->rotated);
        to = show(to, item, needs_space(page, i), fonts->subsets[item->style],
                  &missing->character);
        if (!to) {
            missing->style = item->style;
            return -1;
        }
        buffer_end(out, to);
    }
    buffer_reserve(out, OPERATORS_BYTES);
    buffer_end(out, write_text(end_mark(buffer_rest(out), &state), "ET\n"));
    if (structure)
        go_on_to_block(&state, page, page->block_count, structure);
    return 0;
}

/* Rules. */

static char *write_point(char *to, const struct page *page, length x, length y)
{
    return write_pair(to, hundredths(x), hundredths(page->height - y));
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
    enum { RULE_BYTES = 4 * DECIMAL_BYTES + 8 };
    put_decimal(out, thickness, 3);
    buffer_text(out, " w\n");
    for (size_t i = 0; i < page->rule_count; i++) {
        const struct rule_item *rule = &page->rules[i];
        if (rule->bar != bars || rule->thickness != thickness)
            continue;
        buffer_reserve(out, RULE_BYTES);
        char *to = write_point(buffer_rest(out), page, rule->x0, rule->y0);
        to = write_point(write_text(to, " m "), page, rule->x1, rule->y1);
        buffer_end(out, write_text(to, " l\n"));
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
