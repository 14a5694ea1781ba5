/* phuluc-pdf: runs the commands that read PDFs back. */
#include "command/commands.h"
#include "command/program.h"

enum exit_status program_run(const struct options *options, char **argv)
{
    (void)argv;
    if (options->command == COMMAND_ATTACH)
        return command_attach(options);
    if (options->command == COMMAND_BATCH)
        return command_batch(options);
    if (options->command == COMMAND_WATCH)
        return command_watch(options);
    if (options->command == COMMAND_EXTRACT)
        return command_extract(options);
    if (options->command == COMMAND_VERIFY)
        return command_verify(options);
    return command_diff(options);
}
