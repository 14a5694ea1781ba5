/* phuluc: leads to phuluc-sheet, which lies beside it. */
#include "base/buffer.h"
#include "command/data_folder.h"
#include "command/sheet_commands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum exit_status command_sheet(const struct options *options, char **argv)
{
    (void)options;
    char *folder = program_folder();
    struct buffer program = {0};
    buffer_format(&program, "%s/phuluc-sheet", folder ? folder : ".");
    execv(buffer_string(&program), argv);
    fprintf(stderr, _("phuluc: the program for spreadsheets, %s, cannot be run: %s\n"),
            buffer_string(&program), strerror(errno));
    buffer_free(&program);
    free(folder);
    return EXIT_INTERNAL;
}
