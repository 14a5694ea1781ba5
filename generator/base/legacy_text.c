/* Vietnamese texts written for fonts of one byte a glyph: TCVN3 and VNI. */
#include "base/legacy_text.h"

#include <stdbool.h>
#include <stdint.h>
#include <strings.h>

/* 0x80-0x9F of CP1252; 0 is no character, here and below. */
static const uint16_t punctuation[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* 0xA0-0xFF of TCVN 5712-3. */
static const uint16_t tcvn3[96] = {
    0x00A0, 0x0102, 0x00C2, 0x00CA, 0x00D4, 0x01A0, 0x01AF, 0x0110, /* A0: NBSP, capitals */
    0x0103, 0x00E2, 0x00EA, 0x00F4, 0x01A1, 0x01B0, 0x0111, 0, /* A8: ă â ê ô ơ ư đ */
    0,      0,      0,      0,      0,      0x00E0, 0x1EA3, 0x00E3, /* B0: à ả ã */
    0x00E1, 0x1EA1, 0,      0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0,      /* B8: á ạ, ă */
    0,      0,      0,      0,      0,      0,      0x1EB7, 0x1EA7, /* C0: ặ, â */
    0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD, 0x00E8, 0,      0x1EBB, 0x1EBD, /* C8: â, è ẻ ẽ */
    0x00E9, 0x1EB9, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7, 0x00EC, /* D0: é ẹ, ê, ì */
    0x1EC9, 0,      0,      0,      0x0129, 0x00ED, 0x1ECB, 0x00F2, /* D8: ỉ ĩ í ị, ò */
    0,      0x1ECF, 0x00F5, 0x00F3, 0x1ECD, 0x1ED3, 0x1ED5, 0x1ED7, /* E0: ỏ õ ó ọ, ô */
    0x1ED1, 0x1ED9, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3, 0x00F9, /* E8: ô, ơ, ù */
    0,      0x1EE7, 0x0169, 0x00FA, 0x1EE5, 0x1EEB, 0x1EED, 0x1EEF, /* F0: ủ ũ ú ụ, ư */
    0x1EE9, 0x1EF1, 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5, 0}; /* F8: ư, ỳ ỷ ỹ ý ỵ */

/* The small vowels that VNI makes of a letter and a mark, by tone. */
enum vowel {
    A,
    A_CIRCUMFLEX,
    A_BREVE,
    E,
    E_CIRCUMFLEX,
    O,
    O_CIRCUMFLEX,
    O_HORN,
    U,
    U_HORN,
    Y
};
enum tone { LEVEL, ACUTE, GRAVE, HOOK, TILDE, DOT, TONES };

static const uint16_t vowels[][TONES] = {
    [A] = {'a', 0x00E1, 0x00E0, 0x1EA3, 0x00E3, 0x1EA1},
    [A_CIRCUMFLEX] = {0x00E2, 0x1EA5, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EAD},
    [A_BREVE] = {0x0103, 0x1EAF, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EB7},
    [E] = {'e', 0x00E9, 0x00E8, 0x1EBB, 0x1EBD, 0x1EB9},
    [E_CIRCUMFLEX] = {0x00EA, 0x1EBF, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EC7},
    [O] = {'o', 0x00F3, 0x00F2, 0x1ECF, 0x00F5, 0x1ECD},
    [O_CIRCUMFLEX] = {0x00F4, 0x1ED1, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED9},
    [O_HORN] = {0x01A1, 0x1EDB, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EE3},
    [U] = {'u', 0x00FA, 0x00F9, 0x1EE7, 0x0169, 0x1EE5},
    [U_HORN] = {0x01B0, 0x1EE9, 0x1EEB, 0x1EED, 0x1EEF, 0x1EF1},
    [Y] = {'y', 0x00FD, 0x1EF3, 0x1EF7, 0x1EF9, 0}, /* ỵ is a byte of its own */
};

/* 0xE0-0xFF of VNI: a letter, or a mark. Those of capitals are 0x20 less. */
struct vni_byte {
    uint16_t letter;
    enum { NO_MARK, TONE, CIRCUMFLEX, BREVE } mark; /* each of them with a tone */
    enum tone tone;
};

static const struct vni_byte vni[32] = {
    [0x00] = {0, CIRCUMFLEX, GRAVE}, [0x01] = {0, CIRCUMFLEX, ACUTE},
    [0x02] = {0, CIRCUMFLEX, LEVEL}, [0x03] = {0, CIRCUMFLEX, TILDE},
    [0x04] = {0, CIRCUMFLEX, DOT},   [0x05] = {0, CIRCUMFLEX, HOOK},
    [0x06] = {.letter = 0x1EC9},     [0x08] = {0, BREVE, GRAVE},
    [0x09] = {0, BREVE, ACUTE},      [0x0A] = {0, BREVE, LEVEL},
    [0x0B] = {0, BREVE, DOT},        [0x0C] = {.letter = 0x00EC},
    [0x0D] = {.letter = 0x00ED},     [0x0E] = {.letter = 0x1EF5},
    [0x0F] = {0, TONE, DOT},         [0x11] = {.letter = 0x0111},
    [0x12] = {.letter = 0x1ECB},     [0x13] = {.letter = 0x0129},
    [0x14] = {.letter = 0x01A1},     [0x15] = {0, TONE, TILDE},
    [0x16] = {.letter = 0x01B0},     [0x18] = {0, TONE, GRAVE},
    [0x19] = {0, TONE, ACUTE},       [0x1A] = {0, BREVE, HOOK},
    [0x1B] = {0, TONE, HOOK},        [0x1C] = {0, BREVE, TILDE},
};

enum legacy_encoding legacy_encoding_named(const char *name)
{
    static const struct {
        const char *name;
        enum legacy_encoding encoding;
    } names[] = {{"TCVN3", LEGACY_TCVN3},
                 {"ABC", LEGACY_TCVN3},
                 {"VNI", LEGACY_VNI},
                 {"VNI-Windows", LEGACY_VNI}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcasecmp(name, names[i].name))
            return names[i].encoding;
    return LEGACY_NONE;
}

/* Of the Basic Multilingual Plane. */
static void put_character(struct buffer *out, unsigned character)
{
    if (character < 0x80) {
        buffer_byte(out, (char)character);
        return;
    }
    if (character < 0x800) {
        buffer_byte(out, (char)(0xC0 | character >> 6));
    } else {
        buffer_byte(out, (char)(0xE0 | character >> 12));
        buffer_byte(out, (char)(0x80 | (character >> 6 & 0x3F)));
    }
    buffer_byte(out, (char)(0x80 | (character & 0x3F)));
}

/* Of the Vietnamese letters that are not ASCII. */
static unsigned capital(unsigned small)
{
    return small < 0x100 ? small - 0x20 : small - 1;
}

static unsigned tcvn3_character(unsigned char byte)
{
    if (byte < 0x80)
        return byte;
    return byte < 0xA0 ? punctuation[byte - 0x80] : tcvn3[byte - 0xA0];
}

/* What a byte of VNI is when no mark follows. */
static unsigned vni_character(unsigned char byte)
{
    if (byte < 0x80)
        return byte;
    if (byte < 0xA0)
        return punctuation[byte - 0x80];
    if (byte < 0xC0)
        return byte;
    unsigned letter = vni[byte & 0x1F].letter;
    return letter && byte < 0xE0 ? capital(letter) : letter;
}

static const uint16_t *find_vowel(unsigned small, const struct vni_byte *mark)
{
    static const struct {
        uint16_t letter;
        uint8_t mark, vowel;
    } marked[] = {{'a', TONE, A},
                  {'a', CIRCUMFLEX, A_CIRCUMFLEX},
                  {'a', BREVE, A_BREVE},
                  {'e', TONE, E},
                  {'e', CIRCUMFLEX, E_CIRCUMFLEX},
                  {'o', TONE, O},
                  {'o', CIRCUMFLEX, O_CIRCUMFLEX},
                  {0x01A1, TONE, O_HORN},
                  {'u', TONE, U},
                  {0x01B0, TONE, U_HORN},
                  {'y', TONE, Y}};
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
        if (marked[i].letter == small && marked[i].mark == (unsigned)mark->mark)
            return vowels[marked[i].vowel];
    return NULL;
}

/* The letter that the byte `base` and the mark behind it make, or 0. */
static unsigned vni_pair(unsigned char base, unsigned char follower)
{
    const struct vni_byte *mark = &vni[follower & 0x1F];
    if (follower < 0xC0 || !mark->mark)
        return 0;
    /* ASCII and these bytes have their cases 0x20 apart */
    unsigned small = vni_character(base | 0x20);
    const uint16_t *vowel = find_vowel(small, mark);
    unsigned letter = vowel ? vowel[mark->tone] : 0;
    return letter && !(base & 0x20) ? capital(letter) : letter;
}

/* The first character and how many bytes it took; false where it has no meaning. */
static bool next_character(enum legacy_encoding encoding, const unsigned char *bytes,
                           size_t left, size_t *used, unsigned *character)
{
    *used = 1;
    if (encoding == LEGACY_TCVN3) {
        *character = tcvn3_character(*bytes);
    } else {
        *character = left > 1 ? vni_pair(bytes[0], bytes[1]) : 0;
        if (*character)
            *used = 2;
        else
            *character = vni_character(*bytes);
    }
    return *character || !*bytes;
}

int legacy_decode(struct buffer *out, enum legacy_encoding encoding, const char *bytes,
                  size_t size, size_t *bad)
{
    const unsigned char *text = (const unsigned char *)bytes;
    for (size_t at = 0, used; at < size; at += used) {
        unsigned character;
        if (!next_character(encoding, text + at, size - at, &used, &character)) {
            *bad = at;
            return -1;
        }
        put_character(out, character);
    }
    return 0;
}
