/* phuluc: official Vietnamese appendices from XML. */
#include "base/diagnostic.h"
#include "command/data_folder.h"
#include "command/help.h"
#include "command/options.h"
#include "command/program.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void bind_catalogs(void)
{
    char *folder = catalog_folder();
    bindtextdomain("phuluc", folder);
    bind_textdomain_codeset("phuluc", "UTF-8");
    bind_textdomain_codeset("libc", "UTF-8"); /* what strerror says */
    textdomain("phuluc");
    free(folder);
}

/* Any locale but "C" does for gettext to heed LANGUAGE; since glibc 2.40 "C.UTF-8" is one
 * with "C" in this, so it comes last. NULL where there is none. */
static const char *choose_locale(void)
{
    static const char *const locales[] = {"vi_VN.UTF-8", "vi_VN", "en_US.UTF-8", "C.UTF-8"};
    const char *chosen = NULL;
    for (size_t i = 0; !chosen && i < sizeof locales / sizeof *locales; i++)
        chosen = setlocale(LC_MESSAGES, locales[i]);
    return chosen;
}

/* Messages alone follow the locale: figures, sorting and output never do. */
static void choose_language(const char *language)
{
    if (language && !strcmp(language, "en"))
        return;
    const char *locale = language ? choose_locale() : setlocale(LC_MESSAGES, "");
    if (!locale || !strcmp(locale, "C"))
        return;
    if (language)
        setenv("LANGUAGE", language, 1);
    bind_catalogs();
}

/* The language must be known before the first message, also one about the options. */
static const char *asked_language(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--lang=", 7))
            return argv[i] + 7;
        if (!strcmp(argv[i], "--lang") && i + 1 < argc)
            return argv[i + 1];
    }
    return NULL;
}

int main(int argc, char **argv)
{
    struct options options;
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, told like any other */
    choose_language(asked_language(argc, argv));
    if (options_parse(&options, argc, argv))
        return EXIT_USAGE;
    if (options.help)
        print_help(options.command);
    else if (options.version)
        puts("phuluc " PHULUC_VERSION);
    else
        return (int)program_run(&options, argv);
    return fflush(stdout) == 0 ? EXIT_CLEAN : EXIT_OUTPUT;
}
