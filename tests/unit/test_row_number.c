/* Numbers of rows: counted in every form, within and through, and those of the report. */
#include "compute/row_number.h"

#include "base/roman.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* An outer group with an inner one, which has two indicators: the first with a
 * sub-indicator and a part. A second outer group has one indicator. */
struct fixture {
    struct indicator part, sub, first, second, third;
    struct group inner, outer, other;
    struct report report;
    struct report_table table;
    struct layout_spec layout;
    struct row_list list;
    struct arena *arena;
};

enum { OUTER, INNER, FIRST, SUB, PART, SECOND, OTHER, THIRD, ROWS };

static void make(struct fixture *f)
{
    f->first.first = &f->sub;
    f->first.parts = &f->part;
    f->first.next = &f->second;
    f->inner.indicators = &f->first;
    f->outer.first = &f->inner;
    f->outer.next = &f->other;
    f->other.indicators = &f->third;
    f->table.groups = &f->outer;
    f->arena = arena_new(256);
    row_list_make(&f->list, &f->report, &f->table, &f->layout);
    assert_int_equal(f->list.count, ROWS);
}

static void drop(struct fixture *f)
{
    row_list_free(&f->list);
    arena_free(f->arena);
}

/* "none" stands for a row without a number. */
static void expect_numbers(struct fixture *f, const char *const expected[ROWS])
{
    make(f);
    for (uint32_t row = 0; row < ROWS; row++) {
        const char *number = row_number(&f->list, &f->layout, row, f->arena);
        assert_string_equal(number ? number : "none", expected[row]);
    }
    drop(f);
}

static void test_forms(void **state)
{
    (void)state;
    struct fixture f = {0};
    f.layout.group_rows[0].numbering = ROW_NUMBER_ROMAN;
    f.layout.indicator_row.numbering = ROW_NUMBER_ARABIC;
    f.layout.sub_indicator_row.numbering = ROW_NUMBER_LETTER;
    f.layout.part_row.numbering = ROW_NUMBER_PLUS;
    expect_numbers(&f,
                   (const char *const[ROWS]){"I", "none", "1", "a", "+", "2", "II", "1"});
}

static void test_through(void **state)
{
    (void)state;
    struct fixture f = {0};
    f.layout.indicator_row =
        (struct row_spec){.numbering = ROW_NUMBER_ARABIC, .count_through = true};
    f.layout.part_row.numbering = ROW_NUMBER_DASH;
    expect_numbers(
        &f, (const char *const[ROWS]){"none", "none", "1", "none", "-", "2", "none", "3"});
}

static void number_all(struct fixture *f, enum row_numbering outer)
{
    f->layout.group_rows[0].numbering = outer;
    f->layout.group_rows[1].numbering = ROW_NUMBER_DECIMAL;
    f->layout.indicator_row.numbering = ROW_NUMBER_DECIMAL;
    f->layout.sub_indicator_row.numbering = ROW_NUMBER_DECIMAL;
    f->layout.part_row.numbering = ROW_NUMBER_DECIMAL;
}

static void test_decimal(void **state)
{
    (void)state;
    struct fixture f = {0};
    number_all(&f, ROW_NUMBER_ARABIC);
    expect_numbers(&f, (const char *const[ROWS]){"1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.1",
                                                 "1.1.2", "2", "2.1"});
}

/* A decimal number goes on from figures only. */
static void test_decimal_plain(void **state)
{
    (void)state;
    static const enum row_numbering outer[] = {ROW_NUMBER_ROMAN, ROW_NUMBER_LETTER,
                                               ROW_NUMBER_DASH, ROW_NUMBER_NONE};
    static const char *const first[] = {"I", "a", "-", "none"};
    static const char *const second[] = {"II", "b", "-", "none"};
    for (size_t i = 0; i < sizeof outer / sizeof *outer; i++) {
        struct fixture f = {0};
        number_all(&f, outer[i]);
        expect_numbers(&f, (const char *const[ROWS]){first[i], "1", "1.1", "1.1.1", "1.1.1",
                                                     "1.2", second[i], "1"});
    }
}

/* The report's own number wins, and is counted. */
static void test_given(void **state)
{
    (void)state;
    static const struct {
        const char *given, *below;
    } cases[] = {{"7", "7.1"},  {"2.7", "2.7.1"}, {"7.", "7.1"},
                 {"7)", "7.1"}, {"9a", "9a.1"},   {"IV", "1"},
                 {"a", "1"},    {"(3)", "1"},     {"1..)", "1.1"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f = {0};
        number_all(&f, ROW_NUMBER_ROMAN);
        f.first.number = cases[i].given;
        expect_numbers(&f,
                       (const char *const[ROWS]){"I", "1", cases[i].given, cases[i].below,
                                                 cases[i].below, "1.2", "II", "1"});
    }
}

static void test_letters(void **state)
{
    (void)state;
    static const struct {
        uint32_t ordinal;
        const char *letters;
    } cases[] = {{1, "a"},   {4, "d"},   {5, "đ"},   {6, "e"},   {22, "x"},   {23, "y"},
                 {24, "aa"}, {28, "ađ"}, {46, "ay"}, {47, "ba"}, {552, "yy"}, {553, "aaa"}};
    struct fixture f = {0};
    f.layout.indicator_row.numbering = ROW_NUMBER_LETTER;
    make(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f.list.origins[FIRST].ordinal = cases[i].ordinal;
        assert_string_equal(row_number(&f.list, &f.layout, FIRST, f.arena),
                            cases[i].letters);
    }
    drop(&f);
}

static void test_roman(void **state)
{
    (void)state;
    static const struct {
        unsigned number;
        const char *numerals;
    } cases[] = {{0, ""},    {1, "I"},     {4, "IV"},  {9, "IX"},   {14, "XIV"},
                 {40, "XL"}, {49, "XLIX"}, {90, "XC"}, {400, "CD"}, {1994, "MCMXCIV"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {0};
        print_roman(&out, cases[i].number);
        assert_int_equal(out.length, strlen(cases[i].numerals));
        assert_memory_equal(out.length ? out.bytes : "", cases[i].numerals, out.length);
        buffer_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),   cmocka_unit_test(test_through),
        cmocka_unit_test(test_decimal), cmocka_unit_test(test_decimal_plain),
        cmocka_unit_test(test_given),   cmocka_unit_test(test_letters),
        cmocka_unit_test(test_roman),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
