/* The help, from the tables of commands and options. */
#ifndef PHULUC_COMMAND_HELP_H
#define PHULUC_COMMAND_HELP_H

#include "command/options.h"

/* Prints to standard output the help of a command, or with COMMAND_NONE of all. */
void print_help(enum command command);

#endif
