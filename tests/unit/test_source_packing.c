/* Sources that let go of their memory: what is restored is what was there. */
#include "base/source_packing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SIZE = 5 << 20, MARK = 3 };

struct sample {
    char *bytes, *copy;
    struct source source;
};

static int begin(void **state)
{
    struct sample *sample = calloc(1, sizeof *sample);
    assert_non_null(sample);
    sample->bytes = malloc(SIZE);
    sample->copy = malloc(SIZE);
    assert_non_null(sample->bytes);
    assert_non_null(sample->copy);
    for (size_t i = 0; i < SIZE; i++)
        sample->copy[i] = (char)(i % 61 ? 'a' + (int)(i * 31 >> 7) % 26 : '\n');
    memcpy(sample->bytes, sample->copy, SIZE);
    sample->source = (struct source){
        .name = "x", .text = sample->bytes + MARK, .length = SIZE - MARK};
    source_pack(&sample->source, sample->bytes, SIZE, false);
    assert_non_null(source_packed(&sample->source));
    *state = sample;
    return 0;
}

static int end(void **state)
{
    struct sample *sample = *state;
    source_packing_free(&sample->source);
    assert_null(source_packed(&sample->source));
    free(sample->bytes);
    free(sample->copy);
    free(sample);
    return 0;
}

static void packing_saves_room(void **state)
{
    struct sample *sample = *state;
    assert_true(source_packed(&sample->source)->length < SIZE / 10);
    assert_memory_equal(sample->bytes, sample->copy, SIZE);
}

static void what_is_ahead_stays(void **state)
{
    struct sample *sample = *state;
    for (size_t at = 0; at < SIZE - MARK; at += 100000) {
        source_let_go(&sample->source, at);
        assert_memory_equal(sample->source.text + at, sample->copy + MARK + at,
                            SIZE - MARK - at);
    }
    source_let_go(&sample->source, SIZE - MARK);
    source_restore(&sample->source);
    assert_memory_equal(sample->bytes, sample->copy, SIZE);
}

static void assert_place(const struct sample *sample, const struct position *position,
                         size_t offset)
{
    unsigned line = 1, column = 1;
    for (size_t i = MARK; i < MARK + offset; i++) {
        bool feed = sample->copy[i] == '\n';
        line += feed;
        column = feed ? 1 : column + 1;
    }
    assert_int_equal(position->offset, offset);
    assert_int_equal(position->line, line);
    assert_int_equal(position->column, column);
}

static void places_need_no_text(void **state)
{
    struct sample *sample = *state;
    source_let_go(&sample->source, SIZE - MARK);
    for (unsigned pass = 0; pass < 2; pass++) {
        struct position position = {0, 1, 1};
        static const size_t offsets[] = {0,     1,       16380,   16381,   16382,
                                         16384, 1000000, 1000000, 3333333, SIZE - MARK};
        for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
            source_advance(&sample->source, &position, offsets[i]);
            assert_place(sample, &position, offsets[i]);
        }
    }
    assert_memory_not_equal(sample->bytes, sample->copy, SIZE); /* it is still gone */
}

static void what_is_restored_stays(void **state)
{
    struct sample *sample = *state;
    source_let_go(&sample->source, SIZE - MARK);
    int size;
    const char *name = source_element_name(&sample->source, 100, &size);
    assert_memory_equal(name, sample->copy + MARK + 100, 20);
    source_let_go(&sample->source, SIZE - MARK);
    assert_memory_equal(sample->bytes, sample->copy, SIZE);
}

static void what_is_not_packed_stays(void **state)
{
    (void)state;
    static const char text[] = "<a>\n<b/></a>";
    struct source source = {.name = "x", .text = text, .length = sizeof text - 1};
    source_let_go(&source, sizeof text - 1);
    source_restore(&source);
    assert_null(source_packed(&source));
    int size;
    assert_memory_equal(source_element_name(&source, 4, &size), "b", 1);
    assert_int_equal(size, 1);
    source_packing_free(&source);
}

static void it_may_be_let_go_of_while_it_is_packed(void **state)
{
    struct sample *sample = *state;
    source_packing_free(&sample->source);
    source_pack(&sample->source, sample->bytes, SIZE, true);
    for (size_t at = 0; at < SIZE - MARK; at += 100000) {
        source_let_go(&sample->source, at);
        assert_memory_equal(sample->source.text + at, sample->copy + MARK + at,
                            SIZE - MARK - at);
    }
    assert_true(source_packed(&sample->source)->length < SIZE / 10);
    source_let_go(&sample->source, SIZE - MARK);
    assert_memory_not_equal(sample->bytes, sample->copy, SIZE); /* it has been packed */
    source_restore(&sample->source);
    assert_memory_equal(sample->bytes, sample->copy, SIZE);
}

static void a_thread_changes_no_byte(void **state)
{
    struct sample *sample = *state;
    const struct buffer *packed = source_packed(&sample->source);
    struct source other = {.name = "y", .text = sample->copy, .length = SIZE};
    source_pack(&other, sample->copy, SIZE, true);
    assert_int_equal(source_packed(&other)->length, packed->length);
    assert_memory_equal(source_packed(&other)->bytes, packed->bytes, packed->length);
    source_packing_free(&other);
    source_pack(&other, sample->copy, SIZE, true);
    source_packing_free(&other); /* while it is packed */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(packing_saves_room, begin, end),
        cmocka_unit_test_setup_teardown(what_is_ahead_stays, begin, end),
        cmocka_unit_test_setup_teardown(places_need_no_text, begin, end),
        cmocka_unit_test_setup_teardown(what_is_restored_stays, begin, end),
        cmocka_unit_test_setup_teardown(it_may_be_let_go_of_while_it_is_packed, begin, end),
        cmocka_unit_test_setup_teardown(a_thread_changes_no_byte, begin, end),
        cmocka_unit_test(what_is_not_packed_stays)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
