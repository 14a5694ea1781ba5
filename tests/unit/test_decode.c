/* Decoding across the limits of the converter's blocks, and the place of a bad byte. */
#include "read/decode.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A sentence in several encodings; the same bytes in a row are the same sentences. */
static const struct sample {
    const char *encoding, *bytes, *text;
} samples[] = {
    {"TCVN5712-1", "\xA7\xB6ng b\xE9, \x11NG D\xF4NG", "Đảng bộ, ỨNG DụNG"},
    /* tones behind their letters, which the converter holds back */
    {"TCVN5712-1", "O\xB4 \xA4\xB3 \xAD\xB1", "Ọ Ố ử"},
    {"TCVN", "\xA7o\xB4", "Đọ"},
    {"VISCII", "\xD0\xE4ng b\xB5, \xBANG D\x9ENG", "Đảng bộ, ỨNG DỤNG"},
    {"CP1258",
     "\xD0"
     "a\xD2ng b\xF4\xF2, \xDD\xECNG \xE3\xCC",
     "Đảng bộ, ỨNG ằ"},
    {"windows-1258", "e\xEC\xEA\xEC", "éế"},
    {"UTF-16LE", "\x10\x01\xA3\x1E", "Đả"},
    {"UTF-16BE", "\x01\x10\x1E\xA3", "Đả"},
    {"TCVN3", "\xA7\xB6ng b\xE9, \xF8ng d\xF4ng", "Đảng bộ, ứng dụng"},
    {"VNI",
     "\xD1"
     "a\xFBng bo\xE4, \xD6\xD9NG DU\xCFNG",
     "Đảng bộ, ỨNG DỤNG"},
};

static int decode_bytes(struct input *input, struct buffer *bytes, const char *encoding,
                        struct diagnostics *diagnostics)
{
    *input = (struct input){.source = {.name = "test", .text = ""},
                            .bytes = bytes->bytes,
                            .size = bytes->length};
    *bytes = (struct buffer){0};
    return decode(input, encoding, diagnostics);
}

static void repeat(struct buffer *buffer, const char *unit, size_t count)
{
    for (size_t size = strlen(unit); count; count--)
        buffer_put(buffer, unit, size);
}

/* `pad` letters before the sentences shift them over every limit of a block. */
static void check_sample(const struct sample *sample, size_t pad, size_t count)
{
    struct buffer bytes = {0}, expected = {0};
    bool wide = !strncmp(sample->encoding, "UTF-16", 6);
    if (!wide) {
        repeat(&bytes, "x", pad);
        repeat(&expected, "x", pad);
    }
    repeat(&bytes, sample->bytes, count);
    repeat(&expected, sample->text, count);
    struct input input;
    struct diagnostics *diagnostics = diagnostics_new(1);
    assert_int_equal(decode_bytes(&input, &bytes, sample->encoding, diagnostics), 0);
    assert_int_equal(input.source.length, expected.length);
    assert_memory_equal(input.source.text, expected.bytes, expected.length);
    buffer_free(&expected);
    input_free(&input);
    diagnostics_free(diagnostics);
}

static void every_limit_of_a_block_is_crossed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        for (size_t pad = 0; pad < 24; pad++)
            check_sample(&samples[i], pad, 9000);
        for (size_t count = 1; count < 50; count++)
            check_sample(&samples[i], 0, count);
    }
}

static void what_is_held_back_comes_out_at_the_end(void **state)
{
    (void)state;
    check_sample(&(struct sample){"TCVN5712-1", "a", "a"}, 0, 1);
    check_sample(&(struct sample){"TCVN5712-1", "b\xA1", "bĂ"}, 0, 1);
    check_sample(&(struct sample){"CP1258", "\xEA", "ê"}, 0, 1);
}

static void a_bad_byte_is_told_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *encoding, *bytes;
        size_t size;
        const char *before;
    } cases[] = {
        {"CP1258", "a\xEA\x8A", 3, "aê"},
        {"CP1258", "e\xEC\x9D", 3, "é"},
        {"UTF-16LE",
         "a\0\x10\x01\0\xD8"
         "b\0",
         8, "aĐ"},                       /* half of a pair */
        {"UTF-16BE", "\0a\x01", 3, "a"}, /* half of a character */
        {"TCVN3", "\xA8\xFF", 2, "ă"},
        {"VNI", "a\xF9\xF9", 3, "á"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer bytes = {0};
        buffer_put(&bytes, cases[i].bytes, cases[i].size);
        struct input input;
        struct diagnostics *diagnostics = diagnostics_new(1);
        assert_int_equal(decode_bytes(&input, &bytes, cases[i].encoding, diagnostics), -1);
        assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 1);
        assert_int_equal(input.source.length, strlen(cases[i].before));
        assert_memory_equal(input.source.text, cases[i].before, input.source.length);
        input_free(&input);
        diagnostics_free(diagnostics);
    }
}

static void text_that_is_no_xml_is_read_too(void **state)
{
    (void)state;
    static const char text[] = "S\xF6\xFB"
                                "a < \xF1\xF4\xEF"
                                "i;1,5\r\n";
    struct buffer bytes = {0};
    buffer_put(&bytes, text, sizeof text - 1);
    struct input input;
    struct diagnostics *diagnostics = diagnostics_new(1);
    assert_int_equal(input_take_text(&input, "text.csv", &bytes, "vni", diagnostics), 0);
    static const char expected[] = "Sửa < đợi;1,5\r\n";
    assert_int_equal(input.source.length, sizeof expected - 1);
    assert_memory_equal(input.source.text, expected, sizeof expected - 1);
    input_free(&input);
    diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_limit_of_a_block_is_crossed),
        cmocka_unit_test(what_is_held_back_comes_out_at_the_end),
        cmocka_unit_test(a_bad_byte_is_told_with_its_place),
        cmocka_unit_test(text_that_is_no_xml_is_read_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
