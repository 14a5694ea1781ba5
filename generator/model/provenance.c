/* What a PDF is made from: one line for each thing that changes its bytes. */
#include "model/provenance.h"

#include "base/memory.h"
#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

static const char *const words[PROVENANCE_KINDS] = {
    [PROVENANCE_PROGRAM] = "program", [PROVENANCE_LIBRARY] = "library",
    [PROVENANCE_OPTION] = "option",   [PROVENANCE_REPORT] = "report",
    [PROVENANCE_LAYOUT] = "layout",   [PROVENANCE_PROFILE] = "profile",
    [PROVENANCE_FACE] = "face",       [PROVENANCE_FONT] = "font",
    [PROVENANCE_COLOUR] = "colour"};

void provenance_free(struct provenance *provenance)
{
    arena_free(provenance->arena);
    free(provenance->parts);
    *provenance = (struct provenance){0};
}

/* Bytes of the character that XML can hold in a line, or 0. */
static size_t clean_length(const char *text, size_t size)
{
    unsigned char byte = (unsigned char)*text;
    size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    if (byte < 0x20 || byte == 0x7F || length > size ||
        utf8_valid_length(text, length) != length)
        return 0;
    const char *next = text;
    return (utf8_next(&next) & 0xFFFE) == 0xFFFE ? 0 : length;
}

static const char *clean(struct arena *arena, const char *text, size_t size)
{
    struct buffer out = {0};
    while (size) {
        size_t length = clean_length(text, size);
        if (length)
            buffer_put(&out, text, length);
        else
            buffer_text(&out, "\xEF\xBF\xBD");
        size -= length ? length : 1;
        text += length ? length : 1;
    }
    const char *copy = arena_string(arena, out.bytes, out.length);
    buffer_free(&out);
    return copy;
}

static void add(struct provenance *provenance, enum provenance_kind kind, const char *name,
                size_t name_size, const char *value, size_t value_size)
{
    if (!provenance->arena)
        provenance->arena = arena_new(4096);
    provenance->parts = memory_grow(provenance->parts, provenance->count,
                                    &provenance->capacity, sizeof *provenance->parts);
    size_t at = provenance->count++;
    for (; at && provenance->parts[at - 1].kind > kind; at--)
        provenance->parts[at] = provenance->parts[at - 1];
    provenance->parts[at] =
        (struct provenance_part){kind, clean(provenance->arena, name, name_size),
                                 clean(provenance->arena, value, value_size)};
}

void provenance_add(struct provenance *provenance, enum provenance_kind kind,
                    const char *name, const char *value)
{
    add(provenance, kind, name, strlen(name), value, strlen(value));
}

void provenance_add_digest(struct provenance *provenance, enum provenance_kind kind,
                           const char *name, const unsigned char sha256[DIGEST_BYTES])
{
    char hexadecimal[DIGEST_TEXT_BYTES];
    digest_text(sha256, hexadecimal);
    provenance_add(provenance, kind, name, hexadecimal);
}

/* Lines about files have the digest before the name, which may have spaces. */
static bool is_file(enum provenance_kind kind)
{
    return kind >= PROVENANCE_REPORT;
}

bool provenance_add_line(struct provenance *provenance, const char *line, size_t size)
{
    for (enum provenance_kind kind = 0; kind < PROVENANCE_KINDS; kind++) {
        size_t word = strlen(words[kind]);
        if (size <= word || strncmp(line, words[kind], word) != 0 || line[word] != ' ')
            continue;
        const char *first = line + word + 1;
        size_t rest = size - word - 1;
        const char *space = memchr(first, ' ', rest);
        if (!space)
            return false;
        size_t first_size = (size_t)(space - first), second_size = rest - first_size - 1;
        if (is_file(kind))
            add(provenance, kind, space + 1, second_size, first, first_size);
        else
            add(provenance, kind, first, first_size, space + 1, second_size);
        return true;
    }
    return false;
}

const char *provenance_word(enum provenance_kind kind)
{
    return words[kind];
}

void provenance_put_line(struct buffer *out, const struct provenance_part *part)
{
    bool file = is_file(part->kind);
    buffer_format(out, "%s %s %s", words[part->kind], file ? part->value : part->name,
                  file ? part->name : part->value);
}

void provenance_digest(const struct provenance *provenance, unsigned char out[DIGEST_BYTES])
{
    struct digest digest;
    struct buffer lines = {0};
    digest_begin(&digest);
    for (size_t i = 0; i < provenance->count; i++) {
        provenance_put_line(&lines, &provenance->parts[i]);
        buffer_byte(&lines, '\n');
    }
    digest_add(&digest, lines.bytes, lines.length);
    digest_end(&digest, out);
    buffer_free(&lines);
}

const char *provenance_option(const struct provenance *provenance, const char *name)
{
    size_t index = 0;
    const struct provenance_part *part;
    while ((part = provenance_next(provenance, PROVENANCE_OPTION, &index)) != NULL)
        if (!strcmp(part->name, name))
            return part->value;
    return NULL;
}

const struct provenance_part *provenance_next(const struct provenance *provenance,
                                              enum provenance_kind kind, size_t *index)
{
    for (size_t i = *index; i < provenance->count; i++)
        if (provenance->parts[i].kind == kind) {
            *index = i + 1;
            return &provenance->parts[i];
        }
    return NULL;
}
