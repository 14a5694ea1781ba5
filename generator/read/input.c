/* The input filter: reads a file, hashes, decodes and guards it. */
#include "read/input.h"

#include "base/digest.h"
#include "base/file_bytes.h"
#include "base/memory.h"
#include "base/source_packing.h"
#include "read/decode.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static void hash(struct input *input)
{
    struct digest digest;
    digest_begin(&digest);
    digest_add(&digest, input->bytes, input->size);
    digest_end(&digest, input->sha256);
}

/* Not allowed in XML, but for 0xEF, which begins U+FFFE and U+FFFF and many others. */
static bool is_suspect(unsigned char byte)
{
    return (byte == 0xEF) |
           ((byte < 0x20) & (byte != '\t') & (byte != '\n') & (byte != '\r'));
}

static bool is_forbidden(const unsigned char *text, size_t left)
{
    if (*text != 0xEF)
        return is_suspect(*text);
    return left >= 3 && text[1] == 0xBF && text[2] >= 0xBE;
}

/* The offset of the first character that XML does not allow, or the length. The text is
 * looked at in blocks of one size, which the compiler turns into vector instructions. */
static size_t find_forbidden(const struct source *source)
{
    enum { BLOCK = 256 };
    const unsigned char *text = (const unsigned char *)source->text;
    for (size_t start = 0; start < source->length; start += BLOCK) {
        size_t end = source->length;
        if (end - start >= BLOCK) {
            end = start + BLOCK;
            unsigned char found = 0;
            for (size_t i = 0; i < BLOCK; i++)
                found |= is_suspect(text[start + i]);
            if (!found)
                continue;
        }
        for (size_t i = start; i < end; i++)
            if (is_forbidden(text + i, source->length - i))
                return i;
    }
    return source->length;
}

static int check_characters(const struct source *source, struct diagnostics *diagnostics)
{
    size_t at = find_forbidden(source);
    if (at == source->length)
        return 0;
    unsigned char byte = (unsigned char)source->text[at];
    unsigned character =
        byte == 0xEF ? 0xFF00u | (unsigned char)source->text[at + 2] | 0x40u : byte;
    diagnose(diagnostics, DIAG_CHARACTER_FORBIDDEN, place_in(source, at),
             _("the character U+%04X is not allowed in XML: remove it"), character);
    return -1;
}

/* Takes the bytes over, and checks the text that they are. */
static int take_text(struct input *input, const char *name, struct buffer *bytes,
                     const char *encoding, struct diagnostics *diagnostics)
{
    *input = (struct input){
        .source = {.name = name, .text = ""}, .bytes = bytes->bytes, .size = bytes->length};
    *bytes = (struct buffer){0};
    if (decode(input, encoding, diagnostics) != 0)
        return -1;
    return check_characters(&input->source, diagnostics);
}

int input_take(struct input *input, const char *name, struct buffer *bytes,
               const char *encoding, struct diagnostics *diagnostics)
{
    if (take_text(input, name, bytes, encoding, diagnostics) != 0 ||
        guard_scan(&input->source, &input->elements, &input->element_count, diagnostics) !=
            0)
        return -1;
    hash(input); /* last: what is refused is refused fast */
    return 0;
}

int input_take_text(struct input *input, const char *name, struct buffer *bytes,
                    const char *encoding, struct diagnostics *diagnostics)
{
    if (take_text(input, name, bytes, encoding, diagnostics) != 0)
        return -1;
    hash(input);
    return 0;
}

/* Places are 32 bits wide; decoding triples at most. */
int input_read(struct input *input, const char *name, size_t limit, const char *encoding,
               struct diagnostics *diagnostics)
{
    struct buffer bytes = {0};
    *input = (struct input){.source = {.name = name, .text = ""}};
    if (limit > UINT32_MAX / 4)
        limit = UINT32_MAX / 4;
    if (file_read(&bytes, name, limit, diagnostics) == 0)
        return input_take(input, name, &bytes, encoding, diagnostics);
    buffer_free(&bytes);
    return -1;
}

void input_pack(struct input *input, bool thread_allowed)
{
    enum { PACK_FROM = 4 << 20 }; /* bytes: smaller ones are not worth it */
    if (!input->decoded && input->size >= PACK_FROM)
        source_pack(&input->source, input->bytes, input->size, thread_allowed);
}

void input_forget_elements(struct input *input)
{
    if (input->element_count > 1)
        input->elements = memory_resize(input->elements, sizeof *input->elements);
    input->element_count = input->element_count > 0;
}

void input_free(struct input *input)
{
    source_packing_free(&input->source);
    free(input->bytes);
    free(input->decoded);
    free(input->elements);
    *input = (struct input){0};
}
