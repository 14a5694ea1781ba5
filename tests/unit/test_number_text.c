/* Numbers as people type them and as workbooks store them. */
#include "base/number_text.h"
#include "sheet/workbook_build.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void test_typed(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char mark;
        bool grouped;
        enum number_fault fault;
        int64_t digits;
        int scale;
        size_t used;
    } cases[] = {
        {"12,8", ',', false, NUMBER_READ, 128, 1, 4},
        {"12,800", ',', false, NUMBER_READ, 12800, 3, 6},
        {"-0,5 %", ',', false, NUMBER_READ, -5, 1, 4},
        {"−3", ',', false, NUMBER_READ, -3, 0, 4},
        {"1.664.183,5", ',', false, NUMBER_READ, 16641835, 1, 11},
        {"1.664.183", ',', false, NUMBER_READ, 1664183, 0, 9},
        {"1,664,183.5", '.', false, NUMBER_READ, 16641835, 1, 11},
        {"1.234", ',', false, NUMBER_TWO_WAYS, 0, 0, 0},
        {"1.234", ',', true, NUMBER_READ, 1234, 0, 5},
        {"1,234", '.', false, NUMBER_TWO_WAYS, 0, 0, 0},
        {"0.123", ',', true, NUMBER_OTHER_MARK, 0, 0, 0},
        {"1234.567", ',', true, NUMBER_OTHER_MARK, 0, 0, 0},
        {"12.8", ',', true, NUMBER_OTHER_MARK, 0, 0, 0},
        {"1,664,183", ',', false, NUMBER_OTHER_MARK, 0, 0, 0},
        {"1,664.5", ',', false, NUMBER_OTHER_MARK, 0, 0, 0},
        {"1.66.183", ',', true, NUMBER_BAD, 0, 0, 0},
        {"1.664,5,5", ',', true, NUMBER_BAD, 0, 0, 0},
        {"1234567890123456789", ',', false, NUMBER_BAD, 0, 0, 0},
        {"5.", ',', false, NUMBER_READ, 5, 0, 1},
        {"a5", ',', false, NUMBER_NONE, 0, 0, 0},
        {"", ',', false, NUMBER_NONE, 0, 0, 0},
        {"-", ',', false, NUMBER_NONE, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal number;
        size_t used = 0;
        struct number_style style = {cases[i].mark, cases[i].grouped};
        assert_int_equal(number_read(&number, cases[i].text, &used, style), cases[i].fault);
        if (cases[i].fault != NUMBER_READ)
            continue;
        assert_int_equal(number.digits, cases[i].digits);
        assert_int_equal(number.scale, cases[i].scale);
        assert_int_equal(used, cases[i].used);
    }
}

static void test_figures(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum number_fault fault;
        const char *number, *high, *unit; /* as printed; NULL: there is none */
        char two_ways;
    } cases[] = {
        {"12,8", NUMBER_READ, "12,8", NULL, NULL, 0},
        {"12,8%", NUMBER_READ, "12,8", NULL, "%", 0},
        {"12,8\u00A0%", NUMBER_READ, "12,8", NULL, "%", 0},
        {"14-18%", NUMBER_READ, "14", "18", "%", 0},
        {"14–18", NUMBER_READ, "14", "18", NULL, 0},
        {"14 – 18 tỷ đồng", NUMBER_READ, "14", "18", "tỷ đồng", 0},
        {"14% - 18 %", NUMBER_READ, "14", "18", "%", 0},
        {"-5--3,5", NUMBER_READ, "-5", "-3,5", NULL, 0},
        {"1.664.183", NUMBER_READ, "1664183", NULL, NULL, 0},
        {"1.234", NUMBER_READ, "1234", NULL, NULL, '.'},
        {"12,800", NUMBER_READ, "12,800", NULL, NULL, ','},
        {"0,123", NUMBER_READ, "0,123", NULL, NULL, 0},
        {"1234,567", NUMBER_READ, "1234,567", NULL, NULL, 0},
        {"900-1.234", NUMBER_READ, "900", "1234", NULL, '.'},
        {"1.234,5", NUMBER_READ, "1234,5", NULL, NULL, 0},
        {"14%-18", NUMBER_BAD, NULL, NULL, NULL, 0},
        {"14-", NUMBER_BAD, NULL, NULL, NULL, 0},
        {"14-18-20", NUMBER_BAD, NULL, NULL, NULL, 0},
        {"1 664 183", NUMBER_BAD, NULL, NULL, NULL, 0},
        {"14-1.8", NUMBER_OTHER_MARK, NULL, NULL, NULL, 0},
        {"12.8", NUMBER_OTHER_MARK, NULL, NULL, NULL, 0},
        {"chưa có", NUMBER_NONE, NULL, NULL, NULL, 0},
    };
    struct buffer shown = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct figure_text figure;
        struct number_style vietnamese = {',', true};
        assert_int_equal(figure_text_read(&figure, cases[i].text, vietnamese),
                         cases[i].fault);
        if (cases[i].fault != NUMBER_READ)
            continue;
        buffer_clear(&shown);
        number_print(&shown, figure.number, ',');
        assert_string_equal(buffer_string(&shown), cases[i].number);
        assert_int_equal(figure.range, cases[i].high != NULL);
        if (figure.range) {
            buffer_clear(&shown);
            number_print(&shown, figure.high, ',');
            assert_string_equal(buffer_string(&shown), cases[i].high);
        }
        assert_int_equal(!figure.unit, !cases[i].unit);
        if (figure.unit)
            assert_string_equal(figure.unit, cases[i].unit);
        assert_int_equal(figure.two_ways, cases[i].two_ways);
    }
    buffer_free(&shown);
}

static void test_stored(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int shift;
        int64_t digits;
        int scale; /* -1: cannot be read */
    } cases[] = {
        {"12.8", 0, 128, 1},
        {"12.800000000000001", 0, 128, 1},
        {"0.12790000000000001", 2, 1279, 2},
        {"0.128", 2, 128, 1},
        {"1", 2, 100, 0},
        {"0.99999999999999989", 0, 1, 0},
        {"999999999999999.9", 0, 1000000000000000, 0},
        {"1.5E-2", 0, 15, 3},
        {"-1.5E+3", 0, -1500, 0},
        {"100", 0, 100, 0},
        {"0", 0, 0, 0},
        {"-0.0", 2, 0, 0},
        {"1E+18", 0, 0, -1},
        {"1E-19", 0, 0, -1},
        {"1E999999999999", 0, 0, -1},
        {"12,8", 0, 0, -1},
        {"E5", 0, 0, -1},
        {"1E", 0, 0, -1},
        {"", 0, 0, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal number;
        int result = stored_number_read(&number, cases[i].text, strlen(cases[i].text),
                                        cases[i].shift);
        assert_int_equal(result, cases[i].scale < 0 ? -1 : 0);
        if (result)
            continue;
        assert_int_equal(number.digits, cases[i].digits);
        assert_int_equal(number.scale, cases[i].scale);
    }
}

static void test_formats(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        enum format_class class;
    } cases[] = {
        {"General", FORMAT_NUMBER},    {"0.0%", FORMAT_PERCENT},
        {"#,##0.00", FORMAT_NUMBER},   {"0.0\"%\"", FORMAT_NUMBER},
        {"0\\%", FORMAT_NUMBER},       {"dd/mm/yyyy", FORMAT_DATE},
        {"[Red]0", FORMAT_NUMBER},     {"[$-42A]d mmm", FORMAT_DATE},
        {"0\" đồng\"", FORMAT_NUMBER}, {"@", FORMAT_NUMBER},
        {"\"", FORMAT_NUMBER},         {"\\", FORMAT_NUMBER},
        {"[", FORMAT_NUMBER},          {"", FORMAT_NUMBER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(number_format_class(cases[i].code, strlen(cases[i].code)),
                         cases[i].class);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typed),
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_stored),
        cmocka_unit_test(test_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
