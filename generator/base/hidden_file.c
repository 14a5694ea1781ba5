/* The name that a file has in between, beside the one that it is to take. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* flock */
#endif
#include "base/hidden_file.h"

#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    NAME_BYTES = 200, /* of the target's name, so that the whole fits where that does */
    NAMES = 8,        /* for that many processes that write one target at once */
    NEW_FILE_MODE = 0666
};

/* The caller frees it. */
static char *name_of(const char *target, unsigned number)
{
    const char *slash = strrchr(target, '/');
    size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
    struct buffer name = {0};
    buffer_put(&name, target, folder);
    buffer_format(&name, ".%.*s.phuluc-%u", NAME_BYTES, target + folder, number);
    buffer_byte(&name, '\0');
    return name.bytes;
}

/* Whether the name still leads to the open file. */
static bool is_name_of(const char *name, int descriptor)
{
    struct stat named, opened;
    return lstat(name, &named) == 0 && fstat(descriptor, &opened) == 0 &&
           named.st_dev == opened.st_dev && named.st_ino == opened.st_ino &&
           S_ISREG(opened.st_mode);
}

static void clear_name(const char *name)
{
    int descriptor = open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return;
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0 && is_name_of(name, descriptor))
        unlink(name);
    close(descriptor); /* it was only looked at: nothing can be lost */
}

void hidden_file_clear(const char *target)
{
    for (unsigned number = 0; number < NAMES; number++) {
        char *name = name_of(target, number);
        clear_name(name);
        free(name);
    }
}

void hidden_file_lock(int descriptor)
{
    flock(descriptor, LOCK_EX | LOCK_NB);
}

/* Before it is locked, the new file may be taken for one left behind, and removed. */
static int create(const char *name)
{
    int descriptor = open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, NEW_FILE_MODE);
    if (descriptor < 0)
        return -1;
    hidden_file_lock(descriptor);
    if (is_name_of(name, descriptor))
        return descriptor;
    close(descriptor);
    errno = EEXIST;
    return -1;
}

static int link_descriptor(int descriptor, const char *name)
{
    char source[64];
    snprintf(source, sizeof source, "/proc/self/fd/%d", descriptor);
    return linkat(AT_FDCWD, source, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
}

/* Makes a new file where `nameless` is -1, else gives that one the name. */
static int take_name(const char *target, int nameless, char **name)
{
    int result = -1;
    for (unsigned number = 0; number < NAMES; number++) {
        *name = name_of(target, number);
        result = nameless < 0 ? create(*name) : link_descriptor(nameless, *name);
        if (result >= 0)
            return result;
        int error = errno;
        free(*name);
        *name = NULL;
        errno = error;
        if (error != EEXIST)
            break;
    }
    return -1;
}

int hidden_file_create(const char *target, char **name)
{
    return take_name(target, -1, name);
}

int hidden_file_link(const char *target, int descriptor, char **name)
{
    return take_name(target, descriptor, name);
}
