/* System calls that fail where a test wants it: linked around the program's own by --wrap.
 *
 *   FAULT=NAME:NUMBER:WHAT  the NUMBERth call of that name fails with the error number WHAT,
 *                           or the process is killed before it (WHAT is "kill"), or it writes
 *                           one byte only ("short")
 *   FAULT_MARK=FILE         is made when that call is reached
 *   FAULT_NO_TMPFILE=1      the file system knows no O_TMPFILE */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

int __real_open(const char *path, int flags, ...);
ssize_t __real_write(int descriptor, const void *bytes, size_t size);
ssize_t __real_pread(int descriptor, void *bytes, size_t size, off_t at);
int __real_fsync(int descriptor);
int __real_close(int descriptor);
int __real_fchmod(int descriptor, mode_t mode);
int __real_flock(int descriptor, int operation);
int __real_linkat(int from, const char *old, int to, const char *new, int flags);
int __real_unlink(const char *path);
int __real_rename(const char *old, const char *new);
int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*run)(void *context), void *context);

int __wrap_open(const char *path, int flags, ...);
ssize_t __wrap_write(int descriptor, const void *bytes, size_t size);
ssize_t __wrap_pread(int descriptor, void *bytes, size_t size, off_t at);
int __wrap_fsync(int descriptor);
int __wrap_close(int descriptor);
int __wrap_fchmod(int descriptor, mode_t mode);
int __wrap_flock(int descriptor, int operation);
int __wrap_linkat(int from, const char *old, int to, const char *new, int flags);
int __wrap_unlink(const char *path);
int __wrap_rename(const char *old, const char *new);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*run)(void *context), void *context);

enum outcome { GO_ON, FAIL, SHORT };

static void leave_mark(void)
{
    const char *mark = getenv("FAULT_MARK");
    if (mark)
        __real_close(__real_open(mark, O_CREAT | O_WRONLY, 0600));
}

/* What is to become of this call; `*count` is that of its name. */
static enum outcome reach(const char *name, unsigned *count)
{
    const char *fault = getenv("FAULT");
    size_t size = strlen(name);
    if (!fault || strncmp(fault, name, size) != 0 || fault[size] != ':')
        return GO_ON;
    char *what;
    if (strtoul(fault + size + 1, &what, 10) != ++*count)
        return GO_ON;
    leave_mark();
    if (!strcmp(what, ":kill"))
        raise(SIGKILL);
    if (!strcmp(what, ":short"))
        return SHORT;
    errno = atoi(what + 1);
    return FAIL;
}

int __wrap_open(const char *path, int flags, ...)
{
    static unsigned count;
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (reach("open", &count))
        return -1;
    if ((flags & O_TMPFILE) == O_TMPFILE && getenv("FAULT_NO_TMPFILE")) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return __real_open(path, flags, mode);
}

ssize_t __wrap_write(int descriptor, const void *bytes, size_t size)
{
    static unsigned count;
    enum outcome outcome = reach("write", &count);
    if (outcome == FAIL)
        return -1;
    return __real_write(descriptor, bytes, outcome == SHORT && size ? 1 : size);
}

ssize_t __wrap_pread(int descriptor, void *bytes, size_t size, off_t at)
{
    static unsigned count;
    enum outcome outcome = reach("pread", &count);
    if (outcome == FAIL)
        return -1;
    return __real_pread(descriptor, bytes, outcome == SHORT && size ? 1 : size, at);
}

int __wrap_fsync(int descriptor)
{
    static unsigned count;
    return reach("fsync", &count) ? -1 : __real_fsync(descriptor);
}

/* Closed it is all the same, as on Linux. */
int __wrap_close(int descriptor)
{
    static unsigned count;
    enum outcome outcome = reach("close", &count);
    int error = errno, result = __real_close(descriptor);
    if (outcome == GO_ON)
        return result;
    errno = error;
    return -1;
}

int __wrap_fchmod(int descriptor, mode_t mode)
{
    static unsigned count;
    return reach("fchmod", &count) ? -1 : __real_fchmod(descriptor, mode);
}

int __wrap_flock(int descriptor, int operation)
{
    static unsigned count;
    return reach("flock", &count) ? -1 : __real_flock(descriptor, operation);
}

int __wrap_linkat(int from, const char *old, int to, const char *new, int flags)
{
    static unsigned count;
    return reach("linkat", &count) ? -1 : __real_linkat(from, old, to, new, flags);
}

int __wrap_unlink(const char *path)
{
    static unsigned count;
    return reach("unlink", &count) ? -1 : __real_unlink(path);
}

int __wrap_rename(const char *old, const char *new)
{
    static unsigned count;
    return reach("rename", &count) ? -1 : __real_rename(old, new);
}

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*run)(void *context), void *context)
{
    static unsigned count;
    return reach("pthread_create", &count)
               ? errno
               : __real_pthread_create(thread, attributes, run, context);
}
