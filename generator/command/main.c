/* phuluc: official Vietnamese appendices from XML. */
#include "command/commands.h"
#include "command/data_folder.h"
#include "command/options.h"
#include "command/sheet_commands.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where the catalogs are: beside the program in a build tree, else where it was installed.
 */
static void bind_catalogs(void)
{
    char *program = program_folder();
    char *beside = program ? join_path(program, "locale", "", "") : NULL;
    bindtextdomain("phuluc",
                   beside && access(beside, R_OK) == 0 ? beside : PHULUC_LOCALE_DIR);
    bind_textdomain_codeset("phuluc", "UTF-8");
    bind_textdomain_codeset("libc", "UTF-8"); /* what strerror says */
    textdomain("phuluc");
    free(beside);
    free(program);
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

static void print_help(void)
{
    fputs(_("Usage: phuluc render REPORT.xml [-o FILE.pdf] [options]\n"
            "       phuluc check REPORT.xml... [options]\n"
            "       phuluc new LAYOUT [-o REPORT.xml] [options]\n"
            "       phuluc export REPORT.xml -o FIGURES.csv|.xlsx [options]\n"
            "       phuluc update REPORT.xml FIGURES.csv|.xlsx [-o OUT.xml] [options]\n"
            "       phuluc import TABLE.csv|.xlsx --layout NAME -o REPORT.xml\n"
            "\n"
            "Makes the official appendix (Phụ lục) of a report as PDF, checks reports, or\n"
            "writes a report to start from, with what the layout asks for. Gives figures\n"
            "out as a spreadsheet to fill in, takes them back, or starts a report from\n"
            "a table as offices have it.\n"
            "A report named - is read from standard input.\n"
            "\n"
            "  -o, --output FILE   where the PDF goes; - is standard output\n"
            "                      (default: beside the report, .pdf for .xml)\n"
            "      --layout NAME   another layout than the report names; a name from the\n"
            "                      folder layouts, or a path\n"
            "      --profile NAME  other presentation rules: hd05, hd36, nd30, or a path\n"
            "      --face NAME     another type family, from the folder fonts, or a path\n"
            "      --encoding NAME another encoding of the report than it declares;\n"
            "                      for update and import, the encoding of CSV\n"
            "      --year YEAR     the first period of a new report (default: this year)\n"
            "      --separator C   of exported CSV: ; with decimal comma (default), as\n"
            "                      Vietnamese Excel opens it, or , with decimal point\n"
            "      --strict        write nothing where there is a finding (exit status 1)\n"
            "      --dump-layout   print the pages as text instead of a PDF\n"
            "      --lang vi|en    language of the messages\n"
            "      --max-bytes N   refuse larger input files (default: 67108864)\n"
            "  -h, --help          this help\n"
            "      --version       the program's version\n"
            "\n"
            "Exit status: 0 clean; 1 findings (check, or render --strict); 2 usage;\n"
            "3 unreadable or invalid input; 4 the output failed; 70 internal error.\n"),
          stdout);
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
    switch (options.command) {
    case COMMAND_RENDER:
        return (int)command_render(&options);
    case COMMAND_CHECK:
        return (int)command_check(&options);
    case COMMAND_NEW:
        return (int)command_new(&options);
    case COMMAND_EXPORT:
    case COMMAND_UPDATE:
    case COMMAND_IMPORT:
        return (int)command_sheet(&options, argv);
    case COMMAND_HELP:
        print_help();
        break;
    case COMMAND_NONE: /* options_parse lets none through */
        return EXIT_INTERNAL;
    case COMMAND_VERSION:
        puts("phuluc " PHULUC_VERSION);
        break;
    }
    return fflush(stdout) == 0 ? EXIT_CLEAN : EXIT_OUTPUT;
}
