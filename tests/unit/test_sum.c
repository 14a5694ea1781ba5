/* Sums of figures in several units: in which one they are, and what cannot be added up. */
#include "compute/sum.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 4 };

struct sample {
    const char *number, *unit;
};

static const struct {
    struct sample figures[MOST]; /* up to one without a number */
    const char *unit;            /* that is asked for */
    const char *sum, *sum_unit;  /* or NULL: none */
    const char *average;         /* of one decimal */
} cases[] = {
    {{{"1.5", "tỷ đồng"}, {"2.5", "tỷ đồng"}}, "đồng", "4", "tỷ đồng", "2"},
    {{{"1.5", "tỷ đồng"}, {"300", "triệu đồng"}}, NULL, "1800", "triệu đồng", "900"},
    {{{"300", "triệu đồng"}, {"1.5", "tỷ đồng"}}, NULL, "1800", "triệu đồng", "900"},
    {{{"300", "triệu đồng"}, {"1.5", "tỷ đồng"}}, "tỷ đồng", "1,8", "tỷ đồng", "0,9"},
    {{{"300", "triệu đồng"}, {"1.5", "tỷ đồng"}}, "hộ", "1800", "triệu đồng", "900"},
    {{{"1", "tỷ đồng"}, {"1", "triệu đồng"}, {"1", "đồng"}},
     NULL,
     "1001000001",
     "đồng",
     "333666667"},
    {{{"1", "giờ"}, {"10", "phút"}}, "giờ", "70", "phút", "0,6"}, /* 7/6 is no decimal */
    {{{"1", "%"}, {"5", "‰"}}, "%", "1,5", "%", "0,8"},
    {{{"-1", "ha"}, {"0.5", "m2"}}, NULL, "-9999,5", "m2", "-4999,8"},
    {{{"1", "ha"}, {"1", "tấn"}}, NULL, NULL, NULL, NULL},
    {{{"1", NULL}, {"1", "%"}}, NULL, NULL, NULL, NULL},
    {{{"999999999999999999", "tỷ đồng"}, {"1", "đồng"}}, NULL, NULL, NULL, NULL},
    {{{NULL, NULL}}, NULL, NULL, NULL, NULL},
};

static void add(struct sum *sum, const struct sample *sample)
{
    struct figure figure = {.unit = sample->unit};
    struct value value = {.type = VALUE_FIGURE, .figure_count = 1, .figures = &figure};
    assert_int_equal(decimal_parse(&figure.number, sample->number, strlen(sample->number)),
                     0);
    sum_add(sum, &value);
}

static void assert_figure(size_t number, const struct figure *figure, const char *expected)
{
    struct number_format format = {DECIMALS_AS_GIVEN, false, false};
    struct buffer text = {0};
    decimal_print(&text, figure->number, &format);
    if (strcmp(buffer_string(&text), expected) != 0)
        fail_msg("case %zu: %s, not %s", number, buffer_string(&text), expected);
    buffer_free(&text);
}

static void test_sums(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sum sum;
        struct figure figure;
        sum_begin(&sum);
        for (unsigned j = 0; j < MOST && cases[i].figures[j].number; j++)
            add(&sum, &cases[i].figures[j]);
        int result = sum_total(&sum, cases[i].unit, &figure);
        assert_int_equal(result, cases[i].sum ? 0 : -1);
        if (!result) {
            assert_figure(i, &figure, cases[i].sum);
            assert_string_equal(figure.unit, cases[i].sum_unit);
            assert_int_equal(sum_average(&sum, cases[i].unit, 1, &figure), 0);
            assert_figure(i, &figure, cases[i].average);
        }
        sum_end(&sum);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
