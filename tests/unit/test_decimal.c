/* Decimals: reading, rounding half away from zero, Vietnamese notation. */
#include "base/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct decimal parsed(const char *text)
{
    struct decimal decimal;
    assert_int_equal(decimal_parse(&decimal, text, strlen(text)), 0);
    return decimal;
}

static void test_parse(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t digits;
        int scale; /* -1: no decimal */
    } cases[] = {
        {"0", 0, 0},
        {"12.8", 128, 1},
        {"+7", 7, 0},
        {"-0.50", -50, 2},
        {".5", 5, 1},
        {"5.", 5, 0},
        {"0012", 12, 0},
        {"999999999999999999", 999999999999999999, 0},
        {"0.000000000000000001", 1, 18},
        {"1000000000000000000", 0, -1},
        {"0.0000000000000000001", 0, -1},
        {"", 0, -1},
        {"-", 0, -1},
        {".", 0, -1},
        {"1,5", 0, -1},
        {"1e5", 0, -1},
        {"1.2.3", 0, -1},
        {" 1", 0, -1},
        {"NaN", 0, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal decimal;
        int result = decimal_parse(&decimal, cases[i].text, strlen(cases[i].text));
        if (cases[i].scale < 0) {
            assert_int_equal(result, -1);
            continue;
        }
        assert_int_equal(result, 0);
        assert_int_equal(decimal.digits, cases[i].digits);
        assert_int_equal(decimal.scale, cases[i].scale);
    }
}

static void test_print(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct number_format format;
        const char *printed;
    } cases[] = {
        {"33.0", {1, false, true}, "33"},
        {"33.0", {1, true, true}, "33,0"},
        {"33", {2, true, true}, "33,00"},
        {"21.333", {1, false, true}, "21,3"},
        {"21.35", {1, false, true}, "21,4"},
        {"-21.35", {1, false, true}, "-21,4"},
        {"21.349999999", {1, false, true}, "21,3"},
        {"0.04", {1, false, true}, "0"},
        {"-0.04", {1, false, true}, "0"},
        {"0.05", {1, false, true}, "0,1"},
        {"999.95", {1, false, true}, "1.000"},
        {"40.25", {DECIMALS_AS_GIVEN, false, true}, "40,25"},
        {"40.250", {DECIMALS_AS_GIVEN, false, true}, "40,250"},
        {"1664183", {DECIMALS_AS_GIVEN, false, true}, "1.664.183"},
        {"1664183", {DECIMALS_AS_GIVEN, false, false}, "1664183"},
        {"100", {0, false, true}, "100"},
        {"123456.5", {0, false, true}, "123.457"},
        {"999999999999999999", {0, false, true}, "999.999.999.999.999.999"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {0};
        decimal_print(&out, parsed(cases[i].text), &cases[i].format);
        assert_string_equal(buffer_string(&out), cases[i].printed);
        buffer_free(&out);
    }
}

static void test_compare(void **state)
{
    (void)state;
    static const struct {
        const char *left, *right;
        int order;
    } cases[] = {
        {"1", "1.0", 0},     {"1", "1.1", -1},     {"-1", "-1.1", 1},
        {"0", "-0.0", 0},    {"12.80", "12.8", 0}, {"999999999999999999", "1", 1},
        {"-0.5", "0.5", -1}, {"0.1", "0.09", 1},   {"100", "99.999999999999999", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int order = decimal_compare(parsed(cases[i].left), parsed(cases[i].right));
        assert_int_equal((order > 0) - (order < 0), cases[i].order);
    }
}

static void test_round(void **state)
{
    (void)state;
    static const struct {
        const char *fraction;
        unsigned places;
        int64_t digits;
    } cases[] = {
        {"1/3", 1, 3},    {"2/3", 1, 7},      {"1/20", 1, 1},    {"-1/20", 1, -1},
        {"1/8", 2, 13},   {"-1/8", 2, -13},   {"64/3", 1, 213},  {"570/7", 1, 814},
        {"506/5", 1, 1012}, {"1/21", 1, 0},   {"5/2", 0, 3},     {"-5/2", 0, -3},
        {"44000/464", 2, 9483}, {"7400/243", 2, 3045},
    };
    mpq_t value;
    mpq_init(value);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal rounded;
        assert_int_equal(mpq_set_str(value, cases[i].fraction, 10), 0);
        mpq_canonicalize(value);
        assert_int_equal(decimal_round(&rounded, value, cases[i].places), 0);
        assert_int_equal(rounded.digits, cases[i].digits);
        assert_int_equal(rounded.scale, cases[i].places);
    }
    struct decimal rounded;
    mpq_set_str(value, "1000000000000000000", 10);
    assert_int_equal(decimal_round(&rounded, value, 0), -1);
    mpq_clear(value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_print),
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
