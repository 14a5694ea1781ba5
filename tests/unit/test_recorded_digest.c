/* The digest in a PDF's trailer, found from the end of the file. */
#include "archive/recorded_digest.h"
#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define KEY "/XXphuluc<0102030405060708090A0B0C0D0E0F101112131415161718191a1b1c1d1e1f20>"

static void put_end(struct buffer *file, size_t section)
{
    buffer_format(file, "startxref\n%zu\n%%%%EOF\n", section);
}

/* Cross-references in a stream, whose data hold a NUL and the key of another. */
static size_t put_stream(struct buffer *file, const char *trailer)
{
    size_t section = file->length;
    buffer_format(file, "9 0 obj\n<</Type/XRef/Size 10%s/Length 60>>\nstream\n", trailer);
    buffer_put(file, "a\0b", 3);
    buffer_text(file, "/XXphuluc<ff>\nendstream\nendobj\n");
    put_end(file, section);
    return section;
}

/* Cross-references in a table of many rows. */
static size_t put_table(struct buffer *file, unsigned rows, const char *trailer)
{
    size_t section = file->length;
    buffer_format(file, "xref\n0 %u\n", rows);
    for (unsigned i = 0; i < rows; i++)
        buffer_format(file, "%010u 00000 n \n", i);
    buffer_format(file, "trailer\n<</Size %u%s>>\n", rows, trailer);
    put_end(file, section);
    return section;
}

static enum recorded_digest read_back(const struct buffer *bytes, unsigned char *digest)
{
    char name[] = "/tmp/phuluc-test-XXXXXX";
    int descriptor = mkstemp(name);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, bytes->bytes, bytes->length), bytes->length);
    close(descriptor);
    memset(digest, 0, DIGEST_BYTES);
    enum recorded_digest found = recorded_digest_read(name, digest);
    unlink(name);
    return found;
}

static void assert_found(const struct buffer *file, enum recorded_digest expected)
{
    unsigned char digest[DIGEST_BYTES];
    assert_int_equal(read_back(file, digest), expected);
    for (unsigned i = 0; expected != RECORDED_DIGEST_NONE && i < DIGEST_BYTES; i++)
        assert_int_equal(digest[i], i + 1);
}

static void both_forms_of_cross_references_are_read(void **state)
{
    (void)state;
    struct buffer file = {0};
    buffer_text(&file, "%PDF-1.7\n");
    put_stream(&file, "/Root 1 0 R" KEY);
    assert_found(&file, RECORDED_DIGEST_FOUND);
    buffer_clear(&file);
    buffer_text(&file, "%PDF-1.4\n");
    put_table(&file, 3000, "/Root 1 0 R" KEY);
    assert_found(&file, RECORDED_DIGEST_FOUND);
    buffer_free(&file);
}

static void it_is_found_below_what_was_added(void **state)
{
    (void)state;
    for (int form = 0; form < 4; form++) {
        struct buffer file = {0};
        char more[64];
        buffer_text(&file, "%PDF-1.7\n");
        size_t first = form & 1 ? put_stream(&file, "/Root 1 0 R" KEY)
                                : put_table(&file, 7, "/Root 1 0 R" KEY);
        buffer_text(&file, "1 0 obj\n<<>>\nendobj\n");
        snprintf(more, sizeof more, "/Root 1 0 R/Prev %zu", first);
        if (form & 2)
            put_stream(&file, more);
        else
            put_table(&file, 2, more);
        assert_found(&file, RECORDED_DIGEST_EXTENDED);
        buffer_free(&file);
    }
}

static void what_has_none_has_none(void **state)
{
    (void)state;
    struct buffer file = {0};
    unsigned char digest[DIGEST_BYTES];
    assert_found(&file, RECORDED_DIGEST_NONE);
    buffer_text(&file, "%PDF-1.7\n");
    assert_found(&file, RECORDED_DIGEST_NONE);
    put_stream(&file, "/Root 1 0 R");
    assert_found(&file, RECORDED_DIGEST_NONE);
    put_stream(&file, "/Root 1 0 R/XXphuluc<0102>");
    assert_found(&file, RECORDED_DIGEST_NONE);
    size_t self = file.length; /* leads to itself */
    char more[64];
    snprintf(more, sizeof more, "/Root 1 0 R/Prev %zu", self);
    put_stream(&file, more);
    assert_found(&file, RECORDED_DIGEST_NONE);
    buffer_text(&file, "startxref\n99999999999999999999\n%%EOF\n");
    assert_found(&file, RECORDED_DIGEST_NONE);
    buffer_free(&file);
    assert_int_equal(recorded_digest_read("/nonexistent", digest), RECORDED_DIGEST_NONE);
    assert_int_equal(recorded_digest_read("/dev/null", digest), RECORDED_DIGEST_NONE);
    assert_int_equal(recorded_digest_read("/tmp", digest), RECORDED_DIGEST_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_forms_of_cross_references_are_read),
        cmocka_unit_test(it_is_found_below_what_was_added),
        cmocka_unit_test(what_has_none_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
