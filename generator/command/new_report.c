/* Reports that did not exist: what new and import share. */
#include "command/new_report.h"

#include "command/data_folder.h"
#include "command/source_date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The year that was asked for, that of SOURCE_DATE_EPOCH, or the current one: a proposal,
 * which the user corrects. Nothing else in the program looks at the clock. */
unsigned proposed_year(const struct options *options)
{
    if (options->year)
        return options->year;
    time_t now = options->source_date == NO_SOURCE_DATE ? time(NULL)
                                                        : (time_t)options->source_date;
    struct tm date;
    if (!gmtime_r(&now, &date) || date.tm_year < 0 || date.tm_year + 1900 > LAST_YEAR)
        return 1900;
    return (unsigned)date.tm_year + 1900;
}

/* "phu-luc-1" of "layouts/phu-luc-1.xml": how a report names its layout. */
char *report_layout_name(const char *layout)
{
    const char *slash = strrchr(layout, '/');
    char *name = copy_text(slash ? slash + 1 : layout);
    size_t size = strlen(name);
    if (size > 4 && !strcmp(name + size - 4, ".xml"))
        name[size - 4] = '\0';
    return name;
}

struct output_file *open_new_report(const char *path, struct diagnostics *diagnostics)
{
    if (strcmp(path, "-") != 0 && access(path, F_OK) == 0) {
        diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file(path),
                 _("there is such a file already, and it is not replaced; give another "
                   "name with -o"));
        return NULL;
    }
    return output_open(path, diagnostics);
}
