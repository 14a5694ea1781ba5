/* What was printed to standard output, seen to the end. */
#include "base/standard_output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* Closing a copy tells what closing it would tell: some file systems write only then. */
int standard_output_finish(void)
{
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout))
        return -1;
    int copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    return copy < 0 ? -1 : close(copy);
}
