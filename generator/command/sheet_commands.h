/* The subcommands that read or write spreadsheets.
 *
 * They are in a program of their own, phuluc-sheet, which phuluc becomes for them: loading
 * their libraries would take a seventh of the time that an appendix takes. Both programs have
 * this function, phuluc's leads to phuluc-sheet. */
#ifndef PHULUC_COMMAND_SHEET_COMMANDS_H
#define PHULUC_COMMAND_SHEET_COMMANDS_H

#include "base/diagnostic.h"
#include "command/options.h"

/* Runs the command of the options, which stand in `argv` too. */
enum exit_status command_sheet(const struct options *options, char **argv);

#endif
