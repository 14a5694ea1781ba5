/* The input filter: reads a file, hashes, decodes and guards it. */
#include "read/input.h"

#include "base/buffer.h"
#include "base/digest.h"
#include "read/decode.h"
#include "read/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int unreadable(const char *name, int error, struct diagnostics *diagnostics)
{
    diagnose(diagnostics, DIAG_FILE_UNREADABLE, place_of_file(name),
             _("the file cannot be read: %s"), strerror(error));
    return -1;
}

static int too_large(const char *name, size_t limit, struct diagnostics *diagnostics)
{
    diagnose(
        diagnostics, DIAG_FILE_TOO_LARGE, place_of_file(name),
        _("the file is larger than the limit of %zu bytes; split it, or raise the limit "
          "with --max-bytes"),
        limit);
    return -1;
}

/* Reads to the end, or one byte beyond the limit. Returns 0 or an error number. */
static int read_descriptor(int descriptor, struct buffer *buffer, size_t limit)
{
    enum { STEP = 1 << 16 };
    while (buffer->length <= limit) {
        if (buffer->capacity - buffer->length < STEP)
            buffer_reserve(buffer, STEP);
        size_t room = buffer->capacity - buffer->length;
        ssize_t got = read(descriptor, buffer->bytes + buffer->length, room);
        if (got < 0 && errno != EINTR)
            return errno;
        if (got == 0)
            break;
        if (got > 0)
            buffer->length += (size_t)got;
    }
    return 0;
}

static int read_open_file(struct input *input, int descriptor, size_t limit,
                          struct diagnostics *diagnostics)
{
    const char *name = input->source.name;
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return unreadable(name, errno, diagnostics);
    if (S_ISDIR(status.st_mode))
        return unreadable(name, EISDIR, diagnostics);
    struct buffer buffer = {0};
    if (S_ISREG(status.st_mode) && status.st_size > 0) {
        if ((uintmax_t)status.st_size > limit)
            return too_large(name, limit, diagnostics);
        buffer_reserve(&buffer, (size_t)status.st_size + (1 << 16));
    }
    int error = read_descriptor(descriptor, &buffer, limit);
    input->bytes = buffer.bytes;
    input->size = buffer.length;
    if (error)
        return unreadable(name, error, diagnostics);
    if (buffer.length > limit)
        return too_large(name, limit, diagnostics);
    return 0;
}

static int read_bytes(struct input *input, size_t limit, struct diagnostics *diagnostics)
{
    const char *name = input->source.name;
    if (!strcmp(name, "-"))
        return read_open_file(input, STDIN_FILENO, limit, diagnostics);
    int descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return unreadable(name, errno, diagnostics);
    int result = read_open_file(input, descriptor, limit, diagnostics);
    close(descriptor); /* it was only read from: nothing can be lost */
    return result;
}

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

/* The text, decoded and checked. */
static int take_text(struct input *input, const char *name, size_t limit,
                     const char *encoding, struct diagnostics *diagnostics)
{
    *input = (struct input){.source = {.name = name, .text = ""}};
    if (limit > UINT32_MAX / 4) /* places are 32 bits wide; decoding triples at most */
        limit = UINT32_MAX / 4;
    if (read_bytes(input, limit, diagnostics) != 0)
        return -1;
    if (input->size == 0) {
        diagnose(diagnostics, DIAG_FILE_EMPTY, place_of_file(name), _("the file is empty"));
        return -1;
    }
    if (decode(input, encoding, diagnostics) != 0)
        return -1;
    return check_characters(&input->source, diagnostics);
}

int input_read(struct input *input, const char *name, size_t limit, const char *encoding,
               struct diagnostics *diagnostics)
{
    if (take_text(input, name, limit, encoding, diagnostics) != 0 ||
        guard_scan(&input->source, &input->elements, &input->element_count, diagnostics) !=
            0)
        return -1;
    hash(input); /* last: what is refused is refused fast */
    return 0;
}

int input_read_text(struct input *input, const char *name, size_t limit,
                    const char *encoding, struct diagnostics *diagnostics)
{
    if (take_text(input, name, limit, encoding, diagnostics) != 0)
        return -1;
    hash(input);
    return 0;
}

void input_free(struct input *input)
{
    free(input->bytes);
    free(input->decoded);
    free(input->elements);
    *input = (struct input){0};
}
