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
    if (!word.size || !is_digit(word.text[word.size - 1]))
        return false;
    for (size_t i = 0; i < word.size; i++)
        if (!is_digit(word.text[i]) && (!strchr(".,-(+", word.text[i]) || !word.text[i]))
            return false;
    return true;
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

/* The next word from `at` on, empty behind the last one. */
static struct word next_word(const char *at, const char *end)
{
    while (at < end && *at == ' ')
        at++;
    const char *start = at;
    while (at < end && *at != ' ')
        at++;
    return (struct word){start, (size_t)(at - start)};
}

/* Words side by side; the outer ones may be empty. */
struct gap {
    struct word before_that, before, after, after_that;
};

/* Whether a line must not end between `before` and `after`. */
static bool forbidden(const struct gap *gap)
{
    struct word before = gap->before, after = gap->after;
    bool opens_text = gap->before_that.size == 0;
    if (is_dash(after) || (is_dash(before) && opens_text) || equals(before, "%"))
        return true;
    if (is_number(before) &&
        (is_unit(after) || is_unit_pair(after, gap->after_that) || is_abbreviation(after)))
        return true;
    if (is_number(gap->before_that) && is_unit_pair(before, after))
        return true;
    return (is_percentage(before) || is_number(before)) && is_fraction(after);
}

/* Of Latin script as Vietnamese has it: U+00C0-024F, U+1E00-1EFF. */
static bool is_letter(unsigned char first, unsigned char second)
{
    unsigned char small = first | 0x20;
    return (small >= 'a' && small <= 'z') || (first >= 0xC3 && first <= 0xC9) ||
           (first == 0xE1 && second >= 0xB8 && second <= 0xBB);
}

/* True where the Unicode rules surely let a line end before `gap`, as nearly everywhere: a
 * letter or digit stands there, and before the space a letter or what is of ASCII and
 * opens no bracket. */
static bool surely_possible(const char *text, size_t size, size_t gap)
{
    size_t last = gap;
    while (last && text[last - 1] == ' ')
        last--;
    if (!last || gap + 1 >= size)
        return false;
    last--;
    const unsigned char *bytes = (const unsigned char *)text;
    if (!is_digit(text[gap]) && !is_letter(bytes[gap], bytes[gap + 1]))
        return false;
    if (bytes[last] < 0x80)
        return !strchr("([{", text[last]);
    size_t first = last;
    while ((bytes[first] & 0xC0) == 0x80)
        first--;
    return is_letter(bytes[first], bytes[first + 1]);
}

/* The first offset from `from` on that is behind a space and before something else; `size`
 * where there is none. */
static size_t next_gap(const char *text, size_t size, size_t from)
{
    const char *space = memchr(text + from, ' ', size - from);
    size_t gap = space ? (size_t)(space - text) : size;
    while (gap < size && text[gap] == ' ')
        gap++;
    return gap;
}

/* Marks where a line may end behind a space by the Unicode rules. */
static void find_possible(const char *text, size_t size, unsigned char *possible)
{
    memset(possible, false, size);
    size_t gap = next_gap(text, size, 0);
    for (; gap < size && surely_possible(text, size, gap); gap = next_gap(text, size, gap))
        possible[gap] = true;
    if (gap == size)
        return;
    u8_possible_linebreaks((const uint8_t *)text, size, "UTF-8", (char *)possible);
    for (size_t i = 0; i < size; i++)
        possible[i] = i && text[i - 1] == ' ' && possible[i] == UC_BREAK_POSSIBLE;
}

void line_breaks(const char *text, size_t size, unsigned char *breaks)
{
    const char *end = text + size;
    find_possible(text, size, breaks);
    struct gap gap = {.after = next_word(text, end)};
    gap.after_that = next_word(gap.after.text + gap.after.size, end);
    while (gap.after_that.size) {
        struct word next = next_word(gap.after_that.text + gap.after_that.size, end);
        gap = (struct gap){gap.before, gap.after, gap.after_that, next};
        if (forbidden(&gap))
            breaks[gap.after.text - text] = false;
    }
}
