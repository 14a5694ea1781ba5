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
    "%",  "‰",  "nghìn", "ngàn", "triệu", "tỷ",   "tỉ",  "đồng",  "đ",   "USD",
    "ha", "m",  "m²",    "m³",   "km",    "km²",  "kg",  "tạ",    "tấn", "kWh",
    "MW", "GB", "người", "hộ",   "lượt",  "điểm", "năm", "tháng", "ngày"};

/* Units of two words. */
static const char *const unit_pairs[][2] = {
    {"tài", "khoản"},  {"hồ", "sơ"},        {"thủ", "tục"},    {"dịch", "vụ"},
    {"tỷ", "đồng"},    {"tỉ", "đồng"},      {"triệu", "đồng"}, {"nghìn", "đồng"},
    {"nghìn", "tỷ"},   {"ngàn", "tỷ"},      {"tỷ", "USD"},     {"triệu", "USD"},
    {"lượt", "người"}, {"doanh", "nghiệp"}, {"học", "sinh"},   {"văn", "bản"}};

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
    if (!word.size)
        return false;
    for (size_t i = 0; i < word.size; i++) {
        if (is_digit(word.text[i]))
            digit = true;
        else if (!strchr(".,-(+", word.text[i]) || !word.text[i])
            return false;
    }
    return digit && is_digit(word.text[word.size - 1]);
}

static struct word without_stop(struct word word)
{
    while (word.size && strchr(".,;:)", word.text[word.size - 1]))
        word.size--;
    return word;
}

static bool is_unit(struct word word)
{
    word = without_stop(word);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (equals(word, units[i]))
            return true;
    return false;
}

static bool is_unit_pair(struct word first, struct word second)
{
    second = without_stop(second);
    for (size_t i = 0; i < sizeof unit_pairs / sizeof *unit_pairs; i++)
        if (equals(first, unit_pairs[i][0]) && equals(second, unit_pairs[i][1]))
            return true;
    return false;
}

/* "DVCTT", "TTHC": behind a number it is what the number counts. */
static bool is_abbreviation(struct word word)
{
    word = without_stop(word);
    for (size_t i = 0; i < word.size; i++)
        if (word.text[i] < 'A' || word.text[i] > 'Z')
            return false;
    return word.size > 1;
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

/* Two words with what stands before and behind them; empty at the ends of the text. */
struct gap {
    struct word before_that, before, after, after_that;
};

static bool forbidden(const struct gap *gap, bool opens_text)
{
    struct word before = gap->before, after = gap->after;
    if (is_dash(after) || (is_dash(before) && opens_text) || equals(before, "%"))
        return true;
    if (is_number(before) &&
        (is_unit(after) || is_unit_pair(after, gap->after_that) || is_abbreviation(after)))
        return true;
    if (is_number(gap->before_that) && is_unit_pair(before, after))
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
        struct gap gap = {.before = word_before(text, i),
                          .after = word_after(text, size, i)};
        size_t start = (size_t)(gap.before.text - text), end = i + gap.after.size;
        gap.before_that = word_before(text, start);
        gap.after_that = word_after(text, size, end < size ? end + 1 : size);
        breaks[i] =
            forbidden(&gap, start == 0) ? LINE_BREAK_LAST_RESORT : LINE_BREAK_ALLOWED;
    }
}
