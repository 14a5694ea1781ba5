/* The text of a file in UTF-8, whatever it was in. */
#include "read/decode.h"

#include "base/buffer.h"
#include "base/legacy_text.h"
#include "base/unicode.h"
#include "read/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const char *origin_text(enum encoding_origin origin)
{
    switch (origin) {
    case ENCODING_DECLARED:
        return _(", which the XML declaration names");
    case ENCODING_ASKED_FOR:
        return _(", which --encoding names");
    case ENCODING_FOUND:
        break;
    }
    return "";
}

static int not_in_encoding(const struct input *input, const struct encoding *encoding,
                           size_t at_byte, struct diagnostics *diagnostics)
{
    unsigned byte = (unsigned char)input->bytes[at_byte];
    diagnose(diagnostics, DIAG_ENCODING_INVALID,
             place_in(&input->source, input->source.length),
             _("byte %zu of the file (0x%02X) is no character of the encoding %s%s; save "
               "the file as UTF-8, or name the encoding it is in (in the XML declaration, "
               "or by --encoding)"),
             at_byte, byte, encoding->name, origin_text(encoding->origin));
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

/* Where decoding stopped, and what it gave. */
static int take_decoded(struct input *input, const struct encoding *encoding,
                        struct buffer *buffer, size_t end, struct diagnostics *diagnostics)
{
    size_t valid = utf8_valid_length(buffer->bytes, buffer->length);
    bool whole = valid == buffer->length;
    input->decoded = buffer->bytes;
    input->source.text = buffer->length ? buffer->bytes : "";
    input->source.length = valid;
    if (whole && end == input->size)
        return 0;
    return not_in_encoding(input, encoding, whole ? end : encoding->mark, diagnostics);
}

static int take_legacy(struct input *input, const struct encoding *encoding,
                       enum legacy_encoding legacy, struct diagnostics *diagnostics)
{
    struct buffer buffer = {0};
    size_t end = input->size;
    legacy_decode(&buffer, legacy, input->bytes, input->size, &end);
    return take_decoded(input, encoding, &buffer, end, diagnostics);
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
    if (encoding->origin == ENCODING_DECLARED && !can_declare_itself(converter)) {
        diagnose(diagnostics, DIAG_ENCODING_INVALID, place_in(&input->source, 0),
                 _("the XML declaration names the encoding %s, but the file is not in it; "
                   "save the file as UTF-8, or name the encoding it is in (in the XML "
                   "declaration, or by --encoding)"),
                 encoding->name);
        return -1;
    }
    const char *from = input->bytes + encoding->mark;
    struct buffer buffer = {0};
    convert(converter, &from, input->bytes + input->size, &buffer);
    return take_decoded(input, encoding, &buffer, (size_t)(from - input->bytes),
                        diagnostics);
}

int decode(struct input *input, const char *name, struct diagnostics *diagnostics)
{
    input->source.text = input->bytes;
    struct encoding encoding;
    if (encoding_find(&encoding, input, name, diagnostics) != 0)
        return -1;
    bool ascii =
        !strcasecmp(encoding.name, "US-ASCII") || !strcasecmp(encoding.name, "ASCII");
    if (ascii || !strcasecmp(encoding.name, "UTF-8") || !strcasecmp(encoding.name, "UTF8"))
        return take_plain(input, &encoding, ascii, diagnostics);
    enum legacy_encoding legacy = legacy_encoding_named(encoding.name);
    if (legacy)
        return take_legacy(input, &encoding, legacy, diagnostics);
    iconv_t converter = iconv_open("UTF-8", encoding.name);
    if (converter == (iconv_t)-1)
        return encoding_unknown(input, encoding.origin, encoding.name,
                                strlen(encoding.name), diagnostics);
    int result = take_converted(input, &encoding, converter, diagnostics);
    iconv_close(converter);
    return result;
}
