/* Rotated text: as many lines as the width holds, as short as they can be. */
#include "layout/rotated_text.h"

#include "base/buffer.h"
#include "even_type.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct text_style style = {.size = 1000, .leading = 2000};

/* `|` stands for a hard break. */
static struct rich_text make_text(const char *words, struct run *runs)
{
    struct rich_text text = {.runs = runs};
    while (*words) {
        size_t size = strcspn(words, "|");
        if (size)
            runs[text.count++] =
                (struct run){.kind = RUN_TEXT, .size = (uint32_t)size, .utf8 = words};
        else
            runs[text.count++] = (struct run){.kind = RUN_BREAK};
        words += size ? size : 1;
    }
    return text;
}

static void join_lines(const struct text_block *block, struct buffer *out)
{
    buffer_clear(out);
    for (unsigned line = 0; line < block->line_count; line++) {
        if (line)
            buffer_byte(out, '|');
        for (unsigned i = 0; i < block->lines[line].fragment_count; i++)
            buffer_put(out, block->lines[line].fragments[i].utf8,
                       block->lines[line].fragments[i].bytes);
    }
}

static void test_breaks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        length width, page;
        const char *lines;
        length height, excess;
    } cases[] = {
        {"", 4000, 99000, "", 0, 0},
        {"một hai ba bốn", 3999, 99000, "một hai ba bốn", 14000, 0},
        {"một hai ba bốn", 4000, 99000, "một hai|ba bốn", 7000, 0},
        {"một hai ba bốn", 6000, 99000, "một|hai ba|bốn", 6000, 0},
        {"một hai ba bốn", 99000, 99000, "một|hai|ba|bốn", 3000, 0},
        {"nghiêng hai ba", 99000, 99000, "nghiêng|hai ba", 7000, 0},
        /* Too narrow for one line. */
        {"một hai", 1500, 99000, "một hai", 7000, 500},
        {"một hai", -500, 99000, "một hai", 7000, 2500},
        /* Hard breaks: as many, or more than there is room for. */
        {"một hai|ba", 4000, 99000, "một hai|ba", 7000, 0},
        {"một hai|ba bốn năm", 6000, 99000, "một hai|ba bốn|năm", 7000, 0},
        {"một hai|ba|bốn năm sáu", 4000, 99000, "một hai ba|bốn năm sáu", 11000, 2000},
        /* Higher than the page, whatever is done; no word is broken for it. */
        {"một hai ba bốn", 4000, 6000, "một hai ba bốn", 14000, 0},
        {"nghiêng hai", 99000, 6000, "nghiêng hai", 11000, 0},
    };
    struct buffer out = {0};
    struct arena *arena = arena_new(512);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run runs[8];
        struct rich_text text = make_text(cases[i].text, runs);
        struct upright_space space = {cases[i].width, cases[i].page, 0};
        struct text_block block = break_rotated(&metrics, &style, &text, space, arena);
        join_lines(&block, &out);
        assert_string_equal(buffer_string(&out), cases[i].lines);
        assert_int_equal(rotated_height(&block), cases[i].height);
        assert_int_equal(block.excess, cases[i].excess);
        assert_null(block.too_wide);
    }
    arena_free(arena);
    buffer_free(&out);
}

static void test_width(void **state)
{
    (void)state;
    struct run runs[8];
    struct rich_text text = make_text("", runs);
    assert_int_equal(rotated_width(&style, &text), 0);
    assert_int_equal(rotated_width(&style, NULL), 0);
    text = make_text("một hai ba", runs);
    assert_int_equal(rotated_width(&style, &text), 2000);
    text = make_text("một|hai|ba", runs);
    assert_int_equal(rotated_width(&style, &text), 6000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_breaks),
                                       cmocka_unit_test(test_width)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
