/* phuluc-pdf: runs the commands that read PDFs back. */
#include "command/program.h"

enum exit_status program_run(const struct options *options, char **argv)
{
    (void)options;
    (void)argv;
    return EXIT_INTERNAL;
}
