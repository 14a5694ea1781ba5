/* Two ways to place tone marks in one report: "uỷ" and "ủy", "hoà" and "hòa".
 *
 * In open syllables that end in oa, oe or uy the tone stands, after the older rule, over the
 * first of the two vowels, after the newer one over the second. Both are right; a text is
 * never changed, and told only where it mixes them. */
#include "base/unicode.h"
#include "compute/audit_rules.h"

#include <string.h>

enum { SHOWN_WORDS = 3, WORD_BYTES = 32 };

enum placing { PLACED_FIRST, PLACED_SECOND, PLACINGS };

struct spelled_word {
    const char *text; /* its bytes in the report; not terminated */
    size_t size;
    uint32_t at; /* of its element */
};

struct spellings {
    struct audit *audit;
    size_t counts[PLACINGS];
    struct spelled_word words[PLACINGS][SHOWN_WORDS]; /* the first different ones */
    unsigned shown[PLACINGS];
};

/* Letters, composed (NFC): which of a, e, o, u, y one with a tone is; 0 where it is none. */
static char toned_vowel(uint32_t character)
{
    static const struct {
        uint16_t character;
        char vowel;
    } letters[] = {{0xE0, 'a'},   {0xE1, 'a'},   {0xE3, 'a'},   {0x1EA1, 'a'}, {0x1EA3, 'a'},
                   {0xC0, 'a'},   {0xC1, 'a'},   {0xC3, 'a'},   {0x1EA0, 'a'}, {0x1EA2, 'a'},
                   {0xE8, 'e'},   {0xE9, 'e'},   {0x1EBD, 'e'}, {0x1EB9, 'e'}, {0x1EBB, 'e'},
                   {0xC8, 'e'},   {0xC9, 'e'},   {0x1EBC, 'e'}, {0x1EB8, 'e'}, {0x1EBA, 'e'},
                   {0xF2, 'o'},   {0xF3, 'o'},   {0xF5, 'o'},   {0x1ECD, 'o'}, {0x1ECF, 'o'},
                   {0xD2, 'o'},   {0xD3, 'o'},   {0xD5, 'o'},   {0x1ECC, 'o'}, {0x1ECE, 'o'},
                   {0xF9, 'u'},   {0xFA, 'u'},   {0x169, 'u'},  {0x1EE5, 'u'}, {0x1EE7, 'u'},
                   {0xD9, 'u'},   {0xDA, 'u'},   {0x168, 'u'},  {0x1EE4, 'u'}, {0x1EE6, 'u'},
                   {0x1EF3, 'y'}, {0xFD, 'y'},   {0x1EF9, 'y'}, {0x1EF5, 'y'}, {0x1EF7, 'y'},
                   {0x1EF2, 'y'}, {0xDD, 'y'},   {0x1EF8, 'y'}, {0x1EF4, 'y'}, {0x1EF6, 'y'}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].character == character)
            return letters[i].vowel;
    return 0;
}

static char small(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
}

static bool is_plain_letter(char byte)
{
    return small(byte) >= 'a' && small(byte) <= 'z';
}

/* Whether a letter begins at the byte: ASCII, or one of Latin letters with marks. */
static bool is_letter(const char *text, const char *end)
{
    if (text >= end)
        return false;
    unsigned char byte = (unsigned char)*text;
    return is_plain_letter(*text) || (byte >= 0xC3 && byte <= 0xC6) || byte == 0xE1;
}

static bool is_pair(char first, char second)
{
    return (first == 'o' && (second == 'a' || second == 'e')) ||
           (first == 'u' && second == 'y');
}

static bool is_first(char letter)
{
    return letter == 'o' || letter == 'u';
}

static bool is_second(char letter)
{
    return letter == 'a' || letter == 'e' || letter == 'y';
}

/* Words. */

/* The word that ends at `to`, its beginning cut off where it is a long one. */
static struct spelled_word word_around(const char *begin, const char *from, const char *to,
                                       uint32_t at)
{
    while (from > begin && to - from < WORD_BYTES) {
        const char *previous = from - 1;
        while (previous > begin && ((unsigned char)*previous & 0xC0) == 0x80)
            previous--;
        if (!is_letter(previous, from))
            break;
        from = previous;
    }
    return (struct spelled_word){from, (size_t)(to - from), at};
}

static bool same_word(const struct spelled_word *left, const struct spelled_word *right)
{
    return left->size == right->size && !memcmp(left->text, right->text, left->size);
}

static void add_word(struct spellings *spellings, enum placing placing,
                     struct spelled_word word)
{
    struct spelled_word *words = spellings->words[placing];
    unsigned shown = spellings->shown[placing];
    spellings->counts[placing]++;
    for (unsigned i = 0; i < shown; i++)
        if (same_word(&words[i], &word))
            return;
    if (shown < SHOWN_WORDS) {
        words[shown] = word;
        spellings->shown[placing]++;
    }
}

/* Texts. */

/* What begins at `at` with a letter that has a mark: with its tone over the first vowel,
 * and a plain second one behind it; or over the second, with a plain first one before it.
 * The letters around it, which are seen at once, rule out most. */
static void look_at(struct spellings *spellings, const char *begin, const char *end,
                    const char *at, uint32_t element)
{
    const char *next = at;
    uint32_t character = utf8_next(&next);
    char before = at > begin ? small(at[-1]) : '\0';
    char behind = next < end ? small(*next) : '\0';
    bool after_q = at - begin > 1 && small(at[-2]) == 'q'; /* "quý": the u is no vowel */
    bool over_first = is_second(behind) && !is_letter(next + 1, end);
    bool over_second = is_first(before) && !after_q && !is_letter(next, end);
    char vowel = over_first || over_second ? toned_vowel(character) : '\0';
    if (over_first && is_pair(vowel, behind))
        add_word(spellings, PLACED_FIRST, word_around(begin, at, next + 1, element));
    else if (over_second && is_pair(before, vowel))
        add_word(spellings, PLACED_SECOND, word_around(begin, at, next, element));
}

static void look_at_text(struct spellings *spellings, const struct rich_text *text)
{
    for (uint32_t i = 0; text && i < text->count; i++) {
        if (text->runs[i].kind != RUN_TEXT)
            continue;
        const char *begin = text->runs[i].utf8, *end = begin + text->runs[i].size;
        for (const char *at = begin; at < end; at++) {
            unsigned char byte = (unsigned char)*at;
            if (byte == 0xC3 || byte == 0xC5 || byte == 0xE1)
                look_at(spellings, begin, end, at, text->at);
        }
    }
}

static void look_at_indicators(struct spellings *spellings,
                               const struct indicator *indicator)
{
    for (; indicator; indicator = indicator->next) {
        look_at_text(spellings, indicator->name);
        look_at_text(spellings, indicator->lead_agency);
        struct value_walk walk;
        const struct value *value = value_first(&walk, indicator->values);
        for (; value; value = value_next(&walk))
            look_at_text(spellings, value->text);
        look_at_indicators(spellings, indicator->first);
        look_at_indicators(spellings, indicator->parts);
    }
}

static void look_at_groups(struct spellings *spellings, const struct group *group)
{
    for (; group; group = group->next) {
        look_at_text(spellings, group->title);
        look_at_groups(spellings, group->first);
        look_at_indicators(spellings, group->indicators);
    }
}

static void look_at_heading(struct spellings *spellings, const struct report *report)
{
    const struct attached_to *document = report->attached_to;
    look_at_text(spellings, report->label);
    look_at_text(spellings, report->title);
    if (document) {
        look_at_text(spellings, document->type);
        look_at_text(spellings, document->issuer);
        look_at_text(spellings, document->text);
    }
    for (unsigned i = 0; i < report->kind_count; i++) {
        look_at_text(spellings, report->kinds[i].title);
        look_at_text(spellings, report->kinds[i].basis);
    }
}

static void look_at_tables(struct spellings *spellings, const struct report *report)
{
    const struct report_table *table = report->tables;
    for (; table; table = table->next) {
        look_at_text(spellings, table->title);
        look_at_text(spellings, table->before);
        look_at_text(spellings, table->unit_line);
        look_at_indicators(spellings, table->indicators);
        look_at_groups(spellings, table->groups);
        look_at_text(spellings, table->after);
    }
    for (const struct note *note = report->notes; note; note = note->next)
        look_at_text(spellings, note->text);
    for (unsigned i = 0; i < report->signature_count; i++)
        for (unsigned part = 0; part < SIGNATURE_PARTS; part++)
            look_at_text(spellings, report->signatures[i].parts[part]);
}

/* Telling. */

/* Where the word stands in its element; the element itself where it is written otherwise
 * there, as references or decomposed. */
static struct position place_of(const struct source *source, const struct spelled_word *word)
{
    enum { LOOKED_THROUGH = 32768 };
    struct position position = {0, 1, 1};
    source_advance(source, &position, word->at);
    source_advance_to(source, &position, LOOKED_THROUGH, word->text, word->size);
    return position;
}

/* "'Tỉnh ủy' (17:41), 'hóa' (110:15)": the words with their lines and columns. */
static const char *list_words(struct spellings *spellings, enum placing placing)
{
    const struct source *source = spellings->audit->report->source;
    struct buffer text = {0};
    for (unsigned i = 0; i < spellings->shown[placing]; i++) {
        const struct spelled_word *word = &spellings->words[placing][i];
        struct position position = place_of(source, word);
        buffer_format(&text, "%s'%.*s' (%u:%u)", i ? ", " : "", (int)word->size, word->text,
                      position.line, position.column);
    }
    return audit_keep(spellings->audit, &text);
}

void audit_spelling(struct audit *audit)
{
    struct spellings spellings = {.audit = audit};
    const size_t *counts = spellings.counts;
    look_at_heading(&spellings, audit->report);
    look_at_tables(&spellings, audit->report);
    if (!counts[PLACED_FIRST] || !counts[PLACED_SECOND])
        return;
    /* The rarer way is more likely the slip. */
    enum placing rarer = counts[PLACED_FIRST] < counts[PLACED_SECOND] ? PLACED_FIRST
                                                                      : PLACED_SECOND;
    struct audit_finding finding = {
        .code = DIAG_SPELLING_MIXED,
        .at = (uint32_t)place_of(audit->report->source, &spellings.words[rarer][0]).offset};
    audit_tell(audit, &finding,
               _("tone marks are placed in two ways: on the first vowel in %s (%zu in all), "
                 "on the second in %s (%zu in all); both are right, keep to one"),
               list_words(&spellings, PLACED_FIRST), counts[PLACED_FIRST],
               list_words(&spellings, PLACED_SECOND), counts[PLACED_SECOND]);
}
