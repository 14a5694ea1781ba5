/* A whole file, or standard input, in memory. */
#include "base/file_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
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

static int read_open_file(struct buffer *buffer, const char *name, int descriptor,
                          size_t limit, struct diagnostics *diagnostics)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return unreadable(name, errno, diagnostics);
    if (S_ISDIR(status.st_mode))
        return unreadable(name, EISDIR, diagnostics);
    if (S_ISREG(status.st_mode) && status.st_size > 0) {
        if ((uintmax_t)status.st_size > limit)
            return too_large(name, limit, diagnostics);
        buffer_reserve(buffer, (size_t)status.st_size + (1 << 16));
    }
    int error = read_descriptor(descriptor, buffer, limit);
    if (error)
        return unreadable(name, error, diagnostics);
    if (buffer->length > limit)
        return too_large(name, limit, diagnostics);
    return 0;
}

static int read_named(struct buffer *buffer, const char *name, size_t limit,
                      struct diagnostics *diagnostics)
{
    if (!strcmp(name, "-"))
        return read_open_file(buffer, name, STDIN_FILENO, limit, diagnostics);
    int descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return unreadable(name, errno, diagnostics);
    int result = read_open_file(buffer, name, descriptor, limit, diagnostics);
    close(descriptor); /* it was only read from: nothing can be lost */
    return result;
}

int file_read(struct buffer *buffer, const char *name, size_t limit,
              struct diagnostics *diagnostics)
{
    if (read_named(buffer, name, limit, diagnostics))
        return -1;
    if (buffer->length)
        return 0;
    diagnose(diagnostics, DIAG_FILE_EMPTY, place_of_file(name), _("the file is empty"));
    return -1;
}
