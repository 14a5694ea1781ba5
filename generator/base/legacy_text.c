/* Vietnamese texts written for fonts of one byte a glyph: TCVN3 and VNI. */
#include "base/legacy_text.h"

#include <stdbool.h>
#include <stdint.h>
#include <strings.h>
#include <uchar.h>

/* 0x80-0x9F of CP1252; NUL is no character, here and below. */
static const char16_t punctuation[33] = u"€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0" /* 80 */
                                        u"\0‘’“”•–—˜™š›œ\0žŸ"; /* 90 */

/* 0xA0-0xFF of TCVN 5712-3. */
static const char16_t tcvn3[97] = u"\u00A0ĂÂÊÔƠƯĐăâêôơưđ\0"  /* A0 */
                                  u"\0\0\0\0\0àảãáạ\0ằẳẵắ\0" /* B0 */
                                  u"\0\0\0\0\0\0ặầẩẫấậè\0ẻẽ" /* C0 */
                                  u"éẹềểễếệìỉ\0\0\0ĩíịò"     /* D0 */
                                  u"\0ỏõóọồổỗốộờởỡớợù"       /* E0 */
                                  u"\0ủũúụừửữứựỳỷỹýỵ\0";     /* F0 */

enum tone { LEVEL, ACUTE, GRAVE, HOOK, TILDE, DOT, TONES };

/* The small vowels to which VNI adds a tone. */
static const char16_t vowels[][TONES] = {
    u"aáàảãạ", u"âấầẩẫậ", u"ăắằẳẵặ", u"eéèẻẽẹ", u"êếềểễệ", u"oóòỏõọ",
    u"ôốồổỗộ", u"ơớờởỡợ", u"uúùủũụ", u"ưứừửữự", u"yýỳỷỹ", /* ỵ is a byte of its own */
};

/* 0xE0-0xFF of VNI: a letter, or a mark. Those of capitals are 0x20 less. */
struct vni_byte {
    char16_t letter;
    enum { NO_MARK, TONE, CIRCUMFLEX, BREVE } mark; /* each of them with a tone */
    enum tone tone;
};

static const struct vni_byte vni[32] = {
    [0x00] = {0, CIRCUMFLEX, GRAVE}, [0x01] = {0, CIRCUMFLEX, ACUTE},
    [0x02] = {0, CIRCUMFLEX, LEVEL}, [0x03] = {0, CIRCUMFLEX, TILDE},
    [0x04] = {0, CIRCUMFLEX, DOT},   [0x05] = {0, CIRCUMFLEX, HOOK},
    [0x06] = {.letter = u'ỉ'},       [0x08] = {0, BREVE, GRAVE},
    [0x09] = {0, BREVE, ACUTE},      [0x0A] = {0, BREVE, LEVEL},
    [0x0B] = {0, BREVE, DOT},        [0x0C] = {.letter = u'ì'},
    [0x0D] = {.letter = u'í'},       [0x0E] = {.letter = u'ỵ'},
    [0x0F] = {0, TONE, DOT},         [0x11] = {.letter = u'đ'},
    [0x12] = {.letter = u'ị'},       [0x13] = {.letter = u'ĩ'},
    [0x14] = {.letter = u'ơ'},       [0x15] = {0, TONE, TILDE},
    [0x16] = {.letter = u'ư'},       [0x18] = {0, TONE, GRAVE},
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

/* The vowel under a circumflex or breve, or 0. */
static unsigned with_mark(unsigned small, int mark)
{
    switch (small) {
    case 'a':
        return mark == CIRCUMFLEX ? u'â' : u'ă';
    case 'e':
        return mark == CIRCUMFLEX ? u'ê' : 0;
    case 'o':
        return mark == CIRCUMFLEX ? u'ô' : 0;
    default:
        return 0;
    }
}

static unsigned with_tone(unsigned small, enum tone tone)
{
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (vowels[i][LEVEL] == small)
            return vowels[i][tone];
    return 0;
}

/* The letter that the byte `base` and the mark behind it make, or 0. */
static unsigned vni_pair(unsigned char base, unsigned char follower)
{
    const struct vni_byte *mark = &vni[follower & 0x1F];
    if (follower < 0xC0 || mark->mark == NO_MARK)
        return 0;
    /* the cases of these bytes, and of those of ASCII, are 0x20 apart */
    unsigned small = vni_character(base | 0x20);
    if (mark->mark != TONE)
        small = with_mark(small, mark->mark);
    unsigned letter = small ? with_tone(small, mark->tone) : 0;
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
