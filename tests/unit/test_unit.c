/* Units: which agree, and their exact factors. */
#include "base/unit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    const char *from, *to, *factor; /* NULL: they do not agree */
} cases[] = {
    {"tỷ đồng", "triệu đồng", "1000"},
    {"triệu đồng", "tỷ đồng", "1/1000"},
    {"tỉ đồng", "tỷ đồng", "1"},
    {"ngàn đồng", "nghìn đồng", "1"},
    {"nghìn tỷ đồng", "tỷ đồng", "1000"},
    {"nghìn đồng", "đồng", "1000"},
    {"Triệu đồng", "triệu đồng", "1"},
    {"TRIỆU ĐỒNG", "triệu đồng", NULL}, /* Ệ and Ồ are no letters that are folded */
    {"Đồng", "đồng", "1"},
    {"triệu VNĐ", "đồng", "1000000"},
    {"triệu USD", "nghìn USD", "1000"},
    {"triệu USD", "triệu đồng", NULL},
    {"%", "‰", "10"},
    {"‰", "%", "1/10"},
    {"phần trăm", "%", "1"},
    {"%", "điểm phần trăm", NULL},
    {"%", NULL, NULL},
    {NULL, NULL, "1"},
    {NULL, "nghìn", NULL},
    {"triệu", "nghìn", "1000"},
    {"ha", "m2", "10000"},
    {"m²", "m2", "1"},
    {"km2", "ha", "100"},
    {"nghìn ha", "km²", "10"},
    {"km", "km2", NULL},
    {"tạ", "tấn", "1/10"},
    {"tạ/ha", "tấn/ha", "1/10"},
    {"tạ/ha", "tạ/người", NULL},
    {"tạ/ha", "tạ", NULL},
    {"triệu đồng/người", "nghìn đồng/người", "1000"},
    {"nghìn người", "người", "1000"},
    {"nghìn người", "triệu người", "1/1000"},
    {"nghìn người", "nghìn hộ", NULL},
    {"triệu kWh", "GWh", "1"},
    {"quý", "năm", "1/4"},
    {"tuần", "tháng", NULL},
    {"giờ", "ngày", NULL},
    {"GB", "Gb", NULL},
    {"hồ sơ", "hồ sơ", "1"},
    {"hồ sơ", "Hồ sơ", NULL},
    {"nghìnngười", "người", NULL},
    {"tỷ tỷ tỷ tỷ đồng", "đồng", NULL}, /* more than is held: a noun of its own */
};

static void test_factors(void **state)
{
    (void)state;
    mpq_t factor, expected;
    mpq_init(factor);
    mpq_init(expected);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool agree = unit_factor(factor, cases[i].from, cases[i].to);
        if (agree != (cases[i].factor != NULL))
            fail_msg("%s, %s", cases[i].from, cases[i].to);
        if (!agree)
            continue;
        mpq_set_str(expected, cases[i].factor, 10);
        if (mpq_cmp(factor, expected) != 0)
            fail_msg("%s, %s: %s", cases[i].from, cases[i].to, cases[i].factor);
    }
    mpq_clear(factor);
    mpq_clear(expected);
}

static void test_ratios(void **state)
{
    (void)state;
    assert_true(unit_is_ratio("%"));
    assert_true(unit_is_ratio("‰"));
    assert_false(unit_is_ratio("%/năm"));
    assert_false(unit_is_ratio("điểm phần trăm"));
    assert_false(unit_is_ratio("tỷ đồng"));
    assert_false(unit_is_ratio(NULL));
}

static void test_counts(void **state)
{
    static const char *const counted[] = {"hồ sơ", "xã", "dịch vụ", "lượt"};
    static const char *const measured[] = {"%",         "‰",         "tỷ đồng", "đồng",
                                           "nghìn lượt", "người/km2", "tấn",     "MW",
                                           "ha",         "tháng",     "triệu"};
    (void)state;
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        assert_true(unit_is_counted(counted[i]));
    for (size_t i = 0; i < sizeof measured / sizeof *measured; i++)
        assert_false(unit_is_counted(measured[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_factors),
        cmocka_unit_test(test_ratios),
        cmocka_unit_test(test_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
