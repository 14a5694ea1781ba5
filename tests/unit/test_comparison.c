/* Comparisons: percent, difference, verdicts, ranges, parts, and what cannot be computed. */
#include "compute/row_comparison.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_PARTS = 3 };

/* "12.8%" | "14-18%" | "a=50% b=40%" | "" (given, but a text) | NULL (not given). */
struct sample {
    struct value value;
    struct figure figures[MOST_PARTS];
    struct decimal highs[MOST_PARTS];
    char words[MOST_PARTS][32];
};

static void read_figure(struct sample *sample, unsigned index, char *word)
{
    struct figure *figure = &sample->figures[index];
    char *equals = strchr(word, '=');
    if (equals) {
        *equals = '\0';
        figure->part = word;
        word = equals + 1;
    }
    size_t digits = strspn(word, "0123456789.");
    assert_int_equal(decimal_parse(&figure->number, word, digits), 0);
    word += digits;
    if (*word == '-') {
        digits = strspn(++word, "0123456789.");
        assert_int_equal(decimal_parse(&sample->highs[index], word, digits), 0);
        figure->high = &sample->highs[index];
        word += digits;
    }
    figure->unit = *word ? word : NULL;
}

static const struct value *make(struct sample *sample, const char *text)
{
    memset(sample, 0, sizeof *sample);
    if (!text)
        return NULL;
    sample->value.figures = sample->figures;
    while (*text) {
        size_t size = strcspn(text, " ");
        unsigned index = sample->value.figure_count++;
        assert_true(index < MOST_PARTS && size < sizeof sample->words[0]);
        memcpy(sample->words[index], text, size);
        read_figure(sample, index, sample->words[index]);
        text += size + (text[size] == ' ');
    }
    sample->value.type = sample->value.figure_count ? VALUE_FIGURE : VALUE_TEXT;
    return &sample->value;
}

struct expectation {
    const char *result, *base;
    enum comparison_form form;
    enum comparison_state state;
    const char *numbers; /* exact, of each part */
    enum verdict verdict;
};

static const struct expectation cases[] = {
    {"12.8%", "60%", COMPARE_PERCENT, COMPARISON_COMPUTED, "64/3", VERDICT_NOT_MET},
    {"33%", "100%", COMPARE_PERCENT, COMPARISON_COMPUTED, "33", VERDICT_NOT_MET},
    {"47%", "50%", COMPARE_PERCENT, COMPARISON_COMPUTED, "94", VERDICT_NOT_MET},
    {"50.6%", "50%", COMPARE_PERCENT, COMPARISON_COMPUTED, "506/5", VERDICT_EXCEEDED},
    {"100%", "100%", COMPARE_PERCENT, COMPARISON_COMPUTED, "100", VERDICT_MET},
    {"100.0%", "100%", COMPARE_PERCENT, COMPARISON_COMPUTED, "100", VERDICT_MET},
    {"11.4%", "14-18%", COMPARE_PERCENT, COMPARISON_COMPUTED, "570/7", VERDICT_NOT_MET},
    {"14%", "14-18%", COMPARE_PERCENT, COMPARISON_COMPUTED, "100", VERDICT_MET},
    {"18%", "14-18%", COMPARE_PERCENT, COMPARISON_COMPUTED, "900/7", VERDICT_MET},
    {"18.1%", "14-18%", COMPARE_PERCENT, COMPARISON_COMPUTED, "905/7", VERDICT_EXCEEDED},
    {"11.4%", "14%", COMPARE_DIFFERENCE, COMPARISON_COMPUTED, "-13/5", VERDICT_NOT_MET},
    {"1250", "1000", COMPARE_DIFFERENCE, COMPARISON_COMPUTED, "250", VERDICT_EXCEEDED},
    {"5", "0", COMPARE_DIFFERENCE, COMPARISON_COMPUTED, "5", VERDICT_EXCEEDED},
    {"5", "0", COMPARE_PERCENT, COMPARISON_ZERO_BASE, "", VERDICT_EXCEEDED},
    {"a=53.1% b=40.25% c=58.46%", "a=50% b=40% c=35%", COMPARE_PERCENT,
     COMPARISON_COMPUTED, "531/5 805/8 5846/35", VERDICT_EXCEEDED},
    {"a=90% b=70%", "a=90% b=70%", COMPARE_PERCENT, COMPARISON_COMPUTED, "100 100",
     VERDICT_MET},
    {"a=95% b=70%", "a=90% b=70%", COMPARE_PERCENT, COMPARISON_COMPUTED, "950/9 100",
     VERDICT_MET},
    {"a=95% b=69%", "a=90% b=70%", COMPARE_PERCENT, COMPARISON_COMPUTED, "950/9 690/7",
     VERDICT_NOT_MET},
    {"b=70% a=90%", "a=90% b=70%", COMPARE_PERCENT, COMPARISON_COMPUTED, "100 100",
     VERDICT_MET},
    {"34% x=44%", "30%", COMPARE_PERCENT, COMPARISON_COMPUTED, "340/3", VERDICT_EXCEEDED},
    {"a=100%", "a=100% b=50%", COMPARE_PERCENT, COMPARISON_NO_PART, "", VERDICT_NONE},
    {"x=100%", "80%", COMPARE_PERCENT, COMPARISON_NO_PART, "", VERDICT_NONE},
    {"", "80%", COMPARE_PERCENT, COMPARISON_TEXT_RESULT, "", VERDICT_NONE},
    {NULL, "80%", COMPARE_PERCENT, COMPARISON_NO_RESULT, "", VERDICT_NONE},
    {"80%", "", COMPARE_PERCENT, COMPARISON_TEXT_BASE, "", VERDICT_NONE},
    {"80%", NULL, COMPARE_PERCENT, COMPARISON_NO_BASE, "", VERDICT_NONE},
    {"80%", "80", COMPARE_PERCENT, COMPARISON_UNITS, "", VERDICT_NONE},
    {"80ha", "80km", COMPARE_PERCENT, COMPARISON_UNITS, "", VERDICT_NONE},
    {"14-18%", "14%", COMPARE_PERCENT, COMPARISON_RANGE, "", VERDICT_NONE},
};

static void check_numbers(const struct comparison *comparison, const char *numbers)
{
    mpq_t number, expected;
    mpq_init(number);
    mpq_init(expected);
    for (unsigned i = 0; i < comparison->part_count; i++) {
        char word[32] = "";
        size_t size = strcspn(numbers, " ");
        memcpy(word, numbers, size);
        numbers += size + (numbers[size] == ' ');
        assert_int_equal(mpq_set_str(expected, word, 10), 0);
        comparison_number(number, &comparison->parts[i]);
        assert_int_equal(mpq_cmp(number, expected), 0);
    }
    assert_string_equal(numbers, "");
    mpq_clear(number);
    mpq_clear(expected);
}

static void test_compare(void **state)
{
    (void)state;
    struct arena *arena = arena_new(256);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample result, base;
        struct comparison_rule rule = {.form = cases[i].form};
        struct comparison comparison = compare_values(
            &rule, make(&result, cases[i].result), make(&base, cases[i].base), arena);
        assert_int_equal(comparison.state, cases[i].state);
        assert_int_equal(comparison.verdict, cases[i].verdict);
        check_numbers(&comparison, cases[i].numbers);
    }
    arena_free(arena);
}

static void test_units(void **state)
{
    (void)state;
    struct figure percent = {.unit = "%"}, permille = {.unit = "‰"}, count = {.unit = "hồ sơ"}, bare = {0};
    struct comparison_part part = {.result = &count, .base = &count};
    assert_string_equal(comparison_unit(&part), "%");
    part.form = COMPARE_DIFFERENCE;
    assert_string_equal(comparison_unit(&part), "hồ sơ");
    part.result = &bare;
    assert_null(comparison_unit(&part));
    part.result = &percent;
    assert_string_equal(comparison_unit(&part), "điểm phần trăm");
    part.result = &permille;
    assert_string_equal(comparison_unit(&part), "điểm phần nghìn");
    part.form = COMPARE_POINTS;
    assert_string_equal(comparison_unit(&part), "điểm phần trăm");
}

static int chosen(const struct kind *kind, enum period_choice choice, const char *name)
{
    struct period_ref period = {choice, name};
    uint16_t index;
    if (choose_period(kind, &period, &index) != 0)
        return -1;
    return index == PERIOD_NONE ? 99 : index;
}

static void test_choose_period(void **state)
{
    (void)state;
    const char *years[] = {"a", "b", "c"};
    struct named_period named = {.name = "cung-ky", .period = 2};
    struct kind kind = {.periods = years, .period_count = 3, .base = 1, .named = &named};
    assert_int_equal(chosen(&kind, PERIOD_BASE, NULL), 1);
    assert_int_equal(chosen(&kind, PERIOD_FIRST, NULL), 0);
    assert_int_equal(chosen(&kind, PERIOD_LAST, NULL), 2);
    assert_int_equal(chosen(&kind, PERIOD_PREVIOUS, NULL), 0);
    assert_int_equal(chosen(&kind, PERIOD_NAMED, "cung-ky"), 2);
    assert_int_equal(chosen(&kind, PERIOD_NAMED, "b"), 1);
    assert_int_equal(chosen(&kind, PERIOD_NAMED, "d"), -1);
    kind.base = 0;
    assert_int_equal(chosen(&kind, PERIOD_PREVIOUS, NULL), -1);
    kind.base = PERIOD_NONE;
    assert_int_equal(chosen(&kind, PERIOD_BASE, NULL), -1);
    assert_int_equal(chosen(&kind, PERIOD_PREVIOUS, NULL), -1);
    kind.period_count = 0;
    assert_int_equal(chosen(&kind, PERIOD_BASE, NULL), 99);
    assert_int_equal(chosen(&kind, PERIOD_FIRST, NULL), 99);
    assert_int_equal(chosen(&kind, PERIOD_PREVIOUS, NULL), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_choose_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
