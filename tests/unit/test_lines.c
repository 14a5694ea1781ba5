/* Line breaking: total fit, hard breaks, styles, words that are too wide. */
#include "layout/lines.h"

#include "base/buffer.h"
#include "even_type.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct text_style style = {.size = 1000, .leading = 1000};

/* The lines joined by |. */
static const char *broken(const struct rich_text *text, unsigned measure, bool even,
                          struct buffer *out, struct arena *arena)
{
    struct text_block block =
        break_lines(&metrics, &style, text, (length)measure * 1000, even, arena);
    buffer_clear(out);
    for (unsigned line = 0; line < block.line_count; line++) {
        if (line)
            buffer_byte(out, '|');
        length x = 0;
        for (unsigned i = 0; i < block.lines[line].fragment_count; i++) {
            const struct fragment *fragment = &block.lines[line].fragments[i];
            assert_int_equal(fragment->x, x);
            x += fragment->width;
            buffer_put(out, fragment->utf8, fragment->bytes);
        }
        assert_int_equal(block.lines[line].width, x);
        assert_true(x <= (length)measure * 1000);
    }
    return buffer_string(out);
}

static void test_plain(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned measure;
        bool even;
        const char *lines;
    } cases[] = {
        {"", 10, false, ""},
        {"một", 10, false, "một"},
        {"một hai ba", 10, false, "một hai ba"},
        {"một hai ba", 9, false, "một hai|ba"},
        /* the fewest lines, then no stub at the end */
        {"aaaa bbbb cccc dddd e", 19, false, "aaaa bbbb cccc|dddd e"},
        /* centred text is evened out in all its lines */
        {"aa bb cc dd ee ff", 14, true, "aa bb cc|dd ee ff"},
        {"aa bb cc dd ee ff", 14, false, "aa bb cc dd|ee ff"},
        /* never more lines than needed, even where they would be more even */
        {"aaaaaaaa b cccccccc", 10, false, "aaaaaaaa b|cccccccc"},
        /* what must not be torn moves as a whole */
        {"tỷ lệ 94,82% (440/464)", 20, false, "tỷ lệ|94,82% (440/464)"},
        /* a word wider than the line is cut, and only that */
        {"x abcdefghij y", 4, false, "x|abcd|efgh|ij y"},
        {"abcdefgh", 4, false, "abcd|efgh"},
    };
    struct arena *arena = arena_new(256);
    struct buffer out = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run = {.kind = RUN_TEXT,
                          .utf8 = cases[i].text,
                          .size = (uint32_t)strlen(cases[i].text)};
        struct rich_text text = {&run, *cases[i].text ? 1 : 0, 0};
        assert_string_equal(
            broken(&text, cases[i].measure, cases[i].even, &out, arena), cases[i].lines);
    }
    buffer_free(&out);
    arena_free(arena);
}

static void test_runs(void **state)
{
    (void)state;
    const struct run runs[] = {
        {.kind = RUN_TEXT, .utf8 = "ab c", .size = 4},
        {.kind = RUN_TEXT, .utf8 = "d ef", .size = 4, .style = STYLE_BOLD},
        {.kind = RUN_BREAK},
        {.kind = RUN_BREAK},
        {.kind = RUN_TEXT, .utf8 = "gh", .size = 2},
        {.kind = RUN_PARAGRAPH},
        {.kind = RUN_TEXT, .utf8 = "ij", .size = 2},
    };
    struct rich_text text = {runs, sizeof runs / sizeof *runs, 0};
    struct arena *arena = arena_new(256);
    struct buffer out = {0};
    assert_string_equal(broken(&text, 5, false, &out, arena), "ab cd|ef||gh|ij");
    struct text_block block = break_lines(&metrics, &style, &text, 5000, false, arena);
    assert_int_equal(block.lines[0].fragment_count, 2);
    assert_int_equal(block.lines[0].fragments[0].style, 0);
    assert_int_equal(block.lines[0].fragments[1].style, STYLE_BOLD);
    buffer_free(&out);
    arena_free(arena);
}

static void test_excess(void **state)
{
    (void)state;
    struct run run = {.kind = RUN_TEXT, .utf8 = "a bbbbbb cccccccc", .size = 17};
    struct rich_text text = {&run, 1, 0};
    struct arena *arena = arena_new(256);
    struct text_block block = break_lines(&metrics, &style, &text, 5000, false, arena);
    assert_int_equal(block.excess, 3000);
    assert_int_equal(block.too_wide_bytes, 8);
    assert_memory_equal(block.too_wide, "cccccccc", 8);
    block = break_lines(&metrics, &style, &text, 8000, false, arena);
    assert_int_equal(block.excess, 0);
    assert_null(block.too_wide);
    arena_free(arena);
}

/* What break_lines needs so as to break no line, and no word. */
static void test_extent(void **state)
{
    (void)state;
    const struct run runs[] = {
        {.kind = RUN_TEXT, .utf8 = "ab c", .size = 4},
        {.kind = RUN_TEXT, .utf8 = "def (12 % gh", .size = 12, .style = STYLE_BOLD},
        {.kind = RUN_BREAK},
        {.kind = RUN_TEXT, .utf8 = "ijklmn", .size = 6},
        {.kind = RUN_PARAGRAPH},
    };
    struct rich_text text = {runs, sizeof runs / sizeof *runs, 0}, nothing = {0};
    struct arena *arena = arena_new(256);
    struct text_extent extent = {0};
    raise_extent(&extent, &metrics, &style, &text, arena);
    assert_int_equal(extent.widest_word, 8000); /* (12 % gh */
    assert_int_equal(extent.widest_line, 16000);
    struct text_block block =
        break_lines(&metrics, &style, &text, extent.widest_line, false, arena);
    assert_int_equal(block.line_count, 3);
    block = break_lines(&metrics, &style, &text, extent.widest_word, false, arena);
    assert_null(block.too_wide);
    block = break_lines(&metrics, &style, &text, extent.widest_word - 1, false, arena);
    assert_non_null(block.too_wide);
    struct rich_text empty_lines = {&runs[2], 1, 0};
    extent = (struct text_extent){-1, -1};
    raise_extent(&extent, &metrics, &style, &empty_lines, arena);
    assert_int_equal(extent.widest_word, -1);
    extent = (struct text_extent){0};
    raise_extent(&extent, &metrics, &style, &nothing, arena);
    assert_int_equal(extent.widest_word, 0);
    assert_int_equal(extent.widest_line, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_runs),
        cmocka_unit_test(test_excess),
        cmocka_unit_test(test_extent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
