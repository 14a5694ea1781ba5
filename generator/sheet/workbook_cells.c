/* The cells of a workbook's sheet. */
#include "base/memory.h"
#include "base/number_text.h"
#include "sheet/workbook_build.h"

#include <string.h>

struct cells {
    struct workbook_build *build;
    uint32_t row, column; /* of the cell being read; of rows and cells that do not say */
    uint32_t next_row, next_column;
    char type[16]; /* "s", "str", "inlineStr", "b", "e", "d", or "n" */
    size_t style;
    bool inline_text, phonetic;
    struct buffer text; /* of an inline string */
};

/* Reads "C7". */
static bool read_reference(uint32_t *row, uint32_t *column, const char *text, size_t size)
{
    size_t at = 0;
    *row = *column = 0;
    for (; at < size && text[at] >= 'A' && text[at] <= 'Z' && at < 3; at++)
        *column = *column * 26 + (uint32_t)(text[at] - 'A' + 1);
    size_t digits = at;
    for (; at < size && text[at] >= '0' && text[at] <= '9' && at - digits < 7; at++)
        *row = *row * 10 + (uint32_t)(text[at] - '0');
    if (at != size || !*column || !*row || *column > GRID_COLUMNS || *row > GRID_ROWS)
        return false;
    --*row;
    --*column;
    return true;
}

static bool read_index(size_t *out, const char *text, size_t size)
{
    *out = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9' || i > 8)
            return false;
        *out = *out * 10 + (size_t)(text[i] - '0');
    }
    return size > 0;
}

static bool start_row(struct cells *cells, const struct part_element *element)
{
    const struct part_attribute *number = part_find(element, "r");
    size_t row = 0;
    cells->next_column = 0;
    if (number) {
        if (!read_index(&row, number->value, number->size) || !row || row > GRID_ROWS)
            return false;
        cells->next_row = (uint32_t)row - 1;
    }
    cells->row = cells->next_row++;
    return cells->row < GRID_ROWS;
}

static bool start_cell(struct cells *cells, const struct part_element *element)
{
    const struct part_attribute *reference = part_find(element, "r");
    const struct part_attribute *type = part_find(element, "t");
    const struct part_attribute *style = part_find(element, "s");
    cells->column = cells->next_column;
    if (reference &&
        !read_reference(&cells->row, &cells->column, reference->value, reference->size))
        return false;
    cells->next_column = cells->column + 1;
    strcpy(cells->type, "n");
    if (type && type->size < sizeof cells->type) {
        memcpy(cells->type, type->value, type->size);
        cells->type[type->size] = '\0';
    }
    if (!style || !read_index(&cells->style, style->value, style->size))
        cells->style = 0;
    buffer_clear(&cells->text);
    return cells->column < GRID_COLUMNS;
}

/* "A1:C2" */
static bool add_merge(struct cells *cells, const struct part_element *element)
{
    struct grid *grid = cells->build->grid;
    const struct part_attribute *reference = part_find(element, "ref");
    const char *colon = reference ? memchr(reference->value, ':', reference->size) : NULL;
    struct grid_merge merge;
    if (!colon)
        return true;
    size_t first = (size_t)(colon - reference->value);
    if (!read_reference(&merge.first_row, &merge.first_column, reference->value, first) ||
        !read_reference(&merge.last_row, &merge.last_column, colon + 1,
                        reference->size - first - 1) ||
        grid->merge_count == GRID_MERGES)
        return false;
    grid->merges = memory_grow(grid->merges, grid->merge_count, &grid->merge_capacity,
                               sizeof *grid->merges);
    grid->merges[grid->merge_count++] = merge;
    return true;
}

static bool start(void *context, const struct part_element *element)
{
    struct cells *cells = context;
    if (!strcmp(element->name, "row"))
        return start_row(cells, element);
    if (!strcmp(element->name, "c"))
        return start_cell(cells, element);
    if (!strcmp(element->name, "mergeCell"))
        return add_merge(cells, element);
    if (!strcmp(element->name, "is"))
        cells->inline_text = true;
    else if (!strcmp(element->name, "rPh"))
        cells->phonetic = true;
    return true;
}

static void add_text(struct cells *cells, const char *text, size_t size,
                     enum grid_type type)
{
    struct grid_cell *cell =
        grid_add(cells->build->grid, cells->row, cells->column, text, size);
    if (cell)
        cell->type = (uint8_t)type;
}

/* A number too large for a figure stays a text, which is told where a figure belongs. */
static void add_number(struct cells *cells, const char *text, size_t size)
{
    struct decimal number, shown;
    enum format_class class = workbook_style_class(cells->build, cells->style);
    if (stored_number_read(&number, text, size, class == FORMAT_PERCENT ? 2 : 0) ||
        stored_number_read(&shown, text, size, 0)) {
        add_text(cells, text, size, GRID_TEXT);
        return;
    }
    struct buffer plain = {0};
    number_print(&plain, shown, '.');
    struct grid_cell *cell =
        grid_add(cells->build->grid, cells->row, cells->column, plain.bytes, plain.length);
    buffer_free(&plain);
    if (!cell)
        return;
    cell->type = class == FORMAT_DATE ? GRID_DATE : GRID_NUMBER;
    cell->percent = class == FORMAT_PERCENT;
    cell->number = number;
}

static bool take_value(struct cells *cells, const char *text, size_t size)
{
    const char *type = cells->type;
    if (!strcmp(type, "s")) {
        size_t index, length;
        const char *string = read_index(&index, text, size)
                                 ? workbook_string(cells->build, index, &length)
                                 : NULL;
        if (string)
            add_text(cells, string, length, GRID_TEXT);
        return string;
    }
    if (!strcmp(type, "e"))
        add_text(cells, text, size, GRID_ERROR);
    else if (!strcmp(type, "d"))
        add_text(cells, text, size, GRID_DATE);
    else if (!strcmp(type, "b"))
        add_text(cells, size && *text == '1' ? "TRUE" : "FALSE",
                 size && *text == '1' ? 4 : 5, GRID_TEXT);
    else if (!strcmp(type, "n"))
        add_number(cells, text, size);
    else
        add_text(cells, text, size, GRID_TEXT);
    return true;
}

static bool end(void *context, const char *name, const char *text, size_t size)
{
    struct cells *cells = context;
    if (!strcmp(name, "v"))
        return take_value(cells, text, size) && !grid_full(cells->build->grid);
    if (!strcmp(name, "t") && cells->inline_text && !cells->phonetic) {
        buffer_put(&cells->text, text, size);
    } else if (!strcmp(name, "rPh")) {
        cells->phonetic = false;
    } else if (!strcmp(name, "is")) {
        cells->inline_text = false;
        add_text(cells, cells->text.bytes ? cells->text.bytes : "", cells->text.length,
                 GRID_TEXT);
    }
    return true;
}

int workbook_read_cells(struct workbook_build *build)
{
    struct cells cells = {.build = build};
    struct part_handlers handlers = {start, end, &cells};
    int result = workbook_parse(build, build->sheet, &handlers);
    buffer_free(&cells.text);
    if (result == 1 || (result == 0 && grid_sort(build->grid))) {
        workbook_tell_damaged(build, build->sheet);
        return -1;
    }
    return result;
}
