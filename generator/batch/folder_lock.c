/* One batch at a time in a folder: the folder itself is locked. */
#define _GNU_SOURCE /* flock */
#include "batch/folder_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

enum { STEP = 20 }; /* ms between two tries */

/* Network file systems lock by records of files only: there every folder is free. */
static int lock(int descriptor)
{
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return 0;
    return errno == EBADF || errno == EINVAL || errno == ENOLCK || errno == ENOTSUP ? 0 : -1;
}

int folder_lock_take(const char *folder, unsigned milliseconds)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return -1;
    for (unsigned waited = 0; lock(descriptor) != 0; waited += STEP) {
        int error = errno;
        if (error != EWOULDBLOCK || waited >= milliseconds) {
            close(descriptor);
            errno = error;
            return -1;
        }
        nanosleep(&(struct timespec){0, STEP * 1000000L}, NULL);
    }
    return descriptor;
}
