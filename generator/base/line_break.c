/* Where a line of Vietnamese official text may end: the Unicode rules by libunistring, and
 * what the presentation rules forbid on top of them. */
#include "base/line_break.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unilbrk.h>

/* A piece of the text between two spaces. */
struct word {
    const char *text;
    size_t size;
};

/* Words that a number before them counts or measures. */
static const char *const units[] = {
    "%",  "‰",  "nghìn", "ngàn", "triệu", "tỷ",  "tỉ",   "đồng", "đ",     "USD",
    "ha", "m",  "m²",    "m³",   "km",    "km²", "kg",   "tạ",   "tấn",   "kWh",
    "MW", "GB", "người", "hộ",   "lượt",  "hồ",  "điểm", "năm",  "tháng", "ngày"};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool equals(struct word word, const char *text)
{
    return word.size == strlen(text) && !memcmp(word.text, text, word.size);
}

/* "12", "1.157", "14-18", "(12,8": digits with what stands inside and before a figure. */
static bool is_number(struct word word)
{
    bool digit = false;
    for (size_t i = 0; i < word.size; i++) {
        if (is_digit(word.text[i]))
            digit = true;
        else if (!strchr(".,-(+", word.text[i]) || !word.text[i])
            return false;
    }
    return digit && is_digit(word.text[word.size - 1]);
}

static bool is_unit(struct word word)
{
    while (word.size && strchr(".,;:)", word.text[word.size - 1]))
        word.size--;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (equals(word, units[i]))
            return true;
    return false;
}

/* "(440/464)", perhaps with a stop or comma behind it. */
static bool is_fraction(struct word word)
{
    bool slash = false;
    if (word.size < 5 || word.text[0] != '(')
        return false;
    for (size_t i = 1; i < word.size; i++) {
        char byte = word.text[i];
        if (byte == ')')
            return slash;
        if (byte == '/')
            slash = true;
        else if (!is_digit(byte) && byte != '.' && byte != ',')
            return false;
    }
    return false;
}

static bool is_dash(struct word word)
{
    return equals(word, "-") || equals(word, "–") || equals(word, "—");
}

static bool is_percentage(struct word word)
{
    return word.size > 1 && word.text[word.size - 1] == '%' &&
           is_digit(word.text[word.size - 2]);
}

static bool forbidden(struct word before, struct word after, bool opens_text)
{
    if (is_dash(after) || (is_dash(before) && opens_text) || equals(before, "%"))
        return true;
    if (is_number(before) && is_unit(after))
        return true;
    return (is_percentage(before) || is_number(before)) && is_fraction(after);
}

static struct word word_before(const char *text, size_t end)
{
    while (end && text[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start && text[start - 1] != ' ')
        start--;
    return (struct word){text + start, end - start};
}

static struct word word_after(const char *text, size_t size, size_t start)
{
    size_t end = start;
    while (end < size && text[end] != ' ')
        end++;
    return (struct word){text + start, end - start};
}

void line_breaks(const char *text, size_t size, unsigned char *breaks)
{
    u8_possible_linebreaks((const uint8_t *)text, size, "UTF-8", (char *)breaks);
    for (size_t i = 0; i < size; i++) {
        bool possible = breaks[i] == UC_BREAK_POSSIBLE;
        bool starts_character = ((unsigned char)text[i] & 0xC0) != 0x80;
        breaks[i] = i && starts_character ? LINE_BREAK_LAST_RESORT : LINE_BREAK_NONE;
        if (!possible || !i || text[i - 1] != ' ')
            continue;
        struct word before = word_before(text, i);
        if (!forbidden(before, word_after(text, size, i), before.text == text))
            breaks[i] = LINE_BREAK_ALLOWED;
        else
            breaks[i] = LINE_BREAK_NONE;
    }
}
