/* Units of measure: which of them agree, and how much the one is of the other, exactly. */
#include "base/unit.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum quantity { NO_QUANTITY, RATIO, MONEY, AREA, LENGTH, MASS, VOLUME, POWER, ENERGY, TIME,
                DAYS, MONTHS };

/* So many times the smallest unit of its quantity that stands here. No unit is here whose
 * size differs from place to place (sào, công), or from writer to writer (GB). A month is no
 * number of days, and a day none of hours: offices count working days. */
static const struct known_unit {
    const char *name;
    enum quantity quantity;
    uint64_t size;
} known_units[] = {
    {"%", RATIO, 10},
    {"phần trăm", RATIO, 10},
    {"‰", RATIO, 1},
    {"phần nghìn", RATIO, 1},
    {"đồng", MONEY, 1},
    {"đ", MONEY, 1},
    {"VND", MONEY, 1},
    {"VNĐ", MONEY, 1},
    {"m2", AREA, 1},
    {"m²", AREA, 1},
    {"ha", AREA, 10000},
    {"héc ta", AREA, 10000},
    {"hecta", AREA, 10000},
    {"km2", AREA, 1000000},
    {"km²", AREA, 1000000},
    {"mm", LENGTH, 1},
    {"cm", LENGTH, 10},
    {"m", LENGTH, 1000},
    {"mét", LENGTH, 1000},
    {"km", LENGTH, 1000000},
    {"g", MASS, 1},
    {"gam", MASS, 1},
    {"kg", MASS, 1000},
    {"yến", MASS, 10000},
    {"tạ", MASS, 100000},
    {"tấn", MASS, 1000000},
    {"ml", VOLUME, 1},
    {"lít", VOLUME, 1000},
    {"m3", VOLUME, 1000000},
    {"m³", VOLUME, 1000000},
    {"W", POWER, 1},
    {"kW", POWER, 1000},
    {"MW", POWER, 1000000},
    {"GW", POWER, 1000000000},
    {"Wh", ENERGY, 1},
    {"kWh", ENERGY, 1000},
    {"MWh", ENERGY, 1000000},
    {"GWh", ENERGY, 1000000000},
    {"giây", TIME, 1},
    {"phút", TIME, 60},
    {"giờ", TIME, 3600},
    {"ngày", DAYS, 1},
    {"tuần", DAYS, 7},
    {"tháng", MONTHS, 1},
    {"quý", MONTHS, 3},
    {"năm", MONTHS, 12},
};

/* They stand before any noun, also one behind the other: "nghìn tỷ đồng". */
static const struct multiple {
    const char *word;
    uint64_t times;
} multiples[] = {
    {"nghìn", 1000}, {"ngàn", 1000},     {"triệu", 1000000},
    {"tỷ", 1000000000}, {"tỉ", 1000000000},
};

/* A unit taken apart: so many times the noun, or the smallest unit of the quantity. */
struct parsed_unit {
    enum quantity quantity;
    const char *noun; /* what is measured in no known unit */
    size_t noun_size;
    const char *per; /* from the "/" on; may be empty */
    uint64_t size;
};

/* A letter with its capital taken for one: of A to Z, and of Đ, which is C4 90. */
static unsigned char fold(const char *text, size_t at)
{
    unsigned char byte = (unsigned char)text[at];
    if (byte >= 'A' && byte <= 'Z')
        return (unsigned char)(byte - 'A' + 'a');
    if (byte == 0x90 && at && (unsigned char)text[at - 1] == 0xC4)
        return 0x91;
    return byte;
}

/* Whether a text begins with the word. */
static bool begins(const char *text, size_t size, const char *word, size_t word_size)
{
    if (size < word_size)
        return false;
    for (size_t i = 0; i < word_size; i++)
        if (fold(text, i) != fold(word, i))
            return false;
    return true;
}

/* Takes the multiple that the noun begins with off it. Returns whether there was one. */
static bool take_multiple(struct parsed_unit *unit)
{
    for (size_t i = 0; i < sizeof multiples / sizeof *multiples; i++) {
        const struct multiple *multiple = &multiples[i];
        size_t size = strlen(multiple->word);
        if (!begins(unit->noun, unit->noun_size, multiple->word, size) ||
            (unit->noun_size > size && unit->noun[size] != ' ') ||
            unit->size > UINT64_MAX / multiple->times)
            continue;
        size_t taken = unit->noun_size > size ? size + 1 : size;
        unit->noun += taken;
        unit->noun_size -= taken;
        unit->size *= multiple->times;
        return true;
    }
    return false;
}

static void find_quantity(struct parsed_unit *unit)
{
    for (size_t i = 0; i < sizeof known_units / sizeof *known_units; i++) {
        const struct known_unit *known = &known_units[i];
        if (strlen(known->name) == unit->noun_size &&
            begins(known->name, unit->noun_size, unit->noun, unit->noun_size) &&
            unit->size <= UINT64_MAX / known->size) {
            unit->quantity = known->quantity;
            unit->size *= known->size;
            return;
        }
    }
}

static struct parsed_unit parse(const char *text)
{
    size_t size = strcspn(text, "/");
    struct parsed_unit unit = {.noun = text, .noun_size = size, .per = text + size,
                               .size = 1};
    while (take_multiple(&unit))
        ;
    find_quantity(&unit);
    return unit;
}

static bool same_noun(const struct parsed_unit *left, const struct parsed_unit *right)
{
    if (left->quantity || right->quantity)
        return left->quantity == right->quantity;
    return left->noun_size == right->noun_size &&
           !memcmp(left->noun, right->noun, left->noun_size);
}

bool unit_factor(mpq_t factor, const char *from, const char *to)
{
    mpq_set_ui(factor, 1, 1);
    if (from == to || (from && to && !strcmp(from, to)))
        return true;
    if (!from || !to)
        return false;
    struct parsed_unit left = parse(from), right = parse(to);
    if (!same_noun(&left, &right) || strcmp(left.per, right.per) != 0)
        return false;
    mpq_set_ui(factor, left.size, right.size);
    mpq_canonicalize(factor);
    return true;
}

bool unit_is_ratio(const char *unit)
{
    if (!unit)
        return false;
    struct parsed_unit parsed = parse(unit);
    return parsed.quantity == RATIO && !*parsed.per;
}

bool unit_is_counted(const char *unit)
{
    struct parsed_unit parsed = parse(unit);
    return parsed.quantity == NO_QUANTITY && parsed.size == 1 && !*parsed.per;
}
