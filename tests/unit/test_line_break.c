/* Line breaks: where lines may end, by a table of texts. */
#include "base/line_break.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>
#include <unistr.h>

#include <cmocka.h>

/* Each text is written with a | wherever a line may end. */
static const char *const cases[] = {
    "Kế |hoạch |số |49/KH-UBND",
    "của |-BC/TU |ngày",
    "14-18% |GRDP",
    "4G,5G",
    "mạng |di |động |4G/5G |và |điện |thoại",
    "đạt |95% |trở |lên",
    "94,82% (440/464) |Tỷ |lệ",
    "30,04% (74/243).",
    "là |1.664.183 tài khoản |và |tài |khoản |khác",
    "có |25 hồ sơ, |hồ |sơ |cấp |xã",
    "thu |1.157 tỷ đồng |nữa",
    "đạt |12,8 triệu USD",
    "dài |35 km, |rộng |7 m |trở |lên",
    "kinh |tế - |xã |hội",
    "- Thành |phố",
    "Việt |Nam - |Chi |nhánh |Cần |Thơ",
    "(1.157 DVCTT); |1.378 DVC |tích |hợp",
    "mức |độ |3, |4 |trên |tổng |số",
    "từ |15 |tuổi |trở |lên",
    "ngày\u00A0\u00A0\u00A0\u00A0/\u00A0\u00A0/2024 |của |Ban",
    "90%/ |hộ |gia |đình, |100% |phường, |xã",
    "trên |% hộ |gia |đình, |% phường",
    "năm |2025",
    "",
    "x",
};

static void test_breaks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer text = {0}, marked = {0};
        for (const char *at = cases[i]; *at; at++)
            if (*at != '|')
                buffer_byte(&text, *at);
        unsigned char *breaks = calloc(1, text.length + 1);
        line_breaks(buffer_string(&text), text.length, breaks);
        for (size_t at = 0; at < text.length; at++) {
            if (breaks[at])
                buffer_byte(&marked, '|');
            buffer_byte(&marked, text.bytes[at]);
        }
        assert_string_equal(buffer_string(&marked), cases[i]);
        free(breaks);
        buffer_free(&text);
        buffer_free(&marked);
    }
}

static const uint32_t ranges[][2] = {
    {0x21, 0x7E}, {0xA1, 0x24F}, {0x300, 0x303}, {0x1E00, 0x1EFF}, {0x2010, 0x2027}};
enum { RANGES = sizeof ranges / sizeof *ranges };

/* Between words that no rule of ours is about, the Unicode rules alone decide. */
static void check_gap(uint32_t before, uint32_t after)
{
    uint8_t text[16] = "a", breaks[16] = {0};
    char expected[16] = {0};
    size_t size = 1;
    size += (size_t)u8_uctomb(text + size, before, sizeof text - (ptrdiff_t)size);
    text[size++] = ' ';
    size_t gap = size;
    size += (size_t)u8_uctomb(text + size, after, sizeof text - (ptrdiff_t)size);
    text[size++] = 'b';
    u8_possible_linebreaks(text, size, "UTF-8", expected);
    line_breaks((const char *)text, size, breaks);
    if (breaks[gap] != (expected[gap] == UC_BREAK_POSSIBLE))
        fail_msg("between U+%04X and U+%04X", (unsigned)before, (unsigned)after);
}

static void test_unicode_rules(void **state)
{
    (void)state;
    for (unsigned i = 0; i < RANGES; i++)
        for (uint32_t before = ranges[i][0]; before <= ranges[i][1]; before++)
            for (unsigned j = 0; j < RANGES; j++)
                for (uint32_t after = ranges[j][0]; after <= ranges[j][1]; after++)
                    check_gap(before, after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_breaks),
                                       cmocka_unit_test(test_unicode_rules)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
