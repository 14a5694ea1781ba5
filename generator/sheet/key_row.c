/* The row of keys of a filled-in table. */
#include "sheet/key_row.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { HEADER_ROWS = 100 }; /* that may stand above it */

void tell_cell(struct diagnostics *diagnostics, enum diagnostic_code code,
               const struct grid *grid, uint32_t row, uint32_t column, const char *format,
               ...)
{
    struct buffer text = {0};
    va_list arguments;
    grid_cell_name(&text, grid, row, column);
    buffer_text(&text, ": ");
    va_start(arguments, format);
    buffer_format_list(&text, format, arguments);
    va_end(arguments);
    diagnose(diagnostics, code, grid_place(grid, row, column), "%s", buffer_string(&text));
    buffer_free(&text);
}

/* "id, …, plan:2022, result:2022": the keys that there may be. */
static void list_keys(struct buffer *out, const struct report *report)
{
    for (unsigned i = 0; i < FIGURE_COLUMNS; i++)
        buffer_format(out, "%s%s", i ? ", " : "", figure_keys[i]);
    for (uint16_t i = 0; i < report->kind_count; i++) {
        const struct kind *kind = &report->kinds[i];
        if (!kind->period_count)
            buffer_format(out, ", %s", kind->name);
        for (uint16_t period = 0; period < kind->period_count; period++)
            buffer_format(out, ", %s:%s", kind->name, kind->periods[period]);
    }
}

/* Sets kind and period of "result:2022" or "result". Returns -1 where there are none. */
static int find_key(struct key_column *column, const struct report *report, const char *key)
{
    for (uint16_t i = 0; i < report->kind_count; i++) {
        const struct kind *kind = &report->kinds[i];
        size_t size = strlen(kind->name);
        if (strncmp(key, kind->name, size) != 0)
            continue;
        column->kind = i;
        column->period = PERIOD_NONE;
        if (!key[size] && !kind->period_count)
            return 0;
        int period = key[size] == ':' ? kind_find_period(kind, key + size + 1) : -1;
        if (period < 0)
            continue;
        column->period = (uint16_t)period;
        return 0;
    }
    return -1;
}

static bool is_taken(const struct key_row *keys, const struct key_column *column)
{
    for (size_t i = 0; i < keys->count; i++)
        if (keys->columns[i].kind == column->kind &&
            keys->columns[i].period == column->period)
            return true;
    return false;
}

static void tell_twice(const struct grid *grid, const struct grid_cell *cell,
                       struct diagnostics *diagnostics)
{
    tell_cell(diagnostics, DIAG_SHEET_TWICE, grid, cell->row, cell->column,
              _("two columns have the key '%s': remove one"), cell->text);
}

static void tell_unknown(const struct grid *grid, const struct report *report,
                         const struct grid_cell *cell, struct diagnostics *diagnostics)
{
    struct buffer list = {0};
    list_keys(&list, report);
    tell_cell(diagnostics, DIAG_SHEET_KEY, grid, cell->row, cell->column,
              _("the report has no column '%s' (it has: %s): correct the key, or remove "
                "the column"),
              cell->text, buffer_string(&list));
    buffer_free(&list);
}

static void take_key(struct key_row *keys, const struct grid *grid,
                     const struct report *report, const struct grid_cell *cell,
                     struct diagnostics *diagnostics)
{
    for (unsigned i = 0; i < FIGURE_COLUMNS; i++) {
        if (strcmp(cell->text, figure_keys[i]) != 0)
            continue;
        if (keys->fixed[i] >= 0)
            tell_twice(grid, cell, diagnostics);
        keys->fixed[i] = cell->column;
        return;
    }
    struct key_column column = {.key = cell->text, .column = cell->column};
    if (find_key(&column, report, cell->text)) {
        tell_unknown(grid, report, cell, diagnostics);
        return;
    }
    if (is_taken(keys, &column))
        tell_twice(grid, cell, diagnostics);
    keys->columns =
        memory_grow(keys->columns, keys->count, &keys->capacity, sizeof *keys->columns);
    keys->columns[keys->count++] = column;
}

/* The first cell with the key "id"; grid->count where there is none. */
static size_t find_id_key(const struct grid *grid)
{
    for (size_t i = 0; i < grid->count && grid->cells[i].row < HEADER_ROWS; i++)
        if (!strcmp(grid->cells[i].text, figure_keys[FIGURE_ID]))
            return i;
    return grid->count;
}

bool has_key_row(const struct grid *grid)
{
    size_t id = find_id_key(grid);
    for (size_t i = id; i < grid->count && grid->cells[i].row == grid->cells[id].row; i++)
        if (!strcmp(grid->cells[i].text, figure_keys[FIGURE_NUMBER]) ||
            !strcmp(grid->cells[i].text, figure_keys[FIGURE_NAME]))
            return true;
    return false;
}

int key_row_find(struct key_row *keys, const struct grid *grid, const struct report *report,
                 struct diagnostics *diagnostics)
{
    *keys = (struct key_row){.fixed = {-1, -1, -1, -1}};
    size_t first = find_id_key(grid);
    if (first == grid->count) {
        diagnose(diagnostics, DIAG_SHEET_HEADER, place_of_file(grid->name),
                 _("no row of keys (id, number, name, unit, result:…) is in the first %d "
                   "rows; start from a file that 'phuluc export' has written"),
                 HEADER_ROWS);
        return -1;
    }
    keys->row = grid->cells[first].row;
    for (size_t i = first; i < grid->count && grid->cells[i].row == keys->row; i++)
        take_key(keys, grid, report, &grid->cells[i], diagnostics);
    return 0;
}

void key_row_free(struct key_row *keys)
{
    free(keys->columns);
}
