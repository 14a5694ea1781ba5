/* Reads one part of a workbook, or tells why it cannot be read. */
#include "sheet/workbook_build.h"

void workbook_tell_damaged(const struct workbook_build *build, const char *part)
{
    diagnose(build->diagnostics, DIAG_SHEET_DAMAGED, place_of_file(build->grid->name),
             _("the workbook cannot be read: its part '%s' is missing or damaged; open it "
               "in a spreadsheet program and save it again as XLSX"),
             part);
}

static void tell_too_large(const struct workbook_build *build, const char *part)
{
    diagnose(build->diagnostics, DIAG_SHEET_LIMIT, place_of_file(build->grid->name),
             _("the workbook's part '%s' is larger than %d MB, or the workbook as a whole "
               "than %d MB; split it"),
             part, PART_BYTES >> 20, PACKAGE_BYTES >> 20);
}

static void tell_too_many(const struct workbook_build *build)
{
    diagnose(build->diagnostics, DIAG_SHEET_LIMIT, place_of_file(build->grid->name),
             _("the table is larger than %d rows, %d columns or %d filled cells; split it"),
             GRID_ROWS, GRID_COLUMNS, GRID_CELLS);
}

int workbook_parse(struct workbook_build *build, const char *part,
                   const struct part_handlers *handlers)
{
    buffer_clear(&build->part);
    switch (package_read(build->package, part, &build->part)) {
    case PACKAGE_READ:
        break;
    case PACKAGE_NO_PART:
        return 1;
    case PACKAGE_TOO_LARGE:
        tell_too_large(build, part);
        return -1;
    case PACKAGE_DAMAGED:
        workbook_tell_damaged(build, part);
        return -1;
    }
    if (!part_parse(build->part.bytes, build->part.length, handlers))
        return 0;
    if (grid_full(build->grid) || build->string_count == SHARED_STRINGS)
        tell_too_many(build);
    else
        workbook_tell_damaged(build, part);
    return -1;
}
