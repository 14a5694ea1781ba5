/* Line breaks: where lines may end, by a table of texts. */
#include "base/line_break.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

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
            if (breaks[at] == LINE_BREAK_ALLOWED)
                buffer_byte(&marked, '|');
            buffer_byte(&marked, text.bytes[at]);
        }
        assert_string_equal(buffer_string(&marked), cases[i]);
        free(breaks);
        buffer_free(&text);
        buffer_free(&marked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_breaks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
