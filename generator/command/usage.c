/* What each command needs on the command line. */
#include "command/usage.h"

#include "base/diagnostic.h"
#include "base/visible_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

int usage_error(const char *format, ...)
{
    struct buffer text = {0}, visible = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(&text, format, arguments);
    va_end(arguments);
    visible_text_put(&visible, buffer_string(&text));
    fprintf(stderr, "phuluc: %s", buffer_string(&visible));
    buffer_free(&text);
    buffer_free(&visible);
    fputs(_("\nTry 'phuluc --help'.\n"), stderr);
    return -1;
}

int usage_check_render(const struct options *options)
{
    if (options->input_count == 0)
        return usage_error(_("%s needs the name of a report, an XML file"), "render");
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

int usage_check_check(const struct options *options)
{
    if (options->input_count == 0)
        return usage_error(_("%s needs the name of a report, an XML file"), "check");
    return 0;
}

int usage_check_new(const struct options *options)
{
    if (options->input_count == 0)
        return usage_error(_("new needs the name of a layout, as a report gives it"));
    if (options->input_count > 1)
        return usage_error(_("new takes one layout; '%s' is one too many"),
                           options->inputs[1]);
    return 0;
}

static bool is_spreadsheet(const char *name)
{
    size_t size = strlen(name);
    return size > 4 && (!strcasecmp(name + size - 4, ".csv") ||
                        (size > 5 && !strcasecmp(name + size - 5, ".xlsx")));
}

int usage_check_export(const struct options *options)
{
    if (options->input_count != 1)
        return usage_error(_("%s takes one report, an XML file"), "export");
    if (!options->output ||
        (strcmp(options->output, "-") != 0 && !is_spreadsheet(options->output)))
        return usage_error(
            _("say with %s where the table goes: a name that ends in .csv or "
              ".xlsx, or - for CSV on standard output"),
            "-o");
    return 0;
}

int usage_check_update(const struct options *options)
{
    if (options->input_count != 2)
        return usage_error(_("%s takes a report and the table with its figures"), "update");
    if (!strcmp(options->inputs[0], "-") && !options->output)
        return usage_error(_("the report comes from standard input; say with %s where the "
                             "new one goes"),
                           "-o");
    if (!strcmp(options->inputs[0], "-") && !strcmp(options->inputs[1], "-"))
        return usage_error(_("only one file can come from standard input, not '%s' twice"),
                           "-");
    return 0;
}

int usage_check_diff(const struct options *options)
{
    if (options->input_count != 2)
        return usage_error(_("%s takes two reports, the old one and the new one"), "diff");
    if (!strcmp(options->inputs[0], "-") && !strcmp(options->inputs[1], "-"))
        return usage_error(_("only one file can come from standard input, not '%s' twice"),
                           "-");
    return 0;
}

int usage_check_attach(const struct options *options)
{
    int from_input = 0;
    for (int i = 0; i < options->input_count; i++)
        from_input += !strcmp(options->inputs[i], "-");
    if (options->input_count < 2)
        return usage_error(_("%s takes a document and one appendix or more, all PDF"),
                           "attach");
    if (from_input > 1)
        return usage_error(_("only one file can come from standard input, not '%s' twice"),
                           "-");
    if (!options->output)
        return usage_error(_("say with %s where the PDF goes that is joined from them"),
                           "-o");
    return 0;
}

static int check_output_folder(const struct options *options)
{
    if (options->output && strcmp(options->output, "-") != 0 && *options->output)
        return 0;
    return usage_error(_("say with %s in which folder the PDFs go"), "-o");
}

int usage_check_batch(const struct options *options)
{
    for (int i = 0; i < options->input_count; i++)
        if (!strcmp(options->inputs[i], "-"))
            return usage_error(_("%s reads no report from standard input"), "batch");
    if (options->plan && options->json)
        return usage_error(_("%s prints commands for a shell; leave %s out"), "--plan",
                           "--json");
    return check_output_folder(options);
}

int usage_check_watch(const struct options *options)
{
    if (options->input_count != 1)
        return usage_error(_("%s takes one folder"), "watch");
    return check_output_folder(options);
}

int usage_check_import(const struct options *options)
{
    if (options->input_count != 1)
        return usage_error(_("%s takes one table, CSV or XLSX"), "import");
    if (!options->layout)
        return usage_error(_("say with %s which layout the report is for"), "--layout");
    if (!options->output)
        return usage_error(_("say with %s where the report goes"), "-o");
    return 0;
}

int usage_check_extract(const struct options *options)
{
    if (options->input_count != 1)
        return usage_error(_("%s takes one PDF"), "extract");
    if (!strcmp(options->inputs[0], "-") && !options->output)
        return usage_error(_("the PDF comes from standard input; say with %s where the "
                             "report goes"),
                           "-o");
    return 0;
}

int usage_check_verify(const struct options *options)
{
    if (options->input_count != 1)
        return usage_error(_("%s takes one PDF"), "verify");
    if (options->source && !strcmp(options->inputs[0], "-") && !strcmp(options->source, "-"))
        return usage_error(_("only one file can come from standard input, not '%s' twice"),
                           "-");
    return 0;
}
