/* The command line. */
#define _GNU_SOURCE /* getopt_long */
#include "command/options.h"

#include "base/diagnostic.h"
#include "read/input.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPTION_LAYOUT = 256,
    OPTION_PROFILE,
    OPTION_FACE,
    OPTION_ENCODING,
    OPTION_STRICT,
    OPTION_DUMP,
    OPTION_LANGUAGE,
    OPTION_LIMIT,
    OPTION_YEAR,
    OPTION_VERSION
};

static const struct option long_options[] = {
    {"output", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {"layout", required_argument, NULL, OPTION_LAYOUT},
    {"profile", required_argument, NULL, OPTION_PROFILE},
    {"face", required_argument, NULL, OPTION_FACE},
    {"encoding", required_argument, NULL, OPTION_ENCODING},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"dump-layout", no_argument, NULL, OPTION_DUMP},
    {"lang", required_argument, NULL, OPTION_LANGUAGE},
    {"max-bytes", required_argument, NULL, OPTION_LIMIT},
    {"year", required_argument, NULL, OPTION_YEAR},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0}};

static int usage_error(const char *message, const char *argument)
{
    fputs("phuluc: ", stderr);
    fprintf(stderr, message, argument);
    fputs(_("\nTry 'phuluc --help'.\n"), stderr);
    return -1;
}

static int parse_limit(struct options *options, const char *text)
{
    char *end;
    errno = 0;
    unsigned long long limit = strtoull(text, &end, 10);
    if (errno || *end || !limit || *text == '-' || limit > (1u << 30))
        return usage_error(_("--max-bytes needs a number from 1 to 1073741824, not '%s'"),
                           text);
    options->limit = (size_t)limit;
    return 0;
}

static int parse_language(struct options *options, const char *text)
{
    if (strcmp(text, "vi") != 0 && strcmp(text, "en") != 0)
        return usage_error(_("--lang needs 'vi' or 'en', not '%s'"), text);
    options->language = text;
    return 0;
}

static int parse_year(struct options *options, const char *text)
{
    char *end;
    errno = 0;
    unsigned long year = strtoul(text, &end, 10);
    if (errno || *end || *text < '0' || *text > '9' || year < 1 || year > LAST_YEAR)
        return usage_error(_("--year needs a year of four figures, not '%s'"), text);
    options->year = (unsigned)year;
    return 0;
}

static int take_option(struct options *options, int option)
{
    switch (option) {
    case 'o':
        options->output = optarg;
        return 0;
    case 'h':
        options->command = COMMAND_HELP;
        return 0;
    case OPTION_LAYOUT:
        options->layout = optarg;
        return 0;
    case OPTION_PROFILE:
        options->profile = optarg;
        return 0;
    case OPTION_FACE:
        options->face = optarg;
        return 0;
    case OPTION_ENCODING:
        options->encoding = optarg;
        return 0;
    case OPTION_STRICT:
        options->strict = true;
        return 0;
    case OPTION_DUMP:
        options->dump_layout = true;
        return 0;
    case OPTION_LANGUAGE:
        return parse_language(options, optarg);
    case OPTION_LIMIT:
        return parse_limit(options, optarg);
    case OPTION_YEAR:
        return parse_year(options, optarg);
    case OPTION_VERSION:
        options->command = COMMAND_VERSION;
        return 0;
    default:
        fputs(_("Try 'phuluc --help'.\n"), stderr);
        return -1;
    }
}

static int check_new(const struct options *options)
{
    if (options->input_count == 0)
        return usage_error(_("new needs the name of a %s, as a report gives it"), "layout");
    if (options->input_count > 1)
        return usage_error(_("new takes one layout; '%s' is one too many"),
                           options->inputs[1]);
    return 0;
}

static int check_inputs(const struct options *options)
{
    if (options->command == COMMAND_NEW)
        return check_new(options);
    if (options->input_count == 0)
        return usage_error(_("%s needs the name of a report, an XML file"),
                           options->command == COMMAND_RENDER ? "render" : "check");
    if (options->command == COMMAND_CHECK)
        return options->output ? usage_error(_("%s writes no file; leave -o out"), "check")
                               : 0;
    if (options->input_count > 1)
        return usage_error(_("render takes one report; '%s' is one too many"),
                           options->inputs[1]);
    if (options->output && options->dump_layout)
        return usage_error(_("--dump-layout prints to standard output; leave %s out"),
                           "-o");
    if (!strcmp(options->inputs[0], "-") && !options->output && !options->dump_layout)
        return usage_error(_("the report comes from standard input; say with %s where the "
                             "PDF goes"),
                           "-o");
    return 0;
}

int options_parse(struct options *options, int argc, char **argv)
{
    *options = (struct options){.limit = INPUT_DEFAULT_LIMIT, .command = COMMAND_NONE};
    bool named = argc > 1 && argv[1][0] != '-';
    if (named && !strcmp(argv[1], "render"))
        options->command = COMMAND_RENDER;
    else if (named && !strcmp(argv[1], "check"))
        options->command = COMMAND_CHECK;
    else if (named && !strcmp(argv[1], "new"))
        options->command = COMMAND_NEW;
    else if (named)
        return usage_error(_("there is no command '%s'; there are render, check and new"),
                           argv[1]);
    char **rest = named ? argv + 1 : argv;
    int count = named ? argc - 1 : argc, option;
    while ((option = getopt_long(count, rest, "o:h", long_options, NULL)) != -1)
        if (take_option(options, option))
            return -1;
    options->inputs = rest + optind;
    options->input_count = count - optind;
    if (options->command == COMMAND_HELP || options->command == COMMAND_VERSION)
        return 0;
    if (options->command == COMMAND_NONE)
        return usage_error(_("say what to do: %s"), "render, check, new");
    return check_inputs(options);
}
