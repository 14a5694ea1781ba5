/* Reads a workbook. */
#include "sheet/workbook.h"

#include "base/memory.h"
#include "sheet/workbook_build.h"

#include <stdlib.h>
#include <string.h>

bool is_workbook(const void *bytes, size_t size)
{
    return size >= 4 && !memcmp(bytes, "PK\3\4", 4);
}

static int read_parts(struct workbook_build *build)
{
    return workbook_find_parts(build) || workbook_read_strings(build) ||
                   workbook_read_styles(build) || workbook_read_cells(build)
               ? -1
               : 0;
}

int workbook_read(struct grid *grid, const char *name, const void *bytes, size_t size,
                  struct diagnostics *diagnostics)
{
    grid_begin(grid, name);
    struct workbook_build build = {
        .grid = grid, .diagnostics = diagnostics, .package = package_open(bytes, size)};
    int result = -1;
    if (build.package)
        result = read_parts(&build);
    else
        diagnose(diagnostics, DIAG_SHEET_DAMAGED, place_of_file(name),
                 _("the workbook is cut short or damaged: open it in a spreadsheet program "
                   "and save it again as XLSX"));
    package_close(build.package);
    buffer_free(&build.part);
    buffer_free(&build.string_text);
    free(build.string_ends);
    free(build.style_classes);
    return result;
}
