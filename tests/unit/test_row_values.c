/* Values of rows: exact sums, averages, calculated figures, and where there are none. */
#include "compute/row_values.h"

#include "compute/row_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PLAN = KIND_PLAN, RESULT = KIND_RESULT, MOST_ROWS = 1000 };

/* A table of indicators with a plan and a result, either of which may be absent. */
struct sample {
    struct kind kinds[KIND_BUILT_IN];
    struct report report;
    struct layout_spec layout;
    struct calculation_spec calculations[2];
    struct row_list list;
    struct row_origin origins[MOST_ROWS];
    struct indicator indicators[MOST_ROWS];
    struct value values[MOST_ROWS][2];
    bool has_value[MOST_ROWS][2];
    struct figure figures[MOST_ROWS][2];
    struct row_values sums;
    struct arena *arena;
};

static int begin(void **state)
{
    struct sample *sample = calloc(1, sizeof *sample);
    if (!sample)
        return -1;
    static const char *const of_total[] = {"plan", "result"};
    static const char *const of_rest[] = {"total", "plan", "plan"};
    sample->kinds[KIND_TARGET] = (struct kind){.name = "target"};
    sample->kinds[PLAN] = (struct kind){.name = "plan"};
    sample->kinds[RESULT] = (struct kind){.name = "result"};
    sample->report = (struct report){.kinds = sample->kinds, .kind_count = KIND_BUILT_IN};
    sample->calculations[0] = (struct calculation_spec){.next = &sample->calculations[1],
                                                        .kind = "total",
                                                        .form = CALCULATE_SUM,
                                                        .of = of_total,
                                                        .of_count = 2};
    sample->calculations[1] = (struct calculation_spec){
        .kind = "rest", .form = CALCULATE_DIFFERENCE, .of = of_rest, .of_count = 3};
    sample->layout.calculations = sample->calculations;
    sample->list.origins = sample->origins;
    sample->sums = (struct row_values){
        .report = &sample->report, .layout = &sample->layout, .list = &sample->list};
    sample->arena = arena_new(512);
    *state = sample;
    return 0;
}

static int end(void **state)
{
    struct sample *sample = *state;
    unit_names_free(&sample->report.units);
    arena_free(sample->arena);
    free(sample);
    return 0;
}

/* "12.5%": digits and unit; NULL: no such value; "" a text. */
static void set_value(struct sample *sample, size_t row, unsigned place, const char *text)
{
    struct value *value = &sample->values[row][place];
    sample->has_value[row][place] = text != NULL;
    if (!text)
        return;
    struct figure *figure = &sample->figures[row][place];
    size_t digits = strspn(text, "+-0123456789.");
    *value = (struct value){.kind = (uint16_t)(place ? RESULT : PLAN),
                            .period = PERIOD_NONE,
                            .type = digits ? VALUE_FIGURE : VALUE_TEXT,
                            .figure_count = digits != 0,
                            .figures = figure};
    if (digits)
        assert_int_equal(decimal_parse(&figure->number, text, digits), 0);
    figure->unit = text[digits] ? text + digits : NULL;
}

/* Gives a row's indicator the values that have been set. */
static void keep_values(struct sample *sample, size_t row)
{
    const struct value *given[2];
    uint16_t count = 0;
    for (unsigned place = 0; place < 2; place++)
        if (sample->has_value[row][place])
            given[count++] = &sample->values[row][place];
    sample->indicators[row].values =
        value_list_make(given, count, &sample->report.units, sample->arena);
}

static void add(struct sample *sample, enum row_kind kind, const char *plan,
                const char *result)
{
    size_t row = sample->list.count++;
    assert_true(row < MOST_ROWS);
    sample->origins[row] =
        (struct row_origin){.indicator = &sample->indicators[row], .kind = (uint8_t)kind};
    set_value(sample, row, 0, plan);
    set_value(sample, row, 1, result);
    keep_values(sample, row);
    sample->sums.end = (uint32_t)sample->list.count;
}

/* The printed value of a kind, "" where there is none. */
static void assert_value(const struct sample *sample, const struct row_values *values,
                         const char *kind, int places, const char *expected)
{
    static const struct number_format plain = {DECIMALS_AS_GIVEN, false, false};
    int index = value_kind_find(&sample->report, &sample->layout, kind);
    assert_true(index >= 0);
    const struct value *value =
        row_value(values, (unsigned)index, PERIOD_NONE, places, sample->arena);
    struct buffer text = {0};
    if (value) {
        assert_int_equal(value->figure_count, 1);
        decimal_print(&text, value->figures[0].number, &plain);
        if (value->figures[0].unit)
            buffer_text(&text, value->figures[0].unit);
    }
    buffer_byte(&text, '\0');
    assert_string_equal(text.bytes, expected);
    buffer_free(&text);
}

static void assert_sum(const struct sample *sample, const char *kind, const char *expected)
{
    assert_value(sample, &sample->sums, kind, DECIMALS_AS_GIVEN, expected);
}

static void adds_tenths_exactly(void **state)
{
    struct sample *sample = *state;
    for (unsigned i = 0; i < 1000; i++)
        add(sample, ROW_INDICATOR, "0.1", NULL);
    assert_sum(sample, "plan", "100");
    assert_sum(sample, "result", "");
}

static void keeps_eighteen_digits(void **state)
{
    struct sample *sample = *state;
    add(sample, ROW_INDICATOR, "999999999999999998", "0.000000000000000001");
    add(sample, ROW_INDICATOR, "0.5", "-0.000000000000000003");
    assert_sum(sample, "plan", ""); /* nineteen digits */
    assert_sum(sample, "result", "-0,000000000000000002");
    add(sample, ROW_INDICATOR, "0.5", NULL);
    assert_sum(sample, "plan", "999999999999999999"); /* the zeros do not count */
    add(sample, ROW_INDICATOR, "1", NULL);
    assert_sum(sample, "plan", "");
    add(sample, ROW_INDICATOR, "-2", NULL);
    assert_sum(sample, "plan", "999999999999999998");
}

static void leaves_out_what_is_no_figure(void **state)
{
    struct sample *sample = *state;
    static const struct decimal high = {20, 0};
    add(sample, ROW_GROUP, NULL, NULL);
    add(sample, ROW_INDICATOR, "1%", "7");
    add(sample, ROW_SUB_INDICATOR, "10%", "10");
    add(sample, ROW_PART, "100%", "100");
    add(sample, ROW_INDICATOR, "", "");
    add(sample, ROW_INDICATOR, "10%", NULL);
    sample->figures[sample->list.count - 1][0].high = &high;
    keep_values(sample, sample->list.count - 1);
    add(sample, ROW_INDICATOR, "2.50%", NULL);
    assert_sum(sample, "plan", "3,5%");
    assert_sum(sample, "result", "7");
}

static void different_units_have_no_sum(void **state)
{
    struct sample *sample = *state;
    add(sample, ROW_INDICATOR, "1%", "1");
    add(sample, ROW_INDICATOR, "2", "2");
    assert_sum(sample, "plan", "");
    assert_sum(sample, "result", "3");
    sample->sums.end = 1;
    assert_sum(sample, "plan", "1%");
}

static void averages_round_half_away(void **state)
{
    struct sample *sample = *state;
    add(sample, ROW_INDICATOR, "1", "-1");
    add(sample, ROW_INDICATOR, "2", "-2");
    add(sample, ROW_INDICATOR, NULL, NULL); /* not counted */
    sample->sums.form = TOTAL_AVERAGE;
    assert_value(sample, &sample->sums, "plan", 0, "2");
    assert_value(sample, &sample->sums, "result", 0, "-2");
    assert_value(sample, &sample->sums, "plan", 3, "1,5");
    add(sample, ROW_INDICATOR, "2", NULL);
    assert_value(sample, &sample->sums, "plan", DECIMALS_AS_GIVEN, "1,7");
    assert_value(sample, &sample->sums, "plan", 4, "1,6667");
}

static void calculates_from_the_same_row(void **state)
{
    struct sample *sample = *state;
    struct row_values own = {.report = &sample->report, .layout = &sample->layout};
    add(sample, ROW_INDICATOR, "0.1%", "0.2%");
    add(sample, ROW_INDICATOR, "5%", NULL);
    add(sample, ROW_INDICATOR, "5%", "1");
    add(sample, ROW_INDICATOR, "2%", "5%");
    own.indicator = &sample->indicators[0];
    assert_value(sample, &own, "total", DECIMALS_AS_GIVEN, "0,3%");
    assert_value(sample, &own, "rest", DECIMALS_AS_GIVEN, "0,1%");
    own.indicator = &sample->indicators[1]; /* lacks the result */
    assert_value(sample, &own, "total", DECIMALS_AS_GIVEN, "");
    own.indicator = &sample->indicators[2]; /* units differ */
    assert_value(sample, &own, "total", DECIMALS_AS_GIVEN, "");
    assert_value(sample, &own, "rest", DECIMALS_AS_GIVEN, "");
    assert_sum(sample, "total", "7,3%");
    assert_sum(sample, "rest", "3,1%");
}

static void running_sums_go_on(void **state)
{
    struct sample *sample = *state;
    struct running_sums running = {0};
    for (unsigned i = 0; i < 10; i++)
        add(sample, ROW_INDICATOR, "1.5", "-2");
    sample->sums.running = &running;
    sample->sums.end = 4;
    assert_sum(sample, "plan", "6");
    assert_sum(sample, "total", "-2");
    sample->figures[0][0].number.digits =
        1000; /* has been added: it is not looked at again */
    keep_values(sample, 0);
    sample->sums.end = 9;
    assert_sum(sample, "plan", "13,5");
    assert_sum(sample, "plan", "13,5");
    assert_sum(sample, "result", "-18");
    running_sums_free(&running);
    sample->sums.end = 1;
    assert_sum(sample, "plan", "100");
    running_sums_free(&running);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(adds_tenths_exactly, begin, end),
        cmocka_unit_test_setup_teardown(keeps_eighteen_digits, begin, end),
        cmocka_unit_test_setup_teardown(leaves_out_what_is_no_figure, begin, end),
        cmocka_unit_test_setup_teardown(different_units_have_no_sum, begin, end),
        cmocka_unit_test_setup_teardown(averages_round_half_away, begin, end),
        cmocka_unit_test_setup_teardown(calculates_from_the_same_row, begin, end),
        cmocka_unit_test_setup_teardown(running_sums_go_on, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
