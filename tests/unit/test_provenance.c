/* What a PDF is made from: lines, digests, and that looking at a report tells the same. */
#include "base/diagnostic.h"
#include "command/made_from.h"
#include "pdf/font_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const unsigned char some_digest[DIGEST_BYTES] = {0xAB, 0x01};

static const char *line(const struct provenance *provenance, size_t index,
                        struct buffer *out)
{
    buffer_clear(out);
    provenance_put_line(out, &provenance->parts[index]);
    return buffer_string(out);
}

static void parts_are_kept_in_the_order_of_their_kinds(void **state)
{
    (void)state;
    struct provenance provenance = {0};
    struct buffer out = {0};
    provenance_add_digest(&provenance, PROVENANCE_LAYOUT, "mẫu 1", some_digest);
    provenance_add(&provenance, PROVENANCE_LIBRARY, "one", "1.0");
    provenance_add_digest(&provenance, PROVENANCE_LAYOUT, "a", some_digest);
    provenance_add(&provenance, PROVENANCE_PROGRAM, "phuluc", "9");
    assert_string_equal(line(&provenance, 0, &out), "program phuluc 9");
    assert_string_equal(line(&provenance, 1, &out), "library one 1.0");
    assert_string_equal(
        line(&provenance, 2, &out),
        "layout ab01000000000000000000000000000000000000000000000000000000000000 mẫu 1");
    assert_string_equal(provenance.parts[3].name, "a");
    buffer_free(&out);
    provenance_free(&provenance);
}

static void lines_are_read_back(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "program phuluc 1.2", "option profile a b", "font 00 Ten phong chu.ttf",
        "colour 11 sRGB"};
    struct provenance provenance = {0};
    struct buffer out = {0};
    for (size_t i = 0; i < 4; i++)
        assert_true(provenance_add_line(&provenance, lines[i], strlen(lines[i])));
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(line(&provenance, i, &out), lines[i]);
    static const char *const bad[] = {"", "program", "program phuluc", "programs a b",
                                      "else a b"};
    for (size_t i = 0; i < 5; i++)
        assert_false(provenance_add_line(&provenance, bad[i], strlen(bad[i])));
    assert_int_equal(provenance.count, 4);
    assert_string_equal(provenance_option(&provenance, "profile"), "a b");
    assert_null(provenance_option(&provenance, "layout"));
    buffer_free(&out);
    provenance_free(&provenance);
}

/* printf 'program phuluc 1\nreport 00 x\n' | sha256sum */
static void the_digest_is_that_of_the_lines(void **state)
{
    (void)state;
    struct provenance provenance = {0};
    unsigned char digest[DIGEST_BYTES];
    char text[DIGEST_TEXT_BYTES];
    provenance_add(&provenance, PROVENANCE_PROGRAM, "phuluc", "1");
    provenance_add(&provenance, PROVENANCE_REPORT, "x", "00");
    provenance_digest(&provenance, digest);
    digest_text(digest, text);
    assert_string_equal(
        text, "ac63c62a185f416fc6729363dcd3e3a159f09018cafcd1cf1328f0ceca257e09");
    provenance_free(&provenance);
}

static void names_are_what_xml_can_hold(void **state)
{
    (void)state;
    struct provenance provenance = {0};
    provenance_add(&provenance, PROVENANCE_REPORT, "a\nb\xFF\xEF\xBF\xBF\xE1\xBB", "00");
    assert_string_equal(provenance.parts[0].name,
                        "a\xEF\xBF\xBD"
                        "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
                        "\xEF\xBF\xBD");
    provenance_free(&provenance);
}

/* A font of one table, "head", of 16 bytes; its adjustment (at 8) does not count. */
static const unsigned char small_font[] = {
    0, 1, 0,  0,  0, 1, 0, 0, 0, 0, 0, 0, 'h', 'e', 'a', 'd', 0, 0, 0, 12,
    0, 0, 0, 28, 0, 0, 0, 16, 0, 0, 0, 1, 0, 0, 0, 5, 9, 9, 9, 9, 0, 0, 0, 6};

static enum font_file_fault fault_with(size_t at, unsigned char byte, size_t size)
{
    unsigned char font[sizeof small_font], digest[DIGEST_BYTES];
    memcpy(font, small_font, sizeof font);
    font[at] = byte;
    unsigned char *exact = malloc(size); /* so that the sanitizers see its end */
    memcpy(exact, font, size);
    enum font_file_fault fault = font_file_digest(exact, size, digest);
    free(exact);
    return fault;
}

static void a_font_is_compared_with_its_checksums(void **state)
{
    (void)state;
    enum { WHOLE = sizeof small_font };
    assert_int_equal(fault_with(0, 0, WHOLE), FONT_FILE_SOUND);
    assert_int_equal(fault_with(36, 7, WHOLE), FONT_FILE_SOUND);   /* the adjustment */
    assert_int_equal(fault_with(43, 7, WHOLE), FONT_FILE_DAMAGED); /* the table */
    assert_int_equal(fault_with(19, 7, WHOLE), FONT_FILE_DAMAGED); /* the checksum */
    assert_int_equal(fault_with(0, 0, WHOLE - 1), FONT_FILE_NO_FONT);
    assert_int_equal(fault_with(24, 255, WHOLE), FONT_FILE_NO_FONT); /* the length */
    assert_int_equal(fault_with(4, 255, WHOLE), FONT_FILE_NO_FONT);  /* the count */
    for (size_t size = 1; size < WHOLE; size++)
        assert_int_equal(fault_with(0, 0, size), FONT_FILE_NO_FONT);
}

static void assert_same_looked_at(struct library *library, const char *report,
                                  const struct options *options)
{
    struct diagnostics *diagnostics = diagnostics_new(10);
    struct documents documents;
    struct provenance made = {0}, looked = {0};
    unsigned char made_digest[DIGEST_BYTES], looked_digest[DIGEST_BYTES];
    assert_int_equal(documents_open(&documents, library, report, options, diagnostics), 0);
    made_from_documents(&made, &documents, library_family(documents.face_file, diagnostics),
                        options);
    assert_int_equal(made_from_report(&looked, library, report, options, diagnostics), 0);
    provenance_digest(&made, made_digest);
    provenance_digest(&looked, looked_digest);
    assert_memory_equal(made_digest, looked_digest, DIGEST_BYTES);
    assert_true(made.count > 12);
    assert_int_equal(made.count, looked.count);
    provenance_free(&made);
    provenance_free(&looked);
    documents_close(&documents);
    diagnostics_free(diagnostics);
}

static void looking_at_a_report_tells_what_it_is_made_from(void **state)
{
    (void)state;
    static const char *const reports[] = {
        "input/phu-luc-1.xml", "input/phu-luc-2.xml", "input/vi-du-ngan-sach.xml",
        "tests/golden/two-tables.xml", "tests/golden/portrait-and-landscape.xml"};
    struct options options[] = {
        {.limit = INPUT_DEFAULT_LIMIT},
        {.limit = INPUT_DEFAULT_LIMIT, .layout = "tests/golden/small.layout.xml"},
        {.limit = INPUT_DEFAULT_LIMIT, .profile = "nd30"}};
    struct diagnostics *diagnostics = diagnostics_new(10);
    struct library library;
    assert_int_equal(library_open(&library, diagnostics), 0);
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        for (size_t j = 0; j < sizeof options / sizeof *options; j++)
            assert_same_looked_at(&library, reports[i], &options[j]);
    library_close(&library);
    diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_kept_in_the_order_of_their_kinds),
        cmocka_unit_test(lines_are_read_back),
        cmocka_unit_test(the_digest_is_that_of_the_lines),
        cmocka_unit_test(names_are_what_xml_can_hold),
        cmocka_unit_test(a_font_is_compared_with_its_checksums),
        cmocka_unit_test(looking_at_a_report_tells_what_it_is_made_from),
    };
    setenv("PHULUC_DATA", ".", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
