/* phuluc: runs its own commands, and becomes another program for the others. */
#include "base/visible_text.h"
#include "command/command_table.h"
#include "command/commands.h"
#include "command/data_folder.h"
#include "command/program.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Returns only where the program cannot be run. */
static enum exit_status become(const char *program, char **argv)
{
    char *path = side_program(program);
    execv(path, argv);
    visible_text_print(stderr,
                       _("phuluc: the program for this command, %s, cannot be run: %s"),
                       path, strerror(errno));
    free(path);
    return EXIT_INTERNAL;
}

enum exit_status program_run(const struct options *options, char **argv)
{
    if (options->command == COMMAND_RENDER)
        return command_render(options);
    if (options->command == COMMAND_CHECK)
        return command_check(options);
    if (options->command == COMMAND_NEW)
        return command_new(options);
    return become(command_row_of(options->command)->program, argv);
}
