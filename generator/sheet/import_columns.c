/* Finds the header of an office's table, and what its columns hold. Headings are compared
 * as slugs, so that capitals and the place of tone marks make no difference. */
#include "base/memory.h"
#include "base/unicode.h"
#include "sheet/import_build.h"

#include <string.h>

enum { HEADER_SEARCH = 60, HEADER_ROWS = 6, IMPORT_COLUMNS = 500 };

struct word {
    const char *slug;
    enum import_role role;
    const char *kind;
};

/* The first that fits: what names a column whole stands before what it may contain. */
static const struct word whole_words[] = {
    {"tt", IMPORT_NUMBER, NULL},         {"stt", IMPORT_NUMBER, NULL},
    {"so-tt", IMPORT_NUMBER, NULL},      {"so-thu-tu", IMPORT_NUMBER, NULL},
    {"dvt", IMPORT_UNIT, NULL},          {"don-vi", IMPORT_UNIT, NULL},
    {"don-vi-tinh", IMPORT_UNIT, NULL},  {"chi-tieu", IMPORT_NAME, NULL},
    {"ten-chi-tieu", IMPORT_NAME, NULL}, {"noi-dung", IMPORT_NAME, NULL},
    {"muc-tieu", IMPORT_NAME, NULL},     {"danh-muc", IMPORT_NAME, NULL},
    {"nhiem-vu", IMPORT_NAME, NULL}};
static const struct word part_words[] = {
    {"chu-tri", IMPORT_AGENCY, NULL},      {"thuc-hien", IMPORT_FIGURE, "result"},
    {"ket-qua", IMPORT_FIGURE, "result"},  {"quyet-toan", IMPORT_FIGURE, "result"},
    {"ke-hoach", IMPORT_FIGURE, "plan"},   {"du-toan", IMPORT_FIGURE, "plan"},
    {"chi-tieu", IMPORT_FIGURE, "target"}, {"muc-tieu", IMPORT_FIGURE, "target"}};

/* Headings */

static const char *slug_of(struct import_build *build, const char *text)
{
    return text_slug(build->arena, text, strlen(text));
}

/* The merged cells that cover a place, or NULL. */
static const struct grid_merge *merge_at(const struct grid *grid, uint32_t row,
                                         uint32_t column)
{
    for (size_t i = 0; i < grid->merge_count; i++) {
        const struct grid_merge *merge = &grid->merges[i];
        if (row >= merge->first_row && row <= merge->last_row &&
            column >= merge->first_column && column <= merge->last_column)
            return merge;
    }
    return NULL;
}

static bool heads_further(const struct import_build *build, uint32_t row, uint32_t column)
{
    for (uint32_t below = row + 1; below < build->body; below++)
        if (grid_cell(build->grid, below, column))
            return true;
    return false;
}

/* CSV has no merged cells: an empty one above a heading belongs to the one on its left. */
static const struct grid_cell *header_cell(const struct import_build *build, uint32_t row,
                                           uint32_t column)
{
    const struct grid_merge *merge = merge_at(build->grid, row, column);
    if (merge)
        return merge->first_row == row ? grid_cell(build->grid, row, merge->first_column)
                                       : NULL;
    const struct grid_cell *cell = grid_cell(build->grid, row, column);
    while (!cell && column && heads_further(build, row, column)) {
        column--;
        cell = grid_cell(build->grid, row, column);
        if (cell && !heads_further(build, row, column))
            return NULL;
    }
    return cell;
}

static const char *heading_of(struct import_build *build, uint32_t column)
{
    struct buffer text = {0};
    for (uint32_t row = build->header; row < build->body; row++) {
        const struct grid_cell *cell = header_cell(build, row, column);
        if (cell)
            buffer_format(&text, "%s%s", text.length ? " " : "", cell->text);
    }
    const char *heading = arena_string(build->arena, buffer_string(&text), text.length);
    buffer_free(&text);
    return heading;
}

/* Meanings */

/* Whether the slug has that word, whole. */
static bool has_word(const char *slug, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = slug; (at = strstr(at, word)); at++)
        if ((at == slug || at[-1] == '-') && (!at[size] || at[size] == '-'))
            return true;
    return false;
}

/* "2024", or "2021-2025", of a heading; NULL where it names no year. */
static const char *year_in(struct import_build *build, const char *heading)
{
    for (const char *at = heading; *at; at++) {
        size_t digits = strspn(at, "0123456789");
        if (digits == 4) {
            bool more = (at[4] == '-' || at[4] == '/') && strspn(at + 5, "0123456789") == 4;
            return arena_string(build->arena, at, more ? 9 : 4);
        }
        at += digits ? digits - 1 : 0;
    }
    return NULL;
}

/* A kind of the layout's own is known by its name: "so-tiep-nhan" is "Số tiếp nhận". */
static const struct import_kind *own_kind(const struct import_build *build,
                                          const char *slug)
{
    for (size_t i = 0; i < build->wish->count; i++)
        if (!build->wish->kinds[i].built_in && has_word(slug, build->wish->kinds[i].name))
            return &build->wish->kinds[i];
    return NULL;
}

static const struct import_kind *kind_named(const struct import_build *build,
                                            const char *name)
{
    for (size_t i = 0; i < build->wish->count; i++)
        if (!strcmp(build->wish->kinds[i].name, name))
            return &build->wish->kinds[i];
    return NULL;
}

static void take_kind(struct import_build *build, struct import_column *column,
                      const struct import_kind *kind)
{
    column->why = _("the layout asks for no such figures");
    if (!kind || !kind->value)
        return;
    column->role = IMPORT_FIGURE;
    column->kind = kind;
    column->period = year_in(build, column->heading);
}

static const struct word *find_word(const char *slug, const struct word *words,
                                    size_t count, bool whole)
{
    for (size_t i = 0; i < count; i++)
        if (whole ? !strcmp(slug, words[i].slug) : has_word(slug, words[i].slug))
            return &words[i];
    return NULL;
}

static void understand(struct import_build *build, struct import_column *column)
{
    const char *slug = slug_of(build, column->heading);
    const struct word *word =
        find_word(slug, whole_words, sizeof whole_words / sizeof *whole_words, true);
    const struct import_kind *own = own_kind(build, slug);
    column->why = _("its heading says nothing that is known");
    if (word && !import_column_of(build, word->role)) {
        column->role = word->role;
        return;
    }
    if (own) {
        take_kind(build, column, own);
        return;
    }
    word = find_word(slug, part_words, sizeof part_words / sizeof *part_words, false);
    if (word && word->kind)
        take_kind(build, column, kind_named(build, word->kind));
    else if (word && !import_column_of(build, word->role))
        column->role = word->role;
}

const struct import_column *import_column_of(const struct import_build *build,
                                             enum import_role role)
{
    for (size_t i = 0; i < build->column_count; i++)
        if (build->columns[i].role == role)
            return &build->columns[i];
    return NULL;
}

const char *import_text(const struct import_build *build, uint32_t row,
                        enum import_role role)
{
    const struct import_column *column = import_column_of(build, role);
    const struct grid_cell *cell =
        column ? grid_cell(build->grid, row, column->column) : NULL;
    return cell ? cell->text : NULL;
}

/* A kind has periods in all its columns or in none, and each once. */
static void settle_periods(struct import_build *build)
{
    for (size_t i = 0; i < build->column_count; i++) {
        struct import_column *column = &build->columns[i];
        if (column->role != IMPORT_FIGURE)
            continue;
        if (!column->period && column->kind->periods) {
            struct buffer year = {0};
            buffer_format(&year, "%04u", build->wish->year);
            column->period = arena_string(build->arena, year.bytes, year.length);
            buffer_free(&year);
        }
        for (size_t j = 0; j < i; j++) {
            const struct import_column *other = &build->columns[j];
            if (other->role != IMPORT_FIGURE || other->kind != column->kind)
                continue;
            bool both = column->period && other->period;
            if (both && strcmp(column->period, other->period) != 0)
                continue;
            column->role = IMPORT_NOTHING;
            column->why = _("another column has the figures of this kind and period");
            break;
        }
    }
}

/* Rows */

static bool is_header_start(struct import_build *build, uint32_t row)
{
    size_t first = grid_row_start(build->grid, row);
    bool found = false;
    size_t cells = 0;
    for (size_t i = first; i < build->grid->count && build->grid->cells[i].row == row;
         i++) {
        const char *slug = slug_of(build, build->grid->cells[i].text);
        const struct word *word =
            find_word(slug, whole_words, sizeof whole_words / sizeof *whole_words, true);
        found = found || (word && word->role != IMPORT_UNIT);
        cells++;
    }
    return found && cells > 1;
}

static bool find_header(struct import_build *build)
{
    for (size_t i = 0; i < build->grid->count; i++) {
        uint32_t row = build->grid->cells[i].row;
        if (row >= HEADER_SEARCH)
            return false;
        if ((!i || build->grid->cells[i - 1].row != row) && is_header_start(build, row)) {
            build->header = row;
            return true;
        }
    }
    return false;
}

/* The body begins where the first column of the header, number or name, has a cell again.
 */
static void find_body(struct import_build *build)
{
    const struct grid *grid = build->grid;
    uint32_t leading[2] = {0, 0};
    size_t start = grid_row_start(grid, build->header), found = 0;
    for (size_t i = start;
         i < grid->count && grid->cells[i].row == build->header && found < 2; i++)
        leading[found++] = grid->cells[i].column;
    uint32_t row = build->header + 1;
    while (row < build->header + HEADER_ROWS && !grid_cell(grid, row, leading[0]) &&
           !grid_cell(grid, row, leading[1]))
        row++;
    build->body = row;
}

static void add_column(struct import_build *build, uint32_t at)
{
    build->columns = memory_grow(build->columns, build->column_count,
                                 &build->column_capacity, sizeof *build->columns);
    struct import_column *column = &build->columns[build->column_count];
    *column = (struct import_column){.column = at, .heading = heading_of(build, at)};
    understand(build, column); /* looks at those before it */
    build->column_count++;
}

/* The name stands behind the number where no heading says so. */
static void settle_name(struct import_build *build)
{
    if (import_column_of(build, IMPORT_NAME))
        return;
    const struct import_column *number = import_column_of(build, IMPORT_NUMBER);
    for (size_t i = 0; i < build->column_count; i++) {
        struct import_column *column = &build->columns[i];
        if (number && column->column <= number->column)
            continue;
        column->role = IMPORT_NAME;
        return;
    }
}

/* Each column looks at those before it; a table of more than IMPORT_COLUMNS is none. */
int import_find_columns(struct import_build *build)
{
    if (!find_header(build))
        return -1;
    find_body(build);
    uint32_t last = 0;
    size_t end = grid_row_start(build->grid, build->body);
    for (size_t i = grid_row_start(build->grid, build->header); i < end; i++)
        if (build->grid->cells[i].column > last)
            last = build->grid->cells[i].column;
    if (last >= IMPORT_COLUMNS)
        return -1;
    for (uint32_t column = 0; column <= last; column++)
        if (*heading_of(build, column))
            add_column(build, column);
    settle_name(build);
    settle_periods(build);
    return import_column_of(build, IMPORT_NAME) ? 0 : -1;
}
