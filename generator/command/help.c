/* The help, from the tables of commands and options. */
#include "command/help.h"

#include "base/diagnostic.h"
#include "command/command_table.h"
#include "command/option_table.h"

#include <stdio.h>
#include <string.h>

enum { HELP_COLUMN = 22 }; /* where the texts of options begin */

/* The columns that a text takes on a terminal: one for each character. */
static int columns_of(const char *text)
{
    int columns = 0;
    for (; *text; text++)
        columns += ((unsigned char)*text & 0xC0) != 0x80;
    return columns;
}

static void print_usage(const struct command_row *row)
{
    printf(" phuluc %s %s\n", row->name, _(row->usage));
}

static void print_commands(void)
{
    const char *heading = _("Usage:");
    for (size_t i = 0; i < command_table_count; i++) {
        if (i)
            printf("%*s", columns_of(heading), "");
        else
            fputs(heading, stdout);
        print_usage(&command_table[i]);
    }
    putchar('\n');
    for (size_t i = 0; i < command_table_count; i++)
        printf("  %-8s %s\n", command_table[i].name, _(command_table[i].summary));
}

static void print_command(const struct command_row *row)
{
    fputs(_("Usage:"), stdout);
    print_usage(row);
    printf("\n%s: %s.\n", row->name, _(row->summary));
}

/* "  -o, --output FILE" with spaces up to where the text begins. */
static void print_option_name(const struct option_row *row)
{
    const char *argument = row->argument ? _(row->argument) : "";
    int columns = 2;
    fputs("  ", stdout);
    if (row->letter)
        columns += printf("-%c, ", row->letter);
    else
        columns += printf("    ");
    columns += printf("--%s", row->name);
    if (*argument) {
        printf(" %s", argument);
        columns += 1 + columns_of(argument);
    }
    if (columns >= HELP_COLUMN) {
        putchar('\n');
        columns = 0;
    }
    printf("%*s", HELP_COLUMN - columns, "");
}

/* What --output names is another thing for each command. */
static const char *option_help(const struct option_row *row, const struct command_row *command)
{
    return _(command && !strcmp(row->name, "output") ? command->output : row->help);
}

static void print_option(const struct option_row *row, const struct command_row *command)
{
    print_option_name(row);
    const char *line = option_help(row, command);
    const char *end;
    for (; (end = strchr(line, '\n')); line = end + 1)
        printf("%.*s\n%*s", (int)(end - line), line, HELP_COLUMN, "");
    puts(line);
}

/* The statuses of a command, or of all. */
static void print_statuses(const struct command_row *row)
{
    const char *findings = row ? row->findings
                               : N_("findings (check, or with --strict render and batch),\n"
                                    "      something has changed (diff), "
                                    "the PDF is another (verify)");
    puts(_("\nExit status:\n  0   clean"));
    if (findings)
        printf("  1   %s\n", _(findings));
    puts(_("  2   wrong usage\n"
           "  3   unreadable or invalid input\n"
           "  4   the output failed\n"
           "  70  internal error"));
}

void print_help(enum command command)
{
    const struct command_row *row = command_row_of(command);
    if (row)
        print_command(row);
    else
        print_commands();
    if (!row)
        puts(_("\nA file named - is read from standard input, but by new, batch and watch."));
    else if (row->reads_input)
        puts(_("\nA file named - is read from standard input."));
    putchar('\n');
    for (size_t i = 0; i < option_table_count; i++)
        if (!row || option_table[i].commands >> command & 1)
            print_option(&option_table[i], row);
    print_statuses(row);
}
