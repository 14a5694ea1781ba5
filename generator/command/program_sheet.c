/* phuluc-sheet: runs the commands that read or write spreadsheets. */
#include "command/commands.h"
#include "command/program.h"

enum exit_status program_run(const struct options *options, char **argv)
{
    (void)argv;
    if (options->command == COMMAND_EXPORT)
        return command_export(options);
    if (options->command == COMMAND_UPDATE)
        return command_update(options);
    return command_import(options);
}
