/* What was printed to standard output, seen to the end. */
#include "base/standard_output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
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

int standard_output_tell(struct diagnostics *diagnostics)
{
    if (standard_output_finish() == 0)
        return 0;
    diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file("-"),
             _("standard output could not be written to the end: %s"),
             strerror(errno ? errno : EIO));
    return -1;
}

enum exit_status standard_output_end(struct diagnostics *diagnostics,
                                     enum exit_status status)
{
    standard_output_tell(diagnostics);
    diagnostics_print(diagnostics, stderr);
    enum exit_status told = diagnostics_status(diagnostics);
    return told > status ? told : status;
}
