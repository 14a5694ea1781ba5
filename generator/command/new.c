/* phuluc new: a report to start from. */
#include "base/output_file.h"
#include "command/commands.h"
#include "command/data_folder.h"
#include "command/documents.h"
#include "compute/starter.h"
#include "read/layout_reader.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The year that was asked for, that of SOURCE_DATE_EPOCH, or the current one: a proposal,
 * which the user corrects. Nothing else in the program looks at the clock. */
static unsigned first_year(const struct options *options)
{
    if (options->year)
        return options->year;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t now = epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct tm date;
    if (!gmtime_r(&now, &date) || date.tm_year < 0 || date.tm_year + 1900 > LAST_YEAR)
        return 1900;
    return (unsigned)date.tm_year + 1900;
}

/* "phu-luc-1" of "layouts/phu-luc-1.xml": how a report names its layout. */
static char *layout_name(const char *layout)
{
    const char *slash = strrchr(layout, '/');
    char *name = copy_text(slash ? slash + 1 : layout);
    size_t size = strlen(name);
    if (size > 4 && !strcmp(name + size - 4, ".xml"))
        name[size - 4] = '\0';
    return name;
}

static int write_report(const struct layout_spec *layout, const struct options *options,
                        struct diagnostics *diagnostics)
{
    const char *path = options->output ? options->output : "-";
    if (strcmp(path, "-") != 0 && access(path, F_OK) == 0) {
        diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file(path),
                 _("there is such a file already, and a new report does not replace it; "
                   "give another name with -o"));
        return -1;
    }
    struct output_file *file = output_open(path, diagnostics);
    if (!file)
        return -1;
    struct buffer text = {0};
    char *name = layout_name(options->inputs[0]);
    starter_write(&text, layout, name, first_year(options));
    free(name);
    int result = output_write(file, text.bytes, text.length);
    buffer_free(&text);
    if (!result)
        return output_commit(file);
    output_discard(file);
    return -1;
}

enum exit_status command_new(const struct options *options)
{
    struct diagnostics *diagnostics = diagnostics_new(SHOWN_MESSAGES);
    struct library library;
    struct loaded file = {0};
    if (!library_open(&library, diagnostics)) {
        struct layout_spec *layout =
            library_read_layout(&library, options->inputs[0], options, &file, diagnostics);
        if (layout)
            write_report(layout, options, diagnostics);
        layout_free(layout);
    }
    library_close(&library);
    diagnostics_print(diagnostics, stderr);
    enum exit_status status = diagnostics_status(diagnostics);
    loaded_free(&file);
    diagnostics_free(diagnostics);
    return status;
}
