/* Texts of cells: smaller type where a word is too wide, and how small. */
#include "layout/cell_text.h"

#include "even_type.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct text_style style = {.size = 12000, .leading = 15000};

static void test_sizes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        length width;
        enum too_wide too_wide;
        length size, excess;
        unsigned lines;
        bool broken;
    } cases[] = {
        /* no word is too wide */
        {"", 1000, TOO_WIDE_SHRINK, 12000, 0, 0, false},
        {"abcd", 48000, TOO_WIDE_SHRINK, 12000, 0, 1, false},
        {"abcd abcd", 48000, TOO_WIDE_SHRINK, 12000, 0, 2, false},
        /* one is: the whole text is set so that it fits */
        {"abcd", 47999, TOO_WIDE_SHRINK, 11900, 1, 1, false},
        {"abcd", 40000, TOO_WIDE_SHRINK, 10000, 8000, 1, false},
        {"ab abcd a", 40000, TOO_WIDE_SHRINK, 10000, 8000, 3, false},
        /* down to two thirds */
        {"abcdef", 48000, TOO_WIDE_SHRINK, 8000, 24000, 1, false},
        {"abcdef", 47999, TOO_WIDE_SHRINK, 8000, 24001, 2, true},
        {"abcdef", 8000, TOO_WIDE_SHRINK, 8000, 64000, 6, true},
        {"abcdef", 0, TOO_WIDE_SHRINK, 8000, 72000, 6, true},
        {"abcdef", -5000, TOO_WIDE_SHRINK, 8000, 77000, 6, true},
        /* or broken as it is */
        {"abcdef", 48000, TOO_WIDE_BREAK, 12000, 24000, 2, true},
    };
    struct arena *arena = arena_new(256);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run = {.kind = RUN_TEXT,
                          .utf8 = cases[i].text,
                          .size = (uint32_t)strlen(cases[i].text)};
        struct rich_text text = {&run, *cases[i].text ? 1 : 0, 0};
        struct text_block block = set_cell_text(&metrics, &style, &text, cases[i].width,
                                                false, cases[i].too_wide, arena);
        assert_int_equal(block.size, cases[i].size);
        assert_int_equal(block.excess, cases[i].excess);
        assert_int_equal(block.line_count, cases[i].lines);
        assert_int_equal(block.broken, cases[i].broken);
        assert_int_equal(block.too_wide != NULL, cases[i].excess > 0);
        for (unsigned line = 0; line < block.line_count; line++)
            assert_int_equal(block.lines[line].fragments[0].size, cases[i].size);
    }
    arena_free(arena);
}

/* Rounding piece by piece must neither make a word too wide that fits by its sum, nor much
 * smaller than it need be. */
static void test_rounding(void **state)
{
    (void)state;
    enum { PIECES = 40 };
    static const struct type_metrics odd = {
        .advance = one_em, .units_per_em = 16, .ascent = 16, .digit_height = 16};
    struct run runs[PIECES];
    for (unsigned i = 0; i < PIECES; i++)
        runs[i] = (struct run){.kind = RUN_TEXT, .utf8 = "a", .size = 1};
    struct rich_text text = {runs, PIECES, 0};
    struct arena *arena = arena_new(256);
    for (length width = 20000; width < 30000; width += 7) {
        struct text_block block =
            set_cell_text(&odd, &style, &text, width, false, TOO_WIDE_SHRINK, arena);
        assert_false(block.broken);
        assert_true(block.lines[0].width <= width);
        assert_true(block.size >= width * 2 / 5 - 200);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_rounding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
