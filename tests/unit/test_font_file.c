/* Font files: their tables' checksums, found as OpenType defines them. */
#include "pdf/font_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { HEADER = 12, RECORD = 16, TABLE_AT = HEADER + RECORD };

static void put_32(unsigned char *at, uint32_t number)
{
    for (unsigned i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (24 - 8 * i));
}

/* Byte by byte, as the definition goes. */
static uint32_t checksum(const unsigned char *table, size_t length)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < length; i++)
        sum += (uint32_t)table[i] << (24 - 8 * (i % 4));
    return sum;
}

/* A font with one table of that length, filled with `fill`, or with all kinds of bytes. */
static unsigned char *make_font(size_t length, int fill)
{
    unsigned char *font = calloc(1, TABLE_AT + length);
    assert_non_null(font);
    put_32(font, 0x00010000);
    font[5] = 1;
    memcpy(font + HEADER, "glyf", 4);
    put_32(font + HEADER + 8, TABLE_AT);
    put_32(font + HEADER + 12, (uint32_t)length);
    for (size_t i = 0; i < length; i++)
        font[TABLE_AT + i] = (unsigned char)(fill >= 0 ? fill : (int)(i * 7919 >> 3));
    put_32(font + HEADER + 4, checksum(font + TABLE_AT, length));
    return font;
}

static void assert_fault(const unsigned char *font, size_t length, enum font_file_fault fault)
{
    unsigned char digest[DIGEST_BYTES];
    assert_int_equal(font_file_digest(font, TABLE_AT + length, digest), fault);
}

static void test_lengths(void **state)
{
    (void)state;
    static const size_t lengths[] = {0,    1,    3,    4,    15,   16,    17,   31,
                                     4079, 4095, 4096, 4097, 8191, 65536, 99991};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        for (int fill = -1; fill < 256; fill += 128) { /* mixed, 127, 255 */
            unsigned char *font = make_font(lengths[i], fill);
            assert_fault(font, lengths[i], FONT_FILE_SOUND);
            free(font);
        }
}

static void test_every_bit_counts(void **state)
{
    (void)state;
    enum { LENGTH = 71 };
    unsigned char *font = make_font(LENGTH, -1);
    for (unsigned bit = 0; bit < 8 * LENGTH; bit++) {
        font[TABLE_AT + bit / 8] ^= (unsigned char)(1 << bit % 8);
        assert_fault(font, LENGTH, FONT_FILE_DAMAGED);
        font[TABLE_AT + bit / 8] ^= (unsigned char)(1 << bit % 8);
    }
    assert_fault(font, LENGTH, FONT_FILE_SOUND);
    free(font);
}

static void test_no_font(void **state)
{
    (void)state;
    unsigned char *font = make_font(64, -1);
    unsigned char digest[DIGEST_BYTES];
    assert_int_equal(font_file_digest(font, 0, digest), FONT_FILE_NO_FONT);
    assert_int_equal(font_file_digest(font, TABLE_AT - 1, digest), FONT_FILE_NO_FONT);
    assert_int_equal(font_file_digest(font, TABLE_AT + 63, digest), FONT_FILE_NO_FONT);
    free(font);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lengths),
                                       cmocka_unit_test(test_every_bit_counts),
                                       cmocka_unit_test(test_no_font)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
