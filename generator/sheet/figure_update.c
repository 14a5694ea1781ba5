/* Takes a filled-in table of figures back: rows and what they are of. */
#include "sheet/figure_update.h"

#include "base/memory.h"
#include "sheet/csv.h"
#include "sheet/key_row.h"
#include "sheet/value_update.h"

#include <stdlib.h>
#include <string.h>

/* An indicator, and the row that gave its figures. */
struct row_of {
    const struct indicator *indicator;
    bool seen;
};

struct comparing {
    struct value_update values;
    struct key_row keys;
    struct row_of *rows; /* by id */
    size_t count, capacity;
};

static void list_indicators(struct comparing *comparing, const struct indicator *indicator)
{
    for (; indicator; indicator = indicator->next) {
        comparing->rows = memory_grow(comparing->rows, comparing->count,
                                      &comparing->capacity, sizeof *comparing->rows);
        comparing->rows[comparing->count++] = (struct row_of){indicator, false};
        list_indicators(comparing, indicator->first);
        list_indicators(comparing, indicator->parts);
    }
}

static void list_groups(struct comparing *comparing, const struct group *group)
{
    for (; group; group = group->next) {
        list_groups(comparing, group->first);
        list_indicators(comparing, group->indicators);
    }
}

static int compare_ids(const void *left, const void *right)
{
    const struct row_of *a = left, *b = right;
    return strcmp(a->indicator->id, b->indicator->id);
}

static int compare_with_id(const void *id, const void *row)
{
    return strcmp(id, ((const struct row_of *)row)->indicator->id);
}

static void list_rows(struct comparing *comparing)
{
    const struct report_table *table = comparing->values.report->tables;
    for (; table; table = table->next) {
        list_indicators(comparing, table->indicators);
        list_groups(comparing, table->groups);
    }
    if (comparing->count)
        qsort(comparing->rows, comparing->count, sizeof *comparing->rows, compare_ids);
}

/* A row without an id separates; it has no figures. */
static void check_separator(const struct comparing *comparing, uint32_t row)
{
    const struct value_update *values = &comparing->values;
    for (size_t i = 0; i < comparing->keys.count; i++) {
        uint32_t column = comparing->keys.columns[i].column;
        const struct grid_cell *cell = grid_cell(values->grid, row, column);
        if (!cell)
            continue;
        tell_cell(values->diagnostics, DIAG_SHEET_ID, values->grid, row, column,
                  _("'%s' stands in a row without an id: give the indicator's id in the "
                    "column 'id', or empty the cell"),
                  cell->text);
        return;
    }
}

static struct row_of *find_row(struct comparing *comparing, const struct grid_cell *id)
{
    const struct value_update *values = &comparing->values;
    struct row_of *row = comparing->count
                             ? bsearch(id->text, comparing->rows, comparing->count,
                                       sizeof *comparing->rows, compare_with_id)
                             : NULL;
    if (!row)
        tell_cell(values->diagnostics, DIAG_SHEET_ID, values->grid, id->row, id->column,
                  _("the report has no indicator '%s': correct the id, or remove the row"),
                  id->text);
    else if (row->seen)
        tell_cell(values->diagnostics, DIAG_SHEET_TWICE, values->grid, id->row, id->column,
                  _("a row above gives the figures of indicator '%s' already: remove one"),
                  id->text);
    else
        return row;
    return NULL;
}

static void check_unit(const struct comparing *comparing, uint32_t row, const char *unit)
{
    const struct value_update *values = &comparing->values;
    int64_t column = comparing->keys.fixed[FIGURE_UNIT];
    const struct grid_cell *cell =
        column < 0 ? NULL : grid_cell(values->grid, row, (uint32_t)column);
    if (cell && (!unit || strcmp(cell->text, unit) != 0))
        tell_cell(values->diagnostics, DIAG_SHEET_READ_ONLY, values->grid, row,
                  cell->column,
                  _("the unit of the row is '%s', which is not changed here; put '%s' "
                    "back, and write another unit behind its figure"),
                  cell->text, unit ? unit : "");
}

static void compare_row(struct comparing *comparing, const struct grid_cell *id)
{
    struct row_of *found = find_row(comparing, id);
    if (!found)
        return;
    found->seen = true;
    const struct indicator *indicator = found->indicator;
    const char *unit = indicator_unit(comparing->values.report, indicator);
    check_unit(comparing, id->row, unit);
    for (size_t i = 0; i < comparing->keys.count; i++)
        value_update_cell(&comparing->values, indicator, unit, &comparing->keys.columns[i],
                          id->row);
}

static void compare_rows(struct comparing *comparing)
{
    const struct grid *grid = comparing->values.grid;
    size_t i = grid_row_start(grid, comparing->keys.row + 1);
    while (i < grid->count) {
        uint32_t row = grid->cells[i].row;
        const struct grid_cell *id =
            grid_cell(grid, row, (uint32_t)comparing->keys.fixed[FIGURE_ID]);
        if (id)
            compare_row(comparing, id);
        else
            check_separator(comparing, row);
        i = grid_row_start(grid, row + 1);
    }
}

int figure_update_find(struct figure_update *update, const struct report *report,
                       const struct grid *grid, struct diagnostics *diagnostics)
{
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    char mark = grid->sheet ? ',' : csv_decimal_mark(grid->separator);
    *update = (struct figure_update){0};
    struct comparing comparing = {
        .values = {.update = update,
                   .report = report,
                   .grid = grid,
                   .diagnostics = diagnostics,
                   .style = {mark, grid_has_grouping(grid, mark)}}};
    if (!key_row_find(&comparing.keys, grid, report, diagnostics)) {
        list_rows(&comparing);
        compare_rows(&comparing);
    }
    key_row_free(&comparing.keys);
    value_update_free(&comparing.values);
    free(comparing.rows);
    return diagnostics_count(diagnostics, SEVERITY_ERROR) == errors ? 0 : -1;
}

void figure_update_free(struct figure_update *update)
{
    report_edits_free(&update->edits);
    buffer_free(&update->listing);
}
