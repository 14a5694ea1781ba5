/* The options of the command line: one row for each, read by the parser and by the help. */
#include "command/option_table.h"

#include "base/diagnostic.h"
#include "base/unicode.h"
#include "command/usage.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static int take_text(struct options *options, const struct option_row *row,
                     const char *argument)
{
    *(const char **)(void *)((char *)options + row->member) = argument;
    return 0;
}

static int take_flag(struct options *options, const struct option_row *row,
                     const char *argument)
{
    (void)argument;
    *(bool *)((char *)options + row->member) = true;
    return 0;
}

/* Reads a whole number from `least` to `most`; 0, or -1 where the text is none. */
static int parse_number(unsigned long *out, const char *text, unsigned long least,
                        unsigned long most)
{
    char *end;
    if (*text < '0' || *text > '9')
        return -1;
    errno = 0;
    *out = strtoul(text, &end, 10);
    return errno || *end || *out < least || *out > most ? -1 : 0;
}

static int take_limit(struct options *options, const struct option_row *row,
                      const char *argument)
{
    (void)row;
    unsigned long limit;
    if (parse_number(&limit, argument, 1, 1ul << 30))
        return usage_error(_("--max-bytes needs a number from 1 to 1073741824, not '%s'"),
                           argument);
    options->limit = limit;
    return 0;
}

static int take_language(struct options *options, const struct option_row *row,
                         const char *argument)
{
    (void)row;
    if (strcmp(argument, "vi") != 0 && strcmp(argument, "en") != 0)
        return usage_error(_("--lang needs 'vi' or 'en', not '%s'"), argument);
    options->language = argument;
    return 0;
}

static int take_year(struct options *options, const struct option_row *row,
                     const char *argument)
{
    (void)row;
    unsigned long year;
    if (parse_number(&year, argument, 1, LAST_YEAR))
        return usage_error(_("--year needs a year of four figures, not '%s'"), argument);
    options->year = (unsigned)year;
    return 0;
}

static int take_threads(struct options *options, const struct option_row *row,
                        const char *argument)
{
    (void)row;
    unsigned long threads;
    if (parse_number(&threads, argument, 1, 2))
        return usage_error(_("--threads needs 1 or 2, not '%s'"), argument);
    options->threads = (unsigned)threads;
    return 0;
}

enum { DOCUMENT_NUMBER_BYTES = 60 };

/* A short text that can stand in a line: it is printed as it is given. */
static bool is_document_number(const char *text)
{
    size_t size = strlen(text);
    if (!size || size > DOCUMENT_NUMBER_BYTES || utf8_valid_length(text, size) != size)
        return false;
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            return false;
    return true;
}

static int take_number(struct options *options, const struct option_row *row,
                       const char *argument)
{
    (void)row;
    if (!is_document_number(argument))
        return usage_error(_("--number needs the number of a document, not '%s'"),
                           argument);
    options->known.number = argument;
    return 0;
}

static int take_date(struct options *options, const struct option_row *row,
                     const char *argument)
{
    (void)row;
    if (date_parse(&options->known.date, argument))
        return usage_error(_("--date needs a day as YYYY-MM-DD, not '%s'"), argument);
    return 0;
}

static int take_jobs(struct options *options, const struct option_row *row,
                     const char *argument)
{
    (void)row;
    unsigned long jobs;
    if (parse_number(&jobs, argument, 1, 256))
        return usage_error(_("--jobs needs a number from 1 to 256, not '%s'"), argument);
    options->jobs = (unsigned)jobs;
    return 0;
}

static int take_time_limit(struct options *options, const struct option_row *row,
                           const char *argument)
{
    (void)row;
    unsigned long seconds;
    if (parse_number(&seconds, argument, 1, 86400))
        return usage_error(_("--time-limit needs seconds, from 1 to 86400, not '%s'"),
                           argument);
    options->time_limit = (unsigned)seconds;
    return 0;
}

/* A process has that much mapped before it has read anything. */
static int take_memory_limit(struct options *options, const struct option_row *row,
                             const char *argument)
{
    (void)row;
    unsigned long megabytes;
    if (parse_number(&megabytes, argument, 64, 1ul << 20))
        return usage_error(_("--memory-limit needs megabytes, from 64 to 1048576, not '%s'"),
                           argument);
    options->memory_limit = (size_t)megabytes << 20;
    return 0;
}

static int take_separator(struct options *options, const struct option_row *row,
                          const char *argument)
{
    (void)row;
    if (strcmp(argument, ";") != 0 && strcmp(argument, ",") != 0)
        return usage_error(_("--separator needs ';' or ',', not '%s'"), argument);
    options->separator = *argument;
    return 0;
}

static int take_form(struct options *options, const struct option_row *row,
                     const char *argument)
{
    static const struct {
        const char *name;
        enum diagnostic_form form;
    } forms[] = {{"lines", FORM_LINES}, {"table", FORM_TABLE}, {"json", FORM_JSON}};
    (void)row;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (!strcmp(argument, forms[i].name)) {
            options->messages = forms[i].form;
            return 0;
        }
    return usage_error(_("--diagnostics needs 'lines', 'table' or 'json', not '%s'"),
                       argument);
}

static int take_part(struct options *options, const struct option_row *row,
                     const char *argument)
{
    (void)row;
    if (pdf_part_named(argument, &options->part))
        return 0;
    return usage_error(_("--pdfa needs 3a, 2a, 1a or none, not '%s'"), argument);
}

static int take_rules(struct options *options, const struct option_row *row,
                      const char *argument)
{
    if (!audit_choose(&options->audit, argument, !strcmp(row->name, "warn")))
        return 0;
    return usage_error(_("--%s needs codes of the audit, such as A03,A13, or 'all', not "
                         "'%s'"),
                       row->name, argument);
}

#define TEXT(member) take_text, offsetof(struct options, member)
#define FLAG(member) take_flag, offsetof(struct options, member)

const struct option_row option_table[] = {
    {"output", 'o', N_("FILE"),
     FOR(RENDER) | FOR(NEW) | FOR(EXPORT) | FOR(UPDATE) | FOR(IMPORT) | FOR(ATTACH) |
         FOR(EXTRACT) | FOR_SETS,
     TEXT(output),
     N_("where the result goes; - is standard output\n"
        "(render: beside the report, .pdf for .xml;\n"
        "extract: beside the PDF, .xml for .pdf;\n"
        "batch and watch: the folder of the PDFs)")},
    {"source", '\0', N_("FILE"), FOR(VERIFY), TEXT(source),
     N_("the report that the PDF was made from (default:\n"
        "the one inside it)")},
    {"layout", '\0', N_("NAME"),
     FOR_PDF | FOR(CHECK) | FOR(IMPORT) | FOR(DIFF) | FOR(VERIFY), TEXT(layout),
     N_("another layout than the report names; a name from the\n"
        "folder layouts, or a path")},
    {"profile", '\0', N_("NAME"), FOR_PDF | FOR(CHECK) | FOR(VERIFY), TEXT(profile),
     N_("other presentation rules: hd05, hd36, nd30, or a path")},
    {"face", '\0', N_("NAME"), FOR_PDF | FOR(CHECK) | FOR(VERIFY), TEXT(face),
     N_("another type family, from the folder fonts, or a path")},
    {"encoding", '\0', N_("NAME"),
     FOR_PDF | FOR(CHECK) | FOR(EXPORT) | FOR(UPDATE) | FOR(IMPORT) | FOR(DIFF),
     TEXT(encoding),
     N_("another encoding of the report than it declares;\n"
        "for update and import, the encoding of CSV")},
    {"number", '\0', N_("NUMBER"), FOR_PDF | FOR(CHECK), take_number, 0,
     N_("the number of the document that the appendix is attached\n"
        "to, where the report leaves it blank")},
    {"date", '\0', N_("DATE"), FOR_PDF | FOR(CHECK), take_date, 0,
     N_("its date, as YYYY-MM-DD, likewise")},
    {"set", '\0', NULL, FOR(CHECK), FLAG(set),
     N_("check the reports as the appendices of one document; of a\n"
        "folder, all that lie in it")},
    {"year", '\0', N_("YEAR"), FOR(NEW), take_year, 0,
     N_("the first period of a new report (default: this year)")},
    {"separator", '\0', N_("C"), FOR(EXPORT), take_separator, 0,
     N_("of exported CSV: ; with decimal comma (default), as\n"
        "Vietnamese Excel opens it, or , with decimal point")},
    {"pdfa", '\0', "3a|2a|1a|none", FOR_PDF | FOR(CHECK), take_part, 0,
     N_("the level of PDF/A: 3a carries the report inside (the\n"
        "default); 2a, 1a (PDF 1.4) and none carry nothing")},
    {"signature-field", '\0', NULL, FOR_PDF, FLAG(signature_field),
     N_("an empty field for a digital signature, top right of\n"
        "the first page; nothing is printed there")},
    {"strict", '\0', NULL, FOR_PDF, FLAG(strict),
     N_("write nothing where there is a finding (exit status 1)")},
    {"warn", '\0', N_("CODES"), FOR_PDF | FOR(CHECK), take_rules, 0,
     N_("turn rules of the audit on: A03,A13, or all")},
    {"no-warn", '\0', N_("CODES"), FOR_PDF | FOR(CHECK), take_rules, 0,
     N_("turn rules of the audit off")},
    {"dump-layout", '\0', NULL, FOR(RENDER), FLAG(dump_layout),
     N_("print the pages as text instead of a PDF")},
    {"no-tags", '\0', NULL, FOR_PDF, FLAG(no_tags),
     N_("leave out the structure that screen readers need")},
    {"diagnostics", '\0', N_("FORM"), FOR_ALL, take_form, 0,
     N_("how messages are printed: lines, table or json\n"
        "(default: table on a terminal, else lines)")},
    {"threads", '\0', N_("N"), FOR_PDF, take_threads, 0,
     N_("1: work on one processor; 2: let a second one help\n"
        "(default: 2 where there are two; the PDF is the same)")},
    {"jobs", 'j', N_("N"), FOR_SETS, take_jobs, 0,
     N_("make so many PDFs at once (default: processors)")},
    {"quiet", 'q', NULL, FOR_SETS, FLAG(quiet), N_("tell only what fails")},
    {"plan", '\0', NULL, FOR(BATCH), FLAG(plan),
     N_("print a shell command for each PDF that is out of date,\n"
        "instead of making it")},
    {"prune", '\0', NULL, FOR_SETS, FLAG(prune),
     N_("remove PDFs whose report is no more")},
    {"replace", '\0', NULL, FOR_SETS, FLAG(replace),
     N_("also replace PDFs that phuluc did not make, or that\n"
        "were signed or changed since")},
    {"time-limit", '\0', N_("S"), FOR_SETS, take_time_limit, 0,
     N_("give one report so many seconds (default: 300)")},
    {"memory-limit", '\0', N_("MB"), FOR_SETS, take_memory_limit, 0,
     N_("give one process so much memory (default: no limit)")},
    {"json", '\0', NULL, FOR(DIFF) | FOR(VERIFY) | FOR_SETS, FLAG(json),
     N_("print results as JSON, one object a line")},
    {"lang", '\0', "vi|en", FOR_ALL, take_language, 0, N_("language of the messages")},
    {"max-bytes", '\0', N_("N"), FOR_ALL, take_limit, 0,
     N_("refuse larger input files (default: 67108864)")},
    {"help", 'h', NULL, FOR_ALL, FLAG(help), N_("this help, or that of the command")},
    {"version", '\0', NULL, FOR_ALL, FLAG(version), N_("the program's version")},
};
const size_t option_table_count = sizeof option_table / sizeof *option_table;
