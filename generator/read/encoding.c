/* Which encoding a file is in: by its byte order mark, its XML declaration or the user. */
#include "read/encoding.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

struct signature {
    const char *bytes;
    size_t size, mark;
    const char *name;
};

/* Longer ones before those they begin with. Those without a mark are "<?" in 16 bits. */
static const struct signature signatures[] = {
    {"\xEF\xBB\xBF", 3, 3, "UTF-8"},    {"\xFF\xFE\0\0", 4, 4, "UTF-32LE"},
    {"\0\0\xFE\xFF", 4, 4, "UTF-32BE"}, {"\xFF\xFE", 2, 2, "UTF-16LE"},
    {"\xFE\xFF", 2, 2, "UTF-16BE"},     {"<\0?\0", 4, 0, "UTF-16LE"},
    {"\0<\0?", 4, 0, "UTF-16BE"},
};

static const struct signature *find_signature(const char *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (size >= signatures[i].size &&
            !memcmp(bytes, signatures[i].bytes, signatures[i].size))
            return &signatures[i];
    return NULL;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static const char *skip_spaces(const char *text, const char *end)
{
    while (text < end && is_space(*text))
        text++;
    return text;
}

/* The end of the XML declaration that the text begins with, or NULL. */
static const char *declaration_end(const char *text, size_t size)
{
    if (size < 6 || memcmp(text, "<?xml", 5) != 0 || !is_space(text[5]))
        return NULL;
    return memchr(text, '>', size < 1024 ? size : 1024);
}

/* The value in quotes of encoding="…", or NULL; `*size` is its length. */
static const char *declared_name(const char *text, const char *end, size_t *size)
{
    static const char word[] = "encoding";
    const size_t length = sizeof word - 1;
    for (text += 5; text + length < end; text++) {
        if (!is_space(text[-1]) || memcmp(text, word, length) != 0)
            continue;
        text = skip_spaces(text + length, end);
        if (text == end || *text != '=')
            return NULL;
        text = skip_spaces(text + 1, end);
        if (text == end || (*text != '"' && *text != '\''))
            return NULL;
        const char *close = memchr(text + 1, *text, (size_t)(end - text - 1));
        *size = close ? (size_t)(close - text - 1) : 0;
        return close ? text + 1 : NULL;
    }
    return NULL;
}

/* As the XML recommendation has it (EncName); keeps "//TRANSLIT" and the like from iconv.
 */
static bool is_encoding_name(const char *name, size_t size)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789._-";
    if (size == 0 || size >= ENCODING_NAME_SIZE)
        return false;
    for (size_t i = 0; i < size; i++)
        if (!name[i] || !strchr(allowed, name[i]))
            return false;
    return true;
}

int encoding_unknown(const struct input *input, enum encoding_origin origin,
                     const char *name, size_t size, struct diagnostics *diagnostics)
{
    static const char known[] =
        "UTF-8, UTF-16, TCVN5712-1, VISCII, windows-1258, TCVN3, VNI";
    int shown = (int)(size < ENCODING_NAME_SIZE ? size : ENCODING_NAME_SIZE);
    if (origin == ENCODING_ASKED_FOR)
        diagnose(
            diagnostics, DIAG_ENCODING_UNKNOWN, place_in(&input->source, 0),
            _("the encoding '%.*s', which --encoding names, is not known here; name "
              "the one that the file is in (%s …), or save the file as UTF-8 and leave "
              "--encoding out"),
            shown, name, known);
    else
        diagnose(diagnostics, DIAG_ENCODING_UNKNOWN, place_in(&input->source, 0),
                 _("the encoding '%.*s' of the XML declaration is not known here; save the "
                   "file as UTF-8 or declare the encoding it is in (%s …)"),
                 shown, name, known);
    return -1;
}

static void set_name(struct encoding *encoding, const char *name, size_t size)
{
    memcpy(encoding->name, name, size);
    encoding->name[size] = '\0';
}

/* Whether "UTF-16" is asked for, and the like: the order of the bytes is left open. */
static bool leaves_order_open(const char *asked, const char *name)
{
    size_t size = strlen(asked);
    return !strncasecmp(asked, name, size) &&
           (!strcmp(name + size, "LE") || !strcmp(name + size, "BE"));
}

/* The order of UTF-16 is that of the byte order mark, else that in which the first
 * character is ASCII: converters differ in what they take it for. */
static int find_order(struct encoding *encoding, const struct input *input,
                      struct diagnostics *diagnostics)
{
    if (strcasecmp(encoding->name, "UTF-16") != 0)
        return 0;
    bool big = input->size > 1 && !input->bytes[0] && input->bytes[1];
    bool little = input->size > 1 && input->bytes[0] && !input->bytes[1];
    if (big || little) {
        set_name(encoding, big ? "UTF-16BE" : "UTF-16LE", 8);
        return 0;
    }
    diagnose(diagnostics, DIAG_ENCODING_INVALID, place_in(&input->source, 0),
             _("the file has no byte order mark, and its first character does not tell the "
               "order of the bytes; name the encoding UTF-16LE or UTF-16BE"));
    return -1;
}

static int take_asked(struct encoding *encoding, const struct input *input,
                      const char *asked, struct diagnostics *diagnostics)
{
    const struct signature *signature = find_signature(input->bytes, input->size);
    size_t size = strlen(asked);
    if (!is_encoding_name(asked, size))
        return encoding_unknown(input, ENCODING_ASKED_FOR, asked, size, diagnostics);
    encoding->origin = ENCODING_ASKED_FOR;
    set_name(encoding, asked, size);
    if (!signature || !signature->mark)
        return find_order(encoding, input, diagnostics);
    if (strcasecmp(asked, signature->name) != 0 &&
        !leaves_order_open(asked, signature->name)) {
        diagnose(diagnostics, DIAG_ENCODING_INVALID, place_in(&input->source, 0),
                 _("the file begins with the byte order mark of %s, but --encoding names "
                   "%s; leave --encoding out"),
                 signature->name, asked);
        return -1;
    }
    set_name(encoding, signature->name, strlen(signature->name));
    encoding->mark = signature->mark;
    return 0;
}

static int take_declared(struct encoding *encoding, const struct input *input,
                         struct diagnostics *diagnostics)
{
    const char *end = declaration_end(input->bytes, input->size);
    size_t size = 0;
    const char *name = end ? declared_name(input->bytes, end, &size) : NULL;
    if (!name)
        return 0;
    if (!is_encoding_name(name, size))
        return encoding_unknown(input, ENCODING_DECLARED, name, size, diagnostics);
    set_name(encoding, name, size);
    encoding->origin = ENCODING_DECLARED;
    return 0;
}

int encoding_find(struct encoding *encoding, const struct input *input, const char *asked,
                  struct diagnostics *diagnostics)
{
    *encoding = (struct encoding){"UTF-8", 0, ENCODING_FOUND};
    if (asked)
        return take_asked(encoding, input, asked, diagnostics);
    const struct signature *signature = find_signature(input->bytes, input->size);
    if (!signature)
        return take_declared(encoding, input, diagnostics);
    set_name(encoding, signature->name, strlen(signature->name));
    encoding->mark = signature->mark;
    return 0;
}
