/* Starts a report from a table as offices have it. */
#include "sheet/import.h"

#include "sheet/csv.h"
#include "sheet/import_build.h"
#include "sheet/key_row.h"

#include <stdlib.h>

int table_import(struct buffer *out, struct buffer *listing, const struct grid *grid,
                 const struct import_wish *wish, struct diagnostics *diagnostics)
{
    if (has_key_row(grid)) {
        diagnose(diagnostics, DIAG_SHEET_HEADER, place_of_file(grid->name),
                 _("the table has a row of keys, so 'phuluc export' has written it: take it "
                   "back into its report with 'phuluc update'"));
        return -1;
    }
    char mark = grid->sheet ? ',' : csv_decimal_mark(grid->separator);
    struct import_build build = {.arena = arena_new(65536),
                                 .grid = grid,
                                 .wish = wish,
                                 .listing = listing,
                                 .style = {mark, grid_has_grouping(grid, mark)}};
    int result = import_find_columns(&build);
    if (!result) {
        import_find_rows(&build);
        result = build.root.first ? 0 : -1;
    }
    if (result)
        diagnose(
            diagnostics, DIAG_SHEET_HEADER, place_of_file(grid->name),
            _("no table is found in it: its header must have a column TT or STT, or one "
              "called Chỉ tiêu or Nội dung, and rows with figures below it"));
    else
        import_write(&build, out);
    buffer_put(listing, build.lost.bytes, build.lost.length);
    buffer_free(&build.lost);
    free(build.columns);
    arena_free(build.arena);
    return result;
}
