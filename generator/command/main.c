/* phuluc: official Vietnamese appendices from XML. */
#include "base/decimal.h"
#include "base/diagnostic.h"
#include "base/standard_output.h"
#include "command/help.h"
#include "command/language.h"
#include "command/messages.h"
#include "command/options.h"
#include "command/program.h"

#include <signal.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    struct options options;
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, told like any other, */
    signal(SIGXFSZ, SIG_IGN); /* and so is a file that may not grow */
    decimal_begin();
    language_choose(argc, argv);
    if (options_parse(&options, argc, argv))
        return EXIT_USAGE;
    if (options.help)
        print_help(options.command);
    else if (options.version)
        puts("phuluc " PHULUC_VERSION);
    else
        return (int)program_run(&options, argv);
    struct diagnostics *diagnostics = command_diagnostics(&options);
    enum exit_status status = standard_output_end(diagnostics, EXIT_CLEAN);
    diagnostics_free(diagnostics);
    return (int)status;
}
