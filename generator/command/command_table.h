/* The subcommands: one row for each, read by the parser, the help and the programs. */
#ifndef PHULUC_COMMAND_COMMAND_TABLE_H
#define PHULUC_COMMAND_COMMAND_TABLE_H

#include "command/options.h"

struct command_row {
    enum command command;
    const char *name;
    const char *program; /* that has it: "phuluc", or one beside it (command/program.h) */
    const char *usage;   /* what follows its name, to be translated */
    const char *summary; /* what it does, in one line, to be translated */
    /* Whether inputs and options fit together: 0, or -1 after telling what is missing. */
    int (*check)(const struct options *options);
    bool reads_input;     /* a file named - is standard input */
    const char *findings; /* what the exit status 1 says, to be translated; or NULL: it does
                             not come */
    const char *output;   /* the help of --output, to be translated; or NULL: it has none */
};

extern const struct command_row command_table[];
extern const size_t command_table_count;

/* The row, or NULL. */
const struct command_row *command_row_of(enum command command);
const struct command_row *command_row_named(const char *name);

/* The names of all commands, "render, check, new"; the caller frees them. */
char *command_names(void);

#endif
