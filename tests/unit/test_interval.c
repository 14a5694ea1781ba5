/* Intervals: what printed figures may stand for, what is computed of them, and agreement. */
#include "compute/interval.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct decimal number(const char *text)
{
    struct decimal decimal;
    assert_int_equal(decimal_parse(&decimal, text, strlen(text)), 0);
    return decimal;
}

/* "14" and "14-18"; with a "!" before it, exact. */
static void make(struct interval *out, const char *text)
{
    struct figure figure = {.number = {0, 0}};
    struct decimal high;
    bool exact = *text == '!';
    char copy[64];
    snprintf(copy, sizeof copy, "%s", text + exact);
    char *dash = strchr(copy + 1, '-');
    if (dash) {
        *dash = '\0';
        high = number(dash + 1);
        figure.high = &high;
    }
    figure.number = number(copy);
    interval_begin(out);
    interval_of_figure(out, &figure, exact);
}

static void assert_interval(const struct interval *interval, const char *low,
                            const char *high)
{
    mpq_t wanted;
    mpq_init(wanted);
    assert_int_equal(mpq_set_str(wanted, low, 10), 0);
    mpq_canonicalize(wanted);
    assert_int_equal(mpq_cmp(interval->low, wanted), 0);
    assert_int_equal(mpq_set_str(wanted, high, 10), 0);
    mpq_canonicalize(wanted);
    assert_int_equal(mpq_cmp(interval->high, wanted), 0);
    mpq_clear(wanted);
}

static void test_figures(void **state)
{
    static const struct {
        const char *figure, *low, *high;
    } cases[] = {{"12.8", "1275/100", "1285/100"}, {"60", "119/2", "121/2"},
                 {"0", "-1/2", "1/2"},             {"-12.80", "-12805/1000", "-12795/1000"},
                 {"!60", "60", "60"},              {"14-18", "27/2", "37/2"},
                 {"!14-18", "14", "18"},           {"85.5-90", "8545/100", "181/2"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct interval interval;
        make(&interval, cases[i].figure);
        assert_interval(&interval, cases[i].low, cases[i].high);
        interval_end(&interval);
    }
}

static void test_arithmetic(void **state)
{
    static const struct {
        const char *left;
        char operation;
        const char *right, *low, *high;
    } cases[] = {{"9.1", '+', "3.2", "122/10", "124/10"},
                 {"9.1", '-', "3.2", "58/10", "60/10"},
                 {"!6", '/', "!3", "2", "2"},
                 {"6", '/', "3", "11/7", "13/5"},
                 {"-6", '/', "3", "-13/5", "-11/7"},
                 {"6", '/', "-3", "-13/5", "-11/7"},
                 {"-6", '/', "-3", "11/7", "13/5"},
                 {"0", '/', "3", "-1/5", "1/5"},
                 {"14-18", '/', "!2", "27/4", "37/4"},
                 {"0", '/', "-3", "-1/5", "1/5"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct interval left, right;
        make(&left, cases[i].left);
        make(&right, cases[i].right);
        if (cases[i].operation == '+')
            interval_add(&left, &right);
        else if (cases[i].operation == '-')
            interval_subtract(&left, &right);
        else
            assert_int_equal(interval_divide(&left, &right), 0);
        assert_interval(&left, cases[i].low, cases[i].high);
        interval_end(&left);
        interval_end(&right);
    }
}

static void test_division_by_what_may_be_zero(void **state)
{
    static const char *const zeros[] = {"0", "!0", "0.0", "-1-1"};
    (void)state;
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        struct interval left, right;
        make(&left, "!5");
        make(&right, zeros[i]);
        assert_int_equal(interval_divide(&left, &right), -1);
        assert_interval(&left, "5", "5");
        interval_end(&left);
        interval_end(&right);
    }
}

static void test_multiplication_by_a_negative_factor(void **state)
{
    struct interval interval;
    mpq_t factor;
    (void)state;
    make(&interval, "14-18");
    mpq_init(factor);
    mpq_set_si(factor, -2, 1);
    interval_multiply(&interval, factor);
    assert_interval(&interval, "-37", "-27");
    mpq_clear(factor);
    interval_end(&interval);
}

/* result : base × 100 beside what is stated. */
static void test_agreement(void **state)
{
    static const struct {
        const char *result, *base, *stated;
        enum agreement agreement;
    } cases[] = {
        /* the samples' */
        {"12.8", "60", "25", AGREEMENT_DIFFERS},
        {"47", "50", "90", AGREEMENT_DIFFERS},
        {"11.4", "14", "81.4", AGREEMENT_MEETS},
        {"50.6", "50", "101.2", AGREEMENT_MEETS},
        {"!440", "!464", "94.82", AGREEMENT_TRUNCATED},
        {"!440", "!464", "94.83", AGREEMENT_MEETS},
        {"!74", "!243", "30.04", AGREEMENT_DIFFERS},
        /* ties round either way */
        {"!1", "!8", "12.5", AGREEMENT_MEETS},
        {"!1", "!8", "13", AGREEMENT_MEETS},
        {"!1", "!8", "12", AGREEMENT_MEETS},
        {"!-1", "!8", "-12", AGREEMENT_MEETS},
        {"!-1", "!8", "-13", AGREEMENT_MEETS},
        /* cut off, towards zero */
        {"!2", "!3", "66", AGREEMENT_TRUNCATED},
        {"!2", "!3", "66.6", AGREEMENT_TRUNCATED},
        {"!2", "!3", "66.7", AGREEMENT_MEETS},
        {"!-2", "!3", "-66", AGREEMENT_TRUNCATED},
        {"!-2", "!3", "-67", AGREEMENT_MEETS},
        {"!-2", "!3", "-68", AGREEMENT_DIFFERS},
        {"!3", "!400", "0", AGREEMENT_TRUNCATED},
        /* the next number is not cut off to this one */
        {"!95", "!100", "94", AGREEMENT_DIFFERS},
        {"!95", "!100", "96", AGREEMENT_DIFFERS},
        {"!-95", "!100", "-94", AGREEMENT_DIFFERS},
        {"!95", "!100", "95", AGREEMENT_MEETS},
        /* what was rounded may have been anything within */
        {"33", "100", "34", AGREEMENT_MEETS},
        {"33", "100", "35", AGREEMENT_DIFFERS},
        {"!33", "!100", "34", AGREEMENT_DIFFERS},
        {"1", "3", "60", AGREEMENT_MEETS},
        {"1", "3", "61", AGREEMENT_DIFFERS}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct interval computed, base;
        mpq_t hundred;
        mpq_init(hundred);
        mpq_set_ui(hundred, 100, 1);
        make(&computed, cases[i].result);
        make(&base, cases[i].base);
        assert_int_equal(interval_divide(&computed, &base), 0);
        interval_multiply(&computed, hundred);
        if (interval_agreement(&computed, number(cases[i].stated)) != cases[i].agreement)
            fail_msg("%s : %s beside %s", cases[i].result, cases[i].base, cases[i].stated);
        interval_end(&computed);
        interval_end(&base);
        mpq_clear(hundred);
    }
}

static void test_meeting(void **state)
{
    static const struct {
        const char *left, *right;
        bool meets;
    } cases[] = {{"12.8", "12.9", true},   /* at 12,85 */
                 {"12.8", "13.0", false},  {"!12.8", "!12.8", true}, {"!12.8", "!12.81", false},
                 {"14-18", "18.9", false}, {"14-18", "18.5", true},  {"-5", "-4", true},
                 {"-5", "-3", false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct interval left, right;
        make(&left, cases[i].left);
        make(&right, cases[i].right);
        assert_int_equal(interval_meets(&left, &right), cases[i].meets);
        assert_int_equal(interval_meets(&right, &left), cases[i].meets);
        interval_end(&left);
        interval_end(&right);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_arithmetic),
        cmocka_unit_test(test_division_by_what_may_be_zero),
        cmocka_unit_test(test_multiplication_by_a_negative_factor),
        cmocka_unit_test(test_agreement),
        cmocka_unit_test(test_meeting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
