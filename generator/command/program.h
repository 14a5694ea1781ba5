/* The programs: phuluc, and beside it those that it becomes for some commands.
 *
 * What reads or writes spreadsheets is in phuluc-sheet alone, what reads PDFs back in
 * phuluc-pdf: loading their libraries would take a seventh of the time that an appendix takes.
 * The table of commands says which program has which. */
#ifndef PHULUC_COMMAND_PROGRAM_H
#define PHULUC_COMMAND_PROGRAM_H

#include "base/diagnostic.h"
#include "command/options.h"

/* Runs the command of the options, which stand in `argv` too. Each program has its own. */
enum exit_status program_run(const struct options *options, char **argv);

#endif
