/* Decimal alignment: what is a figure, where it is parted, where it stands. */
#include "layout/decimal_align.h"

#include "layout/lines.h"
#include "even_type.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct text_style style = {.size = 3000, .leading = 3000};

enum { NO_FIGURE = -1 };

static void check_parts(const struct rich_text *text, length before, length after)
{
    struct arena *arena = arena_new(256);
    struct text_block block = break_lines(&metrics, &style, text, 1000000, true, arena);
    struct decimal_parts parts;
    bool figure = find_decimal_parts(&metrics, &block, &parts);
    assert_int_equal(figure, before != NO_FIGURE);
    if (figure) {
        assert_int_equal(parts.before, before);
        assert_int_equal(parts.after, after);
    }
    arena_free(arena);
}

static void test_figures(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int before, after; /* characters */
    } cases[] = {
        {"12,8%", 2, 3},
        {"0,25", 1, 3},
        {"-3,5%", 2, 3},
        {"−3,5", 2, 2},
        {"100%", 3, 1},
        {"1.664.183", 9, 0},
        {"1.664.183,5", 9, 2},
        {"1234567,25 tỷ đồng", 7, 11}, /* tied by no-break spaces */
        {"12 m2", 2, 3},
        {"(7)", 2, 1},
        {"≥85%", 3, 1},
        {"5.", 1, 1},
        {"5,", 1, 1},
        {"12ha", 2, 2},
        /* no figure, or more than one */
        {"", NO_FIGURE, 0},
        {"-", NO_FIGURE, 0},
        {"Đạt", NO_FIGURE, 0},
        {"%", NO_FIGURE, 0},
        {"14-18%", NO_FIGURE, 0},
        {"14%-18%", NO_FIGURE, 0},
        {"14–18%", NO_FIGURE, 0},
        {"440/464", NO_FIGURE, 0},
        {"1,2,3", NO_FIGURE, 0},
        {"1.,3", NO_FIGURE, 0},
        {"I.6", NO_FIGURE, 0},
        {"Đợt2", NO_FIGURE, 0},
        /* several words */
        {"12,8 %", NO_FIGURE, 0},
        {"Tăng 12", NO_FIGURE, 0},
        {"94,82% (440/464)", NO_FIGURE, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run run = {.kind = RUN_TEXT,
                          .utf8 = cases[i].text,
                          .size = (uint32_t)strlen(cases[i].text)};
        struct rich_text text = {&run, *cases[i].text ? 1 : 0, 0};
        int before = cases[i].before;
        check_parts(&text, before == NO_FIGURE ? before : before * style.size,
                    cases[i].after * style.size);
    }
}

/* A figure may be in several styles and have a note; its digits are no figure. */
static void test_runs(void **state)
{
    (void)state;
    const struct run figure[] = {
        {.kind = RUN_TEXT, .utf8 = "1", .size = 1},
        {.kind = RUN_TEXT, .utf8 = "2", .size = 1, .style = STYLE_BOLD},
        {.kind = RUN_TEXT, .utf8 = ",8", .size = 2},
        {.kind = RUN_TEXT, .utf8 = "(1)", .size = 3, .style = STYLE_RAISED},
    };
    const struct run lines[] = {
        {.kind = RUN_TEXT, .utf8 = "12", .size = 2},
        {.kind = RUN_BREAK},
        {.kind = RUN_TEXT, .utf8 = "13", .size = 2},
    };
    const struct run noted[] = {
        {.kind = RUN_TEXT, .utf8 = "-", .size = 1},
        {.kind = RUN_TEXT, .utf8 = "(1)", .size = 3, .style = STYLE_RAISED},
    };
    check_parts(&(struct rich_text){figure, 4, 0}, 6000, 12000);
    check_parts(&(struct rich_text){lines, 3, 0}, NO_FIGURE, 0);
    check_parts(&(struct rich_text){noted, 2, 0}, NO_FIGURE, 0);
}

static void test_indent(void **state)
{
    (void)state;
    static const struct {
        struct decimal_parts widest, parts;
        length width, indent;
    } cases[] = {
        /* the widest parts are centred, the others stand by them */
        {{50, 30}, {50, 30}, 100, 10},
        {{50, 30}, {20, 30}, 100, 40},
        {{50, 30}, {20, 0}, 100, 40},
        {{50, 50}, {10, 5}, 100, 40},
        /* where they are too wide, the narrower part stands at its edge */
        {{90, 30}, {40, 30}, 100, 30},
        {{90, 30}, {40, 10}, 100, 30},
        {{30, 90}, {20, 10}, 100, 10},
        /* and what would stand out is shifted */
        {{90, 30}, {90, 10}, 100, 0},
        {{90, 30}, {75, 5}, 100, 0},
        {{30, 90}, {20, 75}, 100, 5},
        {{90, 90}, {5, 90}, 100, 5},
        {{90, 90}, {95, 20}, 100, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(decimal_indent(&cases[i].widest, &cases[i].parts, cases[i].width),
                         cases[i].indent);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_runs),
        cmocka_unit_test(test_indent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
