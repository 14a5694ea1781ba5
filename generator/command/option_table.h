/* The options of the command line: one row for each, read by the parser and by the help. */
#ifndef PHULUC_COMMAND_OPTION_TABLE_H
#define PHULUC_COMMAND_OPTION_TABLE_H

#include "command/options.h"

/* A set of commands. */
#define FOR(command) (1u << COMMAND_##command)
#define FOR_ALL (~0u)
#define FOR_SETS (FOR(BATCH) | FOR(WATCH))
/* Whatever changes the PDF is for all commands that make one. */
#define FOR_PDF (FOR(RENDER) | FOR_SETS)

struct option_row {
    const char *name;     /* without its dashes */
    char letter;          /* its short form, or '\0' */
    const char *argument; /* its name in the help, to be translated; or NULL: it has none */
    unsigned commands;    /* those that take it; FOR_ALL takes it without a command too */
    /* Takes the option. Returns 0, or -1 after telling what is wrong with the argument. */
    int (*take)(struct options *options, const struct option_row *row,
                const char *argument);
    size_t member;    /* of struct options, for take functions that many rows share */
    const char *help; /* to be translated; its lines have at most 56 characters */
};

extern const struct option_row option_table[];
extern const size_t option_table_count;

#endif
