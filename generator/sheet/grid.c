/* A grid of cells: adding, ordering, finding and naming them. */
#include "sheet/grid.h"

#include "base/memory.h"
#include "base/number_text.h"
#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

void grid_begin(struct grid *grid, const char *name)
{
    *grid = (struct grid){.arena = arena_new(65536), .name = name};
}

void grid_free(struct grid *grid)
{
    arena_free(grid->arena);
    free(grid->cells);
    free(grid->merges);
}

bool grid_full(const struct grid *grid)
{
    return grid->count >= GRID_CELLS;
}

/* The length of the white space at that place, 0: none. Excel's users also type the space
 * that is not broken. */
static size_t space_at(const char *text, size_t left)
{
    if (left && strchr(" \t\r\n", *text) && *text)
        return 1;
    return left >= 2 && !memcmp(text, NO_BREAK_SPACE, 2) ? 2 : 0;
}

static void trim(const char **text, size_t *size)
{
    for (size_t space; (space = space_at(*text, *size)) > 0;) {
        *text += space;
        *size -= space;
    }
    for (;;) {
        if (*size && space_at(*text + *size - 1, 1))
            *size -= 1;
        else if (*size >= 2 && space_at(*text + *size - 2, 2) == 2)
            *size -= 2;
        else
            return;
    }
}

struct grid_cell *grid_add(struct grid *grid, uint32_t row, uint32_t column,
                           const char *text, size_t size)
{
    trim(&text, &size);
    if (!size || grid_full(grid))
        return NULL;
    text = text_nfc(grid->arena, text, &size);
    grid->cells =
        memory_grow(grid->cells, grid->count, &grid->capacity, sizeof *grid->cells);
    struct grid_cell *cell = &grid->cells[grid->count++];
    *cell = (struct grid_cell){
        .row = row, .column = column, .text = arena_string(grid->arena, text, size)};
    return cell;
}

static int compare_cells(const void *left, const void *right)
{
    const struct grid_cell *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

int grid_sort(struct grid *grid)
{
    bool sorted = true;
    for (size_t i = 1; sorted && i < grid->count; i++)
        sorted = compare_cells(&grid->cells[i - 1], &grid->cells[i]) < 0;
    if (sorted)
        return 0;
    qsort(grid->cells, grid->count, sizeof *grid->cells, compare_cells);
    for (size_t i = 1; i < grid->count; i++)
        if (!compare_cells(&grid->cells[i - 1], &grid->cells[i]))
            return -1;
    return 0;
}

/* The first cell that is not before this one. */
static size_t lower_bound(const struct grid *grid, const struct grid_cell *wanted)
{
    size_t low = 0, high = grid->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_cells(&grid->cells[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t grid_row_start(const struct grid *grid, uint32_t row)
{
    return lower_bound(grid, &(struct grid_cell){.row = row});
}

const struct grid_cell *grid_cell(const struct grid *grid, uint32_t row, uint32_t column)
{
    const struct grid_cell wanted = {.row = row, .column = column};
    size_t index = lower_bound(grid, &wanted);
    return index < grid->count && !compare_cells(&grid->cells[index], &wanted)
               ? &grid->cells[index]
               : NULL;
}

struct place grid_place(const struct grid *grid, uint32_t row, uint32_t column)
{
    if (grid->sheet) /* the offset only sorts the messages */
        return (struct place){NULL, grid->name, (size_t)row * GRID_COLUMNS + column};
    const struct grid_cell *cell = grid_cell(grid, row, column);
    size_t start = grid_row_start(grid, row);
    if (!cell && start < grid->count)
        cell = &grid->cells[start];
    return place_in(&grid->source, cell ? cell->at : grid->source.length);
}

void grid_cell_name(struct buffer *out, const struct grid *grid, uint32_t row,
                    uint32_t column)
{
    if (!grid->sheet) {
        buffer_format(out, _("column %u"), (unsigned)column + 1);
        return;
    }
    char letters[8];
    size_t at = sizeof letters;
    for (uint32_t rest = column + 1; rest; rest = (rest - 1) / 26)
        letters[--at] = (char)('A' + (rest - 1) % 26);
    buffer_format(out, "%s!%.*s%u", grid->sheet, (int)(sizeof letters - at), letters + at,
                  (unsigned)row + 1);
}

bool grid_has_grouping(const struct grid *grid, char mark)
{
    for (size_t i = 0; i < grid->count; i++)
        if (grid->cells[i].type == GRID_TEXT &&
            number_is_grouped(grid->cells[i].text, mark))
            return true;
    return false;
}
