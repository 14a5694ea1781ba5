/* Which encoding a file is in, and its text in UTF-8. */
#include "read/encoding.h"

#include "base/buffer.h"
#include "base/unicode.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Long enough for every registered name of a character set (RFC 2978). */
enum { NAME_SIZE = 48 };

struct encoding {
    char name[NAME_SIZE];
    size_t mark;   /* bytes of the byte order mark */
    bool declared; /* by the XML declaration, which was read as ASCII */
};

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
    if (size == 0 || size >= NAME_SIZE)
        return false;
    for (size_t i = 0; i < size; i++)
        if (!name[i] || !strchr(allowed, name[i]))
            return false;
    return true;
}

static int unknown(const struct input *input, const char *name, size_t size,
                   struct diagnostics *diagnostics)
{
    diagnose(
        diagnostics, DIAG_ENCODING_UNKNOWN, place_in(&input->source, 0),
        _("the encoding '%.*s' of the XML declaration is not known here; save the file "
          "as UTF-8 or declare the encoding it is in (UTF-8, UTF-16, windows-1258 …)"),
        (int)(size < NAME_SIZE ? size : NAME_SIZE), name);
    return -1;
}

static int find_encoding(struct encoding *encoding, const struct input *input,
                         struct diagnostics *diagnostics)
{
    *encoding = (struct encoding){"UTF-8", 0, false};
    const struct signature *signature = find_signature(input->bytes, input->size);
    if (signature) {
        memcpy(encoding->name, signature->name, strlen(signature->name) + 1);
        encoding->mark = signature->mark;
        return 0;
    }
    const char *end = declaration_end(input->bytes, input->size);
    size_t size = 0;
    const char *name = end ? declared_name(input->bytes, end, &size) : NULL;
    if (!name)
        return 0;
    if (!is_encoding_name(name, size))
        return unknown(input, name, size, diagnostics);
    memcpy(encoding->name, name, size);
    encoding->name[size] = '\0';
    encoding->declared = true;
    return 0;
}

static int not_in_encoding(const struct input *input, const struct encoding *encoding,
                           size_t at_byte, struct diagnostics *diagnostics)
{
    unsigned byte = (unsigned char)input->bytes[at_byte];
    diagnose(diagnostics, DIAG_ENCODING_INVALID,
             place_in(&input->source, input->source.length),
             _("byte %zu of the file (0x%02X) is no character of the encoding %s%s; save "
               "the file as UTF-8 or declare the encoding it is in"),
             at_byte, byte, encoding->name,
             encoding->declared ? _(", which the XML declaration names") : "");
    return -1;
}

/* Text that is taken as it is, up to its first byte that means nothing. */
static int take_plain(struct input *input, const struct encoding *encoding, bool ascii,
                      struct diagnostics *diagnostics)
{
    const char *text = input->bytes + encoding->mark;
    size_t size = input->size - encoding->mark, valid = 0;
    input->source.text = text;
    if (ascii)
        while (valid < size && (unsigned char)text[valid] < 0x80)
            valid++;
    else
        valid = utf8_valid_length(text, size);
    input->source.length = valid;
    if (valid < size)
        return not_in_encoding(input, encoding, encoding->mark + valid, diagnostics);
    return 0;
}

/* Converts what stands between `*from` and `end`; `*from` stops at the first byte that
 * cannot be converted. `buffer` gets all that could be. */
static void convert(iconv_t converter, const char **from, const char *end,
                    struct buffer *buffer)
{
    /* iconv wants a pointer to char for what it only reads */
    union {
        const char *readable;
        char *plain;
    } in = {*from};
    size_t left = (size_t)(end - *from);
    bool flushing = left == 0;
    for (;;) {
        buffer_reserve(buffer, left + left / 2 + 64);
        char *out = buffer->bytes + buffer->length;
        size_t room = buffer->capacity - buffer->length;
        size_t result = flushing ? iconv(converter, NULL, NULL, &out, &room)
                                 : iconv(converter, &in.plain, &left, &out, &room);
        int error = errno;
        buffer->length = (size_t)(out - buffer->bytes);
        if (result == (size_t)-1 && error == E2BIG)
            continue;
        if (flushing)
            break;
        flushing = true; /* what the converter holds back, waiting for a tone mark */
    }
    *from = in.readable;
}

/* False where a text that was read as ASCII, the XML declaration, cannot be in the encoding
 * that it declares: UTF-16 and the like. */
static bool can_declare_itself(iconv_t converter)
{
    static const char sample[] = "<?xml version";
    const char *from = sample;
    struct buffer buffer = {0};
    convert(converter, &from, sample + sizeof sample - 1, &buffer);
    bool same = buffer.length == sizeof sample - 1 &&
                !memcmp(buffer.bytes, sample, sizeof sample - 1);
    buffer_free(&buffer);
    iconv(converter, NULL, NULL, NULL, NULL);
    return same;
}

static int take_converted(struct input *input, const struct encoding *encoding,
                          iconv_t converter, struct diagnostics *diagnostics)
{
    if (encoding->declared && !can_declare_itself(converter)) {
        diagnose(diagnostics, DIAG_ENCODING_INVALID, place_in(&input->source, 0),
                 _("the XML declaration names the encoding %s, but the file is not in it; "
                   "save the file as UTF-8 or declare the encoding it is in"),
                 encoding->name);
        return -1;
    }
    const char *from = input->bytes + encoding->mark, *end = input->bytes + input->size;
    struct buffer buffer = {0};
    convert(converter, &from, end, &buffer);
    input->decoded = buffer.bytes;
    input->source.text = buffer.bytes;
    input->source.length = utf8_valid_length(buffer.bytes, buffer.length);
    if (from < end)
        return not_in_encoding(input, encoding, (size_t)(from - input->bytes), diagnostics);
    return input->source.length == buffer.length
               ? 0
               : not_in_encoding(input, encoding, 0, diagnostics);
}

int encoding_decode(struct input *input, struct diagnostics *diagnostics)
{
    input->source.text = input->bytes;
    struct encoding encoding;
    if (find_encoding(&encoding, input, diagnostics) != 0)
        return -1;
    bool ascii =
        !strcasecmp(encoding.name, "US-ASCII") || !strcasecmp(encoding.name, "ASCII");
    if (ascii || !strcasecmp(encoding.name, "UTF-8") || !strcasecmp(encoding.name, "UTF8"))
        return take_plain(input, &encoding, ascii, diagnostics);
    iconv_t converter = iconv_open("UTF-8", encoding.name);
    if (converter == (iconv_t)-1)
        return unknown(input, encoding.name, strlen(encoding.name), diagnostics);
    int result = take_converted(input, &encoding, converter, diagnostics);
    iconv_close(converter);
    return result;
}
