/* The queue that compresses: everything comes out, in order, as one thread would make it. */
#include "pdf/compress_queue.h"

#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { STREAMS = 500, LEVEL = 6, LARGEST = 40000 };

/* A stream of its own for each number: some empty, some long, none alike. */
static size_t make(unsigned number, unsigned char *bytes)
{
    size_t size = number % 7 ? number * 7919u % LARGEST : 0;
    for (size_t i = 0; i < size; i++)
        bytes[i] = (unsigned char)(i * number >> 5 ^ i % (number + 3));
    return size;
}

static void take_and_compare(struct compress_queue *queue, unsigned number)
{
    static unsigned char bytes[LARGEST], expected[2 * LARGEST + 64];
    struct compressed_stream stream;
    assert_true(compress_queue_take(queue, &stream));
    assert_int_equal(stream.id, number);
    char entries[16];
    snprintf(entries, sizeof entries, "/N %u", number);
    assert_string_equal(stream.entries, entries);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    size_t size = make(number, bytes);
    size = libdeflate_zlib_compress(compressor, bytes, size, expected, sizeof expected);
    libdeflate_free_compressor(compressor);
    assert_int_equal(stream.size, size);
    assert_memory_equal(stream.bytes, expected, size);
}

static void test_order_and_bytes(void **state)
{
    (void)state;
    static unsigned char bytes[LARGEST];
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    struct compress_queue *queue = compress_queue_new(LEVEL, compressor);
    assert_non_null(queue);
    unsigned taken = 0;
    for (unsigned number = 0; number < STREAMS; number++) {
        char entries[16];
        snprintf(entries, sizeof entries, "/N %u", number);
        while (compress_queue_full(queue) || compress_queue_ready(queue))
            take_and_compare(queue, taken++);
        size_t size = make(number, bytes);
        compress_queue_put(queue, number, entries, bytes, size);
        memset(bytes, 0xA5, size); /* it has been copied */
    }
    while (taken < STREAMS)
        take_and_compare(queue, taken++);
    struct compressed_stream stream;
    assert_false(compress_queue_take(queue, &stream));
    assert_false(compress_queue_ready(queue));
    compress_queue_free(queue);
    libdeflate_free_compressor(compressor);
}

static void test_given_up(void **state)
{
    (void)state;
    static const unsigned char bytes[LARGEST];
    for (unsigned streams = 0; streams < 16; streams++) {
        struct compress_queue *queue = compress_queue_new(LEVEL, NULL); /* nothing is taken */
        assert_non_null(queue);
        for (unsigned number = 0; number < streams; number++)
            compress_queue_put(queue, number, "", bytes, sizeof bytes);
        compress_queue_free(queue); /* with streams still in it */
    }
    compress_queue_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_order_and_bytes),
                                       cmocka_unit_test(test_given_up)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
