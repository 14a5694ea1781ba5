/* Values as an indicator keeps them: what goes into a list comes out of it. */
#include "model/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct decimal high = {18, 0};

static const struct figure figures[] = {
    {.number = {128, 1}, .unit = "%", .at = 10},
    {.number = {-922337203685477580, 18}, .at = 11, .bound = 5},
    {.number = {0, 0}, .unit = "tỷ đồng", .at = 12, .bound = 1},
    {.number = {14, 0}, .high = &high, .unit = "%", .at = 13},
    {.number = {95, 0}, .unit = "%", .part = "cap-xa", .at = 99},
    {.number = {40, 0}, .unit = "%", .at = 15},
};

static const struct rich_text text = {.at = 14};

static const struct value values[] = {
    {.kind = 0, .period = 0, .type = VALUE_FIGURE, .figure_count = 1, .at = 10,
     .figures = &figures[0]},
    {.kind = 0, .period = 1, .type = VALUE_FIGURE, .figure_count = 1, .at = 11,
     .figures = &figures[1]},
    {.kind = 1, .period = PERIOD_NONE, .type = VALUE_FIGURE, .figure_count = 1, .at = 12,
     .figures = &figures[2]},
    {.kind = 2, .period = 0, .type = VALUE_FIGURE, .figure_count = 1, .at = 13,
     .figures = &figures[3]},
    {.kind = 3, .period = 7, .type = VALUE_TEXT, .figure_count = 1, .at = 14,
     .figures = &figures[4], .text = &text},
    {.kind = 4, .period = 7, .type = VALUE_FIGURE, .in_name = true, .figure_count = 1,
     .at = 15, .figures = &figures[5]},
    {.kind = 65535, .period = 65534, .type = VALUE_MISSING, .at = UINT32_MAX},
};
enum { COUNT = sizeof values / sizeof *values };

static void assert_same(const struct value *left, const struct value *right)
{
    assert_non_null(left);
    assert_int_equal(left->kind, right->kind);
    assert_int_equal(left->period, right->period);
    assert_int_equal(left->type, right->type);
    assert_int_equal(left->in_name, right->in_name);
    assert_int_equal(left->at, right->at);
    assert_ptr_equal(left->text, right->text);
    assert_int_equal(left->figure_count, right->figure_count);
    for (uint16_t i = 0; i < left->figure_count; i++) {
        const struct figure *a = &left->figures[i], *b = &right->figures[i];
        assert_int_equal(a->number.digits, b->number.digits);
        assert_int_equal(a->number.scale, b->number.scale);
        assert_int_equal(a->bound, b->bound);
        assert_int_equal(a->at, b->at);
        assert_ptr_equal(a->high, b->high);
        assert_ptr_equal(a->part, b->part);
        assert_true(a->unit == b->unit || !strcmp(a->unit, b->unit));
    }
}

static const struct value_list *make(struct unit_names *units, struct arena *arena)
{
    const struct value *given[COUNT];
    for (unsigned i = 0; i < COUNT; i++)
        given[i] = &values[i];
    return value_list_make(given, COUNT, units, arena);
}

static void test_walk(void **state)
{
    (void)state;
    struct arena *arena = arena_new(256);
    struct unit_names units = {0};
    struct value_walk walk;
    unsigned count = 0;
    const struct value *value = value_first(&walk, make(&units, arena));
    for (; value; value = value_next(&walk))
        assert_same(value, &values[count++]);
    assert_int_equal(count, COUNT);
    assert_null(value_next(&walk));
    assert_null(value_first(&walk, NULL));
    assert_null(value_list_make(NULL, 0, &units, arena));
    unit_names_free(&units);
    arena_free(arena);
}

static void test_find(void **state)
{
    (void)state;
    struct arena *arena = arena_new(256);
    struct unit_names units = {0};
    struct value_view view;
    const struct value_list *list = make(&units, arena);
    for (unsigned i = 0; i < COUNT; i++)
        assert_same(value_find(list, values[i].kind, values[i].period, &view), &values[i]);
    assert_null(value_find(list, 0, 2, &view));
    assert_null(value_find(list, 1, 0, &view));
    assert_null(value_find(NULL, 0, 0, &view));
    unit_names_free(&units);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_walk),
                                       cmocka_unit_test(test_find)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
