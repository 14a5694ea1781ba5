/* The subcommands: one row for each, read by the parser, the help and the programs. */
#include "command/command_table.h"

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "command/data_folder.h"
#include "command/usage.h"

#include <string.h>

const struct command_row command_table[] = {
    {COMMAND_RENDER, "render", "phuluc", N_("REPORT.xml [-o FILE.pdf]"),
     N_("makes the official appendix (Phụ lục) of a report as PDF"), usage_check_render, true,
     N_("findings, with --strict"),
     N_("where the PDF goes; - is standard output\n"
        "(default: beside the report, .pdf for .xml)")},
    {COMMAND_CHECK, "check", "phuluc", N_("REPORT.xml... | --set FOLDER"),
     N_("lists what is wrong or doubtful in reports"), usage_check_check, true, N_("findings"),
     NULL},
    {COMMAND_NEW, "new", "phuluc", N_("LAYOUT [-o REPORT.xml]"),
     N_("writes a report to start from, with what the layout asks for"), usage_check_new,
     false, NULL,
     N_("where the report goes, a new file\n"
        "(default: standard output)")},
    {COMMAND_EXPORT, "export", "phuluc-sheet", N_("REPORT.xml -o FIGURES.csv|.xlsx"),
     N_("gives the figures of a report out as a spreadsheet to fill in"), usage_check_export,
     true, NULL, N_("where the table goes; - is CSV on standard output")},
    {COMMAND_UPDATE, "update", "phuluc-sheet",
     N_("REPORT.xml FIGURES.csv|.xlsx [-o OUT.xml]"),
     N_("takes the figures of a filled-in spreadsheet back into the report"), usage_check_update,
     true, NULL,
     N_("where the new report goes; - is standard output\n"
        "(default: in place of the report)")},
    {COMMAND_IMPORT, "import", "phuluc-sheet",
     N_("TABLE.csv|.xlsx --layout NAME -o REPORT.xml"),
     N_("starts a report from a table as offices have it"), usage_check_import, true, NULL,
     N_("where the report goes, a new file;\n"
        "- is standard output")},
    {COMMAND_DIFF, "diff", "phuluc-pdf", N_("OLD NEW"),
     N_("tells which figures, rows and texts of a report have changed"), usage_check_diff,
     true, N_("something has changed"), NULL},
    {COMMAND_ATTACH, "attach", "phuluc-pdf", N_("REPORT.pdf APPENDIX.pdf... -o OUT.pdf"),
     N_("joins appendices to the document that they are attached to"), usage_check_attach,
     true, NULL, N_("where the whole PDF goes; - is standard output")},
    {COMMAND_BATCH, "batch", "phuluc-pdf", N_("[FOLDER|REPORT.xml...] -o FOLDER"),
     N_("makes the PDFs that are out of date, and tells what has changed"),
     usage_check_batch, false, N_("findings, with --strict"),
     N_("the folder of the PDFs; it is made where it lacks")},
    {COMMAND_WATCH, "watch", "phuluc-pdf", N_("FOLDER -o FOLDER"),
     N_("makes the PDFs of a folder, and again whenever a file is saved"),
     usage_check_watch, false, NULL,
     N_("the folder of the PDFs; it is made where it lacks")},
    {COMMAND_EXTRACT, "extract", "phuluc-pdf", N_("FILE.pdf [-o REPORT.xml]"),
     N_("gives back the report that is inside a PDF, byte for byte"), usage_check_extract,
     true, NULL,
     N_("where the report goes; - is standard output\n"
        "(default: beside the PDF, .xml for .pdf, a new file)")},
    {COMMAND_VERIFY, "verify", "phuluc-pdf", N_("FILE.pdf [--source REPORT.xml]"),
     N_("makes a PDF again and tells whether it is the same, or what differs"),
     usage_check_verify, true, N_("the PDF is another"), NULL},
};
const size_t command_table_count = sizeof command_table / sizeof *command_table;

const struct command_row *command_row_of(enum command command)
{
    for (size_t i = 0; i < command_table_count; i++)
        if (command_table[i].command == command)
            return &command_table[i];
    return NULL;
}

const struct command_row *command_row_named(const char *name)
{
    for (size_t i = 0; i < command_table_count; i++)
        if (!strcmp(command_table[i].name, name))
            return &command_table[i];
    return NULL;
}

char *command_names(void)
{
    struct buffer names = {0};
    for (size_t i = 0; i < command_table_count; i++)
        buffer_format(&names, i ? ", %s" : "%s", command_table[i].name);
    char *copy = copy_text(buffer_string(&names));
    buffer_free(&names);
    return copy;
}
