/* Reads the command line by the tables of commands and options. */
#define _GNU_SOURCE /* getopt_long */
#include "command/options.h"

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "base/memory.h"
#include "command/command_table.h"
#include "command/option_table.h"
#include "command/source_date.h"
#include "command/usage.h"
#include "read/input.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_OPTION = 256 }; /* getopt's values of the table's rows: above all letters */

/* The table as getopt wants it: long options, and letters in `letters`. The colon keeps it
 * from telling itself what is wrong. */
static struct option *getopt_table(struct buffer *letters, bool to_command)
{
    if (to_command)
        buffer_text(letters, "+"); /* getopt ends at the first word that is no option */
    buffer_byte(letters, ':');
    struct option *table = memory_new((option_table_count + 1) * sizeof *table);
    for (size_t i = 0; i < option_table_count; i++) {
        const struct option_row *row = &option_table[i];
        table[i] = (struct option){row->name,
                                   row->argument ? required_argument : no_argument, NULL,
                                   FIRST_OPTION + (int)i};
        if (row->letter)
            buffer_format(letters, "%c%s", row->letter, row->argument ? ":" : "");
    }
    return table;
}

/* By what getopt gives for it: NULL where it is no option. */
static const struct option_row *find_row(int value)
{
    if (value >= FIRST_OPTION)
        return &option_table[value - FIRST_OPTION];
    for (size_t i = 0; i < option_table_count; i++)
        if (value && option_table[i].letter == value)
            return &option_table[i];
    return NULL;
}

/* A long option that is none, or the beginning of several. */
static int tell_no_option(const char *word)
{
    size_t size = strcspn(word, "=");
    struct buffer names = {0};
    for (size_t i = 0; i < option_table_count; i++)
        if (!strncmp(option_table[i].name, word, size))
            buffer_format(&names, "%s--%s", names.length ? ", " : "", option_table[i].name);
    if (names.length)
        usage_error(_("--%.*s may be any of these: %s"), (int)size, word,
                    buffer_string(&names));
    else
        usage_error(_("there is no option --%.*s"), (int)size, word);
    buffer_free(&names);
    return -1;
}

/* Getopt tells the first byte alone, and stays in the word as long as bytes follow. */
static int tell_no_letter(const char *word)
{
    char byte[] = {(char)optopt, '\0'};
    const char *letter = word ? strchr(word, optopt) : NULL;
    if (!letter)
        letter = byte;
    int size = 1;
    while ((letter[size] & 0xC0) == 0x80)
        size++;
    return usage_error(_("there is no option -%.*s"), size, letter);
}

/* What getopt will not take: it would print the words of the command line as they are. */
static int tell_refused(char **arguments, bool lacks_argument)
{
    const struct option_row *row = find_row(optopt);
    if (lacks_argument)
        return usage_error(_("the option --%s needs %s behind it"), row->name,
                           _(row->argument));
    if (row)
        return usage_error(_("the option --%s takes no argument"), row->name);
    if (optopt)
        return tell_no_letter(arguments[optind]);
    return tell_no_option(arguments[optind - 1] + 2);
}

static int keep_given(struct options *options, const struct option_row *row,
                      const char *argument)
{
    if (options->given_count == GIVEN_OPTIONS)
        return usage_error(_("more than %d options"), GIVEN_OPTIONS);
    options->given[options->given_count++] = (struct given_option){row, argument};
    return 0;
}

static int take_option(struct options *options, const struct option_row *row)
{
    if (options->command != COMMAND_NONE && !(row->commands >> options->command & 1))
        return usage_error(_("%s does not take the option --%s"),
                           command_row_of(options->command)->name, row->name);
    if (options->command == COMMAND_NONE && row->commands != FOR_ALL)
        return usage_error(_("the option --%s comes behind the command that it is for"),
                           row->name);
    if (keep_given(options, row, row->argument ? optarg : NULL))
        return -1;
    return row->take(options, row, optarg);
}

/* What is no option stays in `inputs`. Before the command is known, the options end with the
 * first such word. */
static int take_options(struct options *options, int count, char **arguments)
{
    struct buffer letters = {0};
    struct option *table = getopt_table(&letters, options->command == COMMAND_NONE);
    const char *short_options = buffer_string(&letters);
    int value, result = 0;
    optind = 0; /* glibc: begin anew */
    while (!result &&
           (value = getopt_long(count, arguments, short_options, table, NULL)) != -1)
        result = value == '?' || value == ':' ? tell_refused(arguments, value == ':')
                                              : take_option(options, find_row(value));
    free(table);
    buffer_free(&letters);
    options->inputs = arguments + optind;
    options->input_count = count - optind;
    return result;
}

/* `name` is what was given as the command, or NULL. */
static int tell_commands(const char *name)
{
    char *names = command_names();
    if (name)
        usage_error(_("there is no command '%s'; there are: %s"), name, names);
    else
        usage_error(_("say what to do: %s"), names);
    free(names);
    return -1;
}

static int find_command(struct options *options, const char *name)
{
    const struct command_row *row = command_row_named(name);
    if (!row)
        return tell_commands(name);
    options->command = row->command;
    return 0;
}

int options_parse(struct options *options, int argc, char **argv)
{
    *options = (struct options){.limit = INPUT_DEFAULT_LIMIT};
    if (take_options(options, argc, argv))
        return -1;
    int count = options->input_count; /* the command and all behind it */
    char **words = argv + argc - count;
    if (count && (find_command(options, *words) || take_options(options, count, words)))
        return -1;
    if (options->help || options->version)
        return 0;
    if (source_date_read(&options->source_date))
        return -1;
    if (options->command == COMMAND_NONE)
        return tell_commands(NULL);
    return command_row_of(options->command)->check(options);
}

bool options_want_thread(const struct options *options)
{
    if (options->threads)
        return options->threads > 1;
    return sysconf(_SC_NPROCESSORS_ONLN) > 1;
}
