/* phuluc-sheet: runs the subcommands that read or write spreadsheets. */
#include "command/sheet_commands.h"

#include "command/commands.h"

enum exit_status command_sheet(const struct options *options, char **argv)
{
    (void)argv;
    if (options->command == COMMAND_EXPORT)
        return command_export(options);
    if (options->command == COMMAND_UPDATE)
        return command_update(options);
    return command_import(options);
}
