/* A file that is whole or not there. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_TMPFILE */
#endif
#include "base/output_file.h"

#include "base/buffer.h"
#include "base/memory.h"

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
    HIDDEN_NAME_BYTES = 200,
    HIDDEN_NAMES = 100, /* tried, where others are taken */
    LINKS = 16          /* followed to a target that is not there yet */
};

enum way {
    WAY_THROUGH,  /* straight to the target: standard output, a device, a pipe */
    WAY_NAMELESS, /* to a file that has no name until it is committed */
    WAY_HIDDEN    /* to a file of the name `hidden` */
};

struct output_file {
    const char *path; /* as the user wrote it */
    char *target;     /* where links lead to; NULL: written through */
    char *hidden;     /* the name in between, in the target's folder */
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

/* ".NAME.phuluc-PID-NUMBER" beside the target; a long NAME is cut so that the whole fits.
 */
static char *hidden_beside(const char *target, unsigned number)
{
    size_t folder = folder_length(target);
    struct buffer name = {0};
    buffer_put(&name, target, folder);
    buffer_format(&name, ".%.*s.phuluc-%ld-%u", HIDDEN_NAME_BYTES, target + folder,
                  (long)getpid(), number);
    return take_string(&name);
}

static int open_nameless(const char *target)
{
#ifdef O_TMPFILE
    /* It gets its name through /proc; without that a hidden file has to do. */
    if (access("/proc/self/fd", X_OK) != 0)
        return -1;
    char *folder = folder_of(target);
    int descriptor = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, NEW_FILE_MODE);
    free(folder);
    return descriptor;
#else
    (void)target;
    return -1;
#endif
}

static int link_descriptor(int descriptor, const char *name)
{
    char source[64];
    snprintf(source, sizeof source, "/proc/self/fd/%d", descriptor);
    return linkat(AT_FDCWD, source, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
}

/* Gives the file a hidden name that nobody else has: makes a file of that name, or links
 * the nameless one to it. Returns 0, or -1 with errno. */
static int take_hidden_name(struct output_file *file)
{
    for (unsigned number = 0; number < HIDDEN_NAMES; number++) {
        free(file->hidden);
        file->hidden = hidden_beside(file->target, number);
        int result;
        if (file->way == WAY_NAMELESS)
            result = link_descriptor(file->descriptor, file->hidden);
        else
            result = file->descriptor =
                open(file->hidden, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, NEW_FILE_MODE);
        if (result >= 0) {
            file->way = WAY_HIDDEN;
            return 0;
        }
        if (errno != EEXIST)
            break;
    }
    return -1;
}

/* Opens for a regular file that is, or shall be, at file->target. */
static int open_beside(struct output_file *file)
{
    file->descriptor = open_nameless(file->target);
    if (file->descriptor >= 0) {
        file->way = WAY_NAMELESS;
        return 0;
    }
    return take_hidden_name(file) == 0 ? 0 : errno;
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

struct output_file *output_open(const char *path, struct diagnostics *diagnostics)
{
    struct output_file *file = memory_resize(NULL, sizeof *file);
    memset(file, 0, offsetof(struct output_file, buffer));
    file->path = path;
    file->diagnostics = diagnostics;
    file->way = WAY_THROUGH;
    file->descriptor = -1;
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

static int write_all(struct output_file *file, const char *bytes, size_t size)
{
    while (size) {
        ssize_t written = write(file->descriptor, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            fail(file, written < 0 ? errno : EIO);
            return -1;
        }
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

static int flush(struct output_file *file)
{
    size_t used = file->used;
    file->used = 0;
    return write_all(file, file->buffer, used);
}

int output_write(struct output_file *file, const void *bytes, size_t size)
{
    if (file->failed)
        return -1;
    file->position += size;
    if (size > BUFFER_BYTES - file->used && flush(file) != 0)
        return -1;
    if (size > BUFFER_BYTES)
        return write_all(file, bytes, size);
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

/* Gives what was written the hidden name; from then on it has to be removed on failure.
 * What was private stays so. */
static int settle(struct output_file *file)
{
    if (file->replaces && fchmod(file->descriptor, file->mode) != 0)
        return -1;
    if (fsync(file->descriptor) != 0)
        return -1;
    return file->way == WAY_NAMELESS ? take_hidden_name(file) : 0;
}

static int close_descriptor(struct output_file *file)
{
    int descriptor = file->descriptor;
    file->descriptor = -1;
    return is_standard_output(file->path) ? 0 : close(descriptor);
}

int output_commit(struct output_file *file)
{
    if (file->failed || flush(file) != 0)
        goto out;
    if ((file->target && settle(file) != 0) || close_descriptor(file) != 0 ||
        (file->target && rename(file->hidden, file->target) != 0)) {
        fail(file, errno);
        goto out;
    }
    file->way = WAY_THROUGH; /* nothing is left to remove */
    output_discard(file);
    return 0;
out:
    output_discard(file);
    return -1;
}

void output_discard(struct output_file *file)
{
    if (!file)
        return;
    if (file->descriptor >= 0)
        close_descriptor(file);
    if (file->way == WAY_HIDDEN)
        unlink(file->hidden);
    free(file->hidden);
    free(file->target);
    free(file);
}
