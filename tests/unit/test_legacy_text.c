/* TCVN3 and VNI: every letter, every byte, every pair of bytes. */
#include "base/legacy_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

#include <cmocka.h>

/* What the letters look like to one who has not the fonts, as CP1252: a letter without a
 * tone, then with acute, grave, hook, tilde, dot below. */
static const char *const tcvn3_rows[][2] = {{"a", "a ¸ µ ¶ · ¹"},
                                            {"ă", "¨ ¾ » ¼ ½ Æ"},
                                            {"â", "© Ê Ç È É Ë"},
                                            {"e", "e Ð Ì Î Ï Ñ"},
                                            {"ê", "ª Õ Ò Ó Ô Ö"},
                                            {"i", "i Ý × Ø Ü Þ"},
                                            {"o", "o ã ß á â ä"},
                                            {"ô", "« è å æ ç é"},
                                            {"ơ", "¬ í ê ë ì î"},
                                            {"u", "u ó ï ñ ò ô"},
                                            {"ư", "\u00AD ø õ ö ÷ ù"},
                                            {"y", "y ý ú û ü þ"},
                                            {"đ", "®"},
                                            {"Ă", "¡"},
                                            {"Â", "¢"},
                                            {"Ê", "£"},
                                            {"Ô", "¤"},
                                            {"Ơ", "¥"},
                                            {"Ư", "¦"},
                                            {"Đ", "§"},
                                            {NULL, NULL}};

static const char *const vni_rows[][2] = {{"a", "a aù aø aû aõ aï"},
                                          {"ă", "aê aé aè aú aü aë"},
                                          {"â", "aâ aá aà aå aã aä"},
                                          {"e", "e eù eø eû eõ eï"},
                                          {"ê", "eâ eá eà eå eã eä"},
                                          {"i", "i í ì æ ó ò"},
                                          {"o", "o où oø oû oõ oï"},
                                          {"ô", "oâ oá oà oå oã oä"},
                                          {"ơ", "ô ôù ôø ôû ôõ ôï"},
                                          {"u", "u uù uø uû uõ uï"},
                                          {"ư", "ö öù öø öû öõ öï"},
                                          {"y", "y yù yø yû yõ î"},
                                          {"đ", "ñ"},
                                          {"A", "A AÙ AØ AÛ AÕ AÏ"},
                                          {"Ă", "AÊ AÉ AÈ AÚ AÜ AË"},
                                          {"Â", "AÂ AÁ AÀ AÅ AÃ AÄ"},
                                          {"E", "E EÙ EØ EÛ EÕ EÏ"},
                                          {"Ê", "EÂ EÁ EÀ EÅ EÃ EÄ"},
                                          {"I", "I Í Ì Æ Ó Ò"},
                                          {"O", "O OÙ OØ OÛ OÕ OÏ"},
                                          {"Ô", "OÂ OÁ OÀ OÅ OÃ OÄ"},
                                          {"Ơ", "Ô ÔÙ ÔØ ÔÛ ÔÕ ÔÏ"},
                                          {"U", "U UÙ UØ UÛ UÕ UÏ"},
                                          {"Ư", "Ö ÖÙ ÖØ ÖÛ ÖÕ ÖÏ"},
                                          {"Y", "Y YÙ YØ YÛ YÕ Î"},
                                          {"Đ", "Ñ"},
                                          {NULL, NULL}};

static const char *const tones[] = {"", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"};

/* The characters up to U+00FF, one byte each. Returns their number. */
static size_t to_bytes(const char *text, size_t size, char *bytes)
{
    size_t count = 0;
    for (size_t at = 0; at < size; count++) {
        ucs4_t character;
        int used = u8_mbtouc(&character, (const uint8_t *)text + at, size - at);
        assert_true(character < 0x100);
        bytes[count] = (char)character;
        at += (size_t)used;
    }
    return count;
}

/* The letter with the tone, composed. */
static void put_toned(struct buffer *out, const char *letter, const char *tone)
{
    struct buffer parts = {0};
    buffer_text(&parts, letter);
    buffer_text(&parts, tone);
    size_t length;
    uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)parts.bytes,
                                     parts.length, NULL, &length);
    buffer_put(out, composed, length);
    free(composed);
    buffer_free(&parts);
}

static void assert_decodes(enum legacy_encoding encoding, const char *bytes, size_t size,
                           const char *expected)
{
    struct buffer out = {0};
    size_t bad;
    assert_int_equal(legacy_decode(&out, encoding, bytes, size, &bad), 0);
    assert_string_equal(buffer_string(&out), expected);
    buffer_free(&out);
}

/* Each letter alone, then all of them in one text. Returns how many are not ASCII. */
static int check_rows(enum legacy_encoding encoding, const char *const (*rows)[2])
{
    struct buffer all_bytes = {0}, all_letters = {0};
    int letters = 0;
    for (; (*rows)[0]; rows++) {
        const char *glyphs = (*rows)[1];
        for (int tone = 0; *glyphs; tone++) {
            size_t length = strcspn(glyphs, " ");
            char bytes[4];
            size_t size = to_bytes(glyphs, length, bytes);
            struct buffer letter = {0};
            put_toned(&letter, (*rows)[0], tones[tone]);
            assert_decodes(encoding, bytes, size, buffer_string(&letter));
            buffer_put(&all_bytes, bytes, size);
            buffer_put(&all_letters, letter.bytes, letter.length);
            letters += letter.length > 1;
            buffer_free(&letter);
            glyphs += length + (glyphs[length] == ' ');
        }
    }
    assert_decodes(encoding, all_bytes.bytes, all_bytes.length,
                   buffer_string(&all_letters));
    buffer_free(&all_bytes);
    buffer_free(&all_letters);
    return letters;
}

static void tcvn3_has_every_small_letter_and_seven_capitals(void **state)
{
    (void)state;
    assert_int_equal(check_rows(LEGACY_TCVN3, tcvn3_rows), 67 + 7);
}

static void vni_has_every_letter_in_both_cases(void **state)
{
    (void)state;
    assert_int_equal(check_rows(LEGACY_VNI, vni_rows), 67 + 67);
}

/* Counts the single bytes from `first` on that have a meaning. */
static int count_bytes(enum legacy_encoding encoding, unsigned first, unsigned end)
{
    int count = 0;
    for (unsigned byte = first; byte < end; byte++) {
        struct buffer out = {0};
        size_t bad = 99;
        char text[3] = {'.', (char)byte, '.'};
        if (!legacy_decode(&out, encoding, text, 3, &bad))
            count++;
        else
            assert_int_equal(bad, 1);
        assert_int_equal(out.bytes[0], '.');
        assert_true(u8_check((const uint8_t *)out.bytes, out.length) == NULL);
        buffer_free(&out);
    }
    return count;
}

static void no_other_byte_has_a_meaning(void **state)
{
    (void)state;
    assert_int_equal(count_bytes(LEGACY_TCVN3, 0, 0x80), 128);
    assert_int_equal(count_bytes(LEGACY_TCVN3, 0x80, 0xA0), 27);
    assert_int_equal(count_bytes(LEGACY_TCVN3, 0xA0, 0x100), 67 + 7 + 1);
    assert_int_equal(count_bytes(LEGACY_VNI, 0, 0x80), 128);
    assert_int_equal(count_bytes(LEGACY_VNI, 0x80, 0xA0), 27);
    assert_int_equal(count_bytes(LEGACY_VNI, 0xA0, 0xC0), 32);
    assert_int_equal(count_bytes(LEGACY_VNI, 0xC0, 0x100), 9 + 9);
}

/* Letter and mark make one letter in either case of the mark; all else stays apart. */
static void no_other_pair_of_vni_is_a_letter(void **state)
{
    (void)state;
    int pairs = 0;
    for (unsigned first = 1; first < 0x100; first++)
        for (unsigned second = 0x80; second < 0x100; second++) {
            struct buffer out = {0};
            size_t bad;
            const char text[2] = {(char)first, (char)second};
            if (!legacy_decode(&out, LEGACY_VNI, text, 2, &bad) &&
                u8_mbsnlen((const uint8_t *)out.bytes, out.length) == 1) {
                ucs4_t letter;
                u8_mbtouc(&letter, (const uint8_t *)out.bytes, out.length);
                assert_int_equal(letter == uc_toupper(letter), !(first & 0x20));
                pairs++;
            }
            buffer_free(&out);
        }
    assert_int_equal(pairs, 58 * 2 * 2);
}

static void punctuation_is_that_of_windows(void **state)
{
    (void)state;
    assert_decodes(LEGACY_TCVN3, "\x93\xA7\xB6ng\x94 \x96 25%\x85", 13, "“Đảng” – 25%…");
    assert_decodes(LEGACY_VNI,
                   "\x93\xD1"
                   "a\xFBng\x94 \x96 25%\x85",
                   14, "“Đảng” – 25%…");
    assert_decodes(LEGACY_VNI,
                   "km\xB2, 30\xB0"
                   "C",
                   9, "km², 30°C");
    assert_decodes(LEGACY_TCVN3, "1\xA0n\xA8m", 5, "1\u00A0năm");
}

static void the_letter_gives_the_case(void **state)
{
    (void)state;
    assert_decodes(LEGACY_VNI, "A\xF9nh", 4, "Ánh");
    assert_decodes(LEGACY_VNI, "TO\xC5NG C\xD4\xF8", 9, "TỔNG CỜ");
    assert_decodes(LEGACY_TCVN3, "H\xE9I \xA7\xA4NG", 8, "HộI ĐÔNG");
}

static void tells_where_a_byte_means_nothing(void **state)
{
    (void)state;
    static const struct {
        enum legacy_encoding encoding;
        const char *text;
        size_t bad;
        const char *before;
    } cases[] = {
        {LEGACY_TCVN3, "\xB0", 0, ""},
        {LEGACY_TCVN3, "N\xA8m \xFF", 4, "Năm "}, /* Ố of TCVN 5712-1 */
        {LEGACY_TCVN3, "x\x81", 1, "x"},
        {LEGACY_VNI,
         "a\xF9"
         "b\xF9",
         3, "áb"},                         /* no letter for the tone */
        {LEGACY_VNI, "a\xF9\xF9", 2, "á"}, /* a second tone */
        {LEGACY_VNI, "o\xEA", 1, "o"},     /* no breve on o */
        {LEGACY_VNI, "y\xEF", 1, "y"},     /* ỵ is a byte of its own */
        {LEGACY_VNI, "\xF4\xE2", 1, "ơ"},
        {LEGACY_VNI, "\xF9", 0, ""},
        {LEGACY_VNI, "\xD7", 0, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {0};
        size_t bad = 99;
        assert_int_equal(legacy_decode(&out, cases[i].encoding, cases[i].text,
                                       strlen(cases[i].text), &bad),
                         -1);
        assert_int_equal(bad, cases[i].bad);
        assert_string_equal(buffer_string(&out), cases[i].before);
        buffer_free(&out);
    }
}

static void names_are_found_in_any_case(void **state)
{
    (void)state;
    assert_int_equal(legacy_encoding_named("tcvn3"), LEGACY_TCVN3);
    assert_int_equal(legacy_encoding_named("ABC"), LEGACY_TCVN3);
    assert_int_equal(legacy_encoding_named("Vni"), LEGACY_VNI);
    assert_int_equal(legacy_encoding_named("vni-windows"), LEGACY_VNI);
    assert_int_equal(legacy_encoding_named("TCVN5712-1"), LEGACY_NONE);
    assert_int_equal(legacy_encoding_named(""), LEGACY_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tcvn3_has_every_small_letter_and_seven_capitals),
        cmocka_unit_test(vni_has_every_letter_in_both_cases),
        cmocka_unit_test(no_other_byte_has_a_meaning),
        cmocka_unit_test(no_other_pair_of_vni_is_a_letter),
        cmocka_unit_test(punctuation_is_that_of_windows),
        cmocka_unit_test(the_letter_gives_the_case),
        cmocka_unit_test(tells_where_a_byte_means_nothing),
        cmocka_unit_test(names_are_found_in_any_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
