/* A file that is whole or not there. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_TMPFILE */
#endif
#include "base/output_file.h"

#include "base/buffer.h"
#include "base/hidden_file.h"
#include "base/memory.h"
#include "base/standard_output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    BUFFER_BYTES = 65536,
    NEW_FILE_MODE = 0666,
    LINKS = 16 /* followed to a target that is not there yet */
};

/* Where the bytes go. The file has a name only while it is committed, if that can be had: so
 * that whatever ends the process before leaves nothing behind. */
enum way {
    WAY_MEMORY,   /* to the buffer `memory` */
    WAY_THROUGH,  /* straight to the target: standard output, a device, a pipe */
    WAY_NAMELESS, /* to a file that never had a name, and can be given one (O_TMPFILE) */
    WAY_UNLINKED, /* to a file that has lost its name, and has to be copied */
    WAY_HIDDEN    /* to a file with a hidden name, where the system does not take it away */
};

struct output_file {
    const char *path; /* as the user wrote it */
    char *target;     /* where links lead to; NULL: written through */
    char *hidden;     /* the name in between, while the file has it */
    struct buffer *memory;
    struct diagnostics *diagnostics;
    enum way way;
    bool replaces; /* an older file, whose permissions are `mode` */
    mode_t mode;
    int descriptor;
    bool failed; /* and told */
    uint64_t position;
    size_t used;
    char buffer[BUFFER_BYTES];
};

static const char *remedy(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return _("create its folder first");
    case EACCES:
    case EPERM:
    case EROFS:
        return _("choose a folder that you may write to");
    case EISDIR:
        return _("give the name of a file in that folder");
    case ENAMETOOLONG:
        return _("choose a shorter name");
    case ELOOP:
        return _("give the name of the file that the links should lead to");
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return _("free some space or choose another place");
    case EPIPE:
        return _("let the reading program read to the end");
    default:
        return _("choose another place for it");
    }
}

static void fail(struct output_file *file, int error)
{
    if (!file->failed)
        diagnose(file->diagnostics, DIAG_OUTPUT_FAILED, place_of_file(file->path),
                 _("cannot write the output: %s; %s"), strerror(error), remedy(error));
    file->failed = true;
}

/* The bytes of `path` that name the folder, with the last slash. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

static char *take_string(struct buffer *text)
{
    buffer_byte(text, '\0');
    return text->bytes;
}

static char *folder_of(const char *path)
{
    struct buffer folder = {0};
    buffer_put(&folder, path, folder_length(path));
    buffer_byte(&folder, '.');
    return take_string(&folder);
}

/* The hidden name is gone, and not to be removed any more. */
static void forget_hidden(struct output_file *file)
{
    free(file->hidden);
    file->hidden = NULL;
}

static int open_nameless(const char *target)
{
#ifdef O_TMPFILE
    /* It gets its name through /proc; without that it cannot be used. */
    if (access("/proc/self/fd", X_OK) != 0)
        return -1;
    char *folder = folder_of(target);
    int descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, NEW_FILE_MODE);
    free(folder);
    return descriptor;
#else
    (void)target;
    return -1;
#endif
}

/* Opens for a regular file that is, or shall be, at file->target. Returns 0 or an error
 * number. */
static int open_beside(struct output_file *file)
{
    hidden_file_clear(file->target);
    file->way = WAY_NAMELESS;
    file->descriptor = open_nameless(file->target);
    if (file->descriptor >= 0)
        return 0;
    file->way = WAY_HIDDEN;
    file->descriptor = hidden_file_create(file->target, &file->hidden);
    if (file->descriptor < 0)
        return errno;
    if (unlink(file->hidden) == 0) {
        file->way = WAY_UNLINKED;
        forget_hidden(file);
    }
    return 0;
}

/* Where a link leads whose target is not there yet: NULL where it is no link. */
static char *follow_link(const char *path)
{
    char target[4096];
    ssize_t size = readlink(path, target, sizeof target);
    if (size <= 0 || size == (ssize_t)sizeof target)
        return NULL;
    struct buffer led = {0};
    if (target[0] != '/')
        buffer_put(&led, path, folder_length(path));
    buffer_put(&led, target, (size_t)size);
    return take_string(&led);
}

/* A target that does not exist. */
static int open_new(struct output_file *file)
{
    struct buffer path = {0};
    buffer_text(&path, file->path);
    file->target = take_string(&path);
    for (unsigned links = 0; links < LINKS; links++) {
        char *led = follow_link(file->target);
        if (!led)
            return open_beside(file);
        free(file->target);
        file->target = led;
    }
    return ELOOP;
}

static int open_target(struct output_file *file)
{
    struct stat status;
    if (stat(file->path, &status) != 0) {
        if (errno != ENOENT || !file->path[folder_length(file->path)])
            return errno;
        return open_new(file);
    }
    if (S_ISDIR(status.st_mode))
        return EISDIR;
    if (S_ISREG(status.st_mode)) {
        file->replaces = true;
        file->mode = status.st_mode & 07777;
        file->target = realpath(file->path, NULL);
        return file->target ? open_beside(file) : errno;
    }
    file->descriptor = open(file->path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    return file->descriptor < 0 ? errno : 0;
}

static bool is_standard_output(const char *path)
{
    return strcmp(path, "-") == 0;
}

static struct output_file *output_new(const char *path, enum way way,
                                      struct diagnostics *diagnostics)
{
    struct output_file *file = memory_resize(NULL, sizeof *file);
    memset(file, 0, offsetof(struct output_file, buffer));
    file->path = path;
    file->diagnostics = diagnostics;
    file->way = way;
    file->descriptor = -1;
    return file;
}

struct output_file *output_to_memory(const char *name, struct buffer *bytes,
                                     struct diagnostics *diagnostics)
{
    struct output_file *file = output_new(name, WAY_MEMORY, diagnostics);
    file->memory = bytes;
    return file;
}

struct output_file *output_open(const char *path, struct diagnostics *diagnostics)
{
    struct output_file *file = output_new(path, WAY_THROUGH, diagnostics);
    int error = 0;
    if (is_standard_output(path))
        file->descriptor = STDOUT_FILENO;
    else
        error = open_target(file);
    if (!error)
        return file;
    fail(file, error);
    output_discard(file);
    return NULL;
}

/* Returns 0, or -1 with errno. */
static int write_all(int descriptor, const char *bytes, size_t size)
{
    while (size) {
        ssize_t written = write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written == 0)
            errno = EIO;
        if (written <= 0)
            return -1;
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

static int emit(struct output_file *file, const char *bytes, size_t size)
{
    if (file->way == WAY_MEMORY) {
        buffer_put(file->memory, bytes, size);
        return 0;
    }
    if (write_all(file->descriptor, bytes, size) == 0)
        return 0;
    fail(file, errno);
    return -1;
}

static int flush(struct output_file *file)
{
    size_t used = file->used;
    file->used = 0;
    return emit(file, file->buffer, used);
}

int output_write(struct output_file *file, const void *bytes, size_t size)
{
    if (file->failed)
        return -1;
    file->position += size;
    if (size > BUFFER_BYTES - file->used && flush(file) != 0)
        return -1;
    if (size > BUFFER_BYTES)
        return emit(file, bytes, size);
    memcpy(file->buffer + file->used, bytes, size);
    file->used += size;
    return 0;
}

const char *output_name(const struct output_file *file)
{
    return file->path;
}

uint64_t output_position(const struct output_file *file)
{
    return file->position;
}

/* The bytes of the unlinked file once more, in a file with the hidden name, which takes its
 * place. Returns 0, or -1 with errno. */
static int copy_to_hidden(struct output_file *file)
{
    int unlinked = file->descriptor;
    int hidden = hidden_file_create(file->target, &file->hidden);
    if (hidden < 0)
        return -1;
    file->descriptor = hidden;
    off_t at = 0;
    ssize_t size;
    while ((size = pread(unlinked, file->buffer, BUFFER_BYTES, at)) != 0) {
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 || write_all(hidden, file->buffer, (size_t)size) != 0)
            break;
        at += size;
    }
    int error = size ? errno : 0;
    if (close(unlinked) != 0 && !error)
        error = errno;
    errno = error;
    return error ? -1 : 0;
}

/* Gives what was written the hidden name; what was private stays so. Returns 0, or -1 with
 * errno. */
static int settle(struct output_file *file)
{
    if (file->way == WAY_UNLINKED && copy_to_hidden(file) != 0)
        return -1;
    if (file->replaces && fchmod(file->descriptor, file->mode) != 0)
        return -1;
    if (fsync(file->descriptor) != 0)
        return -1;
    if (file->hidden)
        return 0;
    hidden_file_lock(file->descriptor);
    return hidden_file_link(file->target, file->descriptor, &file->hidden);
}

static int close_descriptor(struct output_file *file)
{
    int descriptor = file->descriptor;
    file->descriptor = -1;
    return is_standard_output(file->path) ? standard_output_finish() : close(descriptor);
}

/* Closes the file and gives it the target's name. A second descriptor keeps the lock on the
 * hidden name in between. Returns 0, or -1 with errno. */
static int take_target(struct output_file *file)
{
    int lock = fcntl(file->descriptor, F_DUPFD_CLOEXEC, 0);
    int result = lock < 0 || close_descriptor(file) != 0
                     ? -1
                     : rename(file->hidden, file->target);
    int error = errno;
    if (lock >= 0)
        close(lock); /* all that it could tell was told by the first close */
    if (result == 0)
        forget_hidden(file);
    errno = error;
    return result;
}

/* A folder that may be written to but not read cannot be synced: its descriptor is -1 then.
 * Returns 0, or -1 with errno. */
static int open_folder(const struct output_file *file, int *descriptor)
{
    char *folder = folder_of(file->target);
    *descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = errno;
    free(folder);
    errno = error;
    return *descriptor < 0 && error != EACCES ? -1 : 0;
}

/* The name of a file lasts only when its folder is synced (fsync(2)). Some file systems
 * cannot do that. The new file is there whatever comes of it. */
static int sync_folder(struct output_file *file, int folder)
{
    if (folder < 0 || fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP)
        return 0;
    diagnose(file->diagnostics, DIAG_OUTPUT_FAILED, place_of_file(file->path),
             _("the output is written, but may be lost if the computer stops now: its folder "
               "could not be synced: %s"),
             strerror(errno));
    file->failed = true;
    return -1;
}

/* The folder is opened first: when the target has its name, little can fail. */
static int finish_target(struct output_file *file)
{
    int folder;
    if (open_folder(file, &folder) != 0)
        return -1;
    int result = settle(file) == 0 ? take_target(file) : -1, error = errno;
    if (result == 0)
        result = sync_folder(file, folder);
    if (folder >= 0)
        close(folder); /* it was not written to */
    errno = error;
    return result;
}

static int finish(struct output_file *file)
{
    if (file->way == WAY_MEMORY)
        return 0;
    return file->target ? finish_target(file) : close_descriptor(file);
}

int output_commit(struct output_file *file)
{
    int result = file->failed || flush(file) != 0 ? -1 : 0;
    if (result == 0 && (result = finish(file)) != 0)
        fail(file, errno);
    output_discard(file);
    return result;
}

void output_discard(struct output_file *file)
{
    if (!file)
        return;
    if (file->hidden)
        unlink(file->hidden);
    if (file->descriptor >= 0)
        close_descriptor(file);
    free(file->hidden);
    free(file->target);
    free(file);
}
