/* Makes a tree of the rows of an office's table, by their numbers: A, I, 1, 1.1, a, -. */
#include "base/unicode.h"
#include "base/visible_text.h"
#include "model/limits.h"
#include "sheet/import_build.h"

#include <string.h>

enum {
    RANK_CAPITAL = 1,
    RANK_ROMAN,
    RANK_COUNT, /* 1; each further part of 1.1.1 is one more */
    RANK_LETTER = 20,
    RANK_DASH,
    RANK_PLUS
};

static size_t number_size(const char *text)
{
    size_t size = strlen(text);
    while (size && strchr(".)", text[size - 1]))
        size--;
    return size;
}

/* "1" has one part, "1.1" two; 0: it is no such number. */
static unsigned count_parts(const char *text, size_t size)
{
    unsigned parts = 0;
    bool digit = false;
    for (size_t i = 0; i < size; i++) {
        bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (!is_digit && !(text[i] == '.' && digit))
            return 0;
        parts += is_digit && !digit;
        digit = is_digit;
    }
    return parts < 10 ? parts : 10;
}

/* The rank of a row with that number; 0 where it says none. */
static unsigned rank_of(const char *number)
{
    size_t size = number_size(number);
    unsigned parts = count_parts(number, size);
    if (parts)
        return RANK_COUNT + parts - 1;
    if (size && strspn(number, "IVX") == size)
        return RANK_ROMAN;
    if (size == 1 && *number >= 'A' && *number <= 'Z')
        return RANK_CAPITAL;
    if (size == 1 && *number >= 'a' && *number <= 'z')
        return RANK_LETTER;
    if (!strcmp(number, "+"))
        return RANK_PLUS;
    return !strcmp(number, "-") || !strcmp(number, "–") ? RANK_DASH : 0;
}

/* Names may begin with the dash that a number column would have. */
static const char *skip_dash(const char *name, unsigned *rank)
{
    size_t dash = !strncmp(name, "– ", 4) ? 4 : 0;
    if (!strncmp(name, "- ", 2) || !strncmp(name, "+ ", 2))
        dash = 2;
    if (!dash)
        return name;
    if (!*rank)
        *rank = *name == '+' ? RANK_PLUS : RANK_DASH;
    return name + dash + strspn(name + dash, " ");
}

static bool has_figures(const struct import_build *build, uint32_t row)
{
    for (size_t i = 0; i < build->column_count; i++)
        if (build->columns[i].role == IMPORT_FIGURE &&
            grid_cell(build->grid, row, build->columns[i].column))
            return true;
    return false;
}

/* (1) (2) (3), or A B 1 2 3 = 2/1: the columns' numbers below the header. */
static bool numbers_columns(const struct import_build *build, uint32_t row)
{
    const char *name = import_text(build, row, IMPORT_NAME);
    if (!name || row > build->body + 1)
        return false;
    if (*name >= 'A' && *name <= 'Z' && !name[1])
        return true;
    return strspn(name, "(0123456789)") == strlen(name);
}

static void tell_lost(struct import_build *build, uint32_t row, const char *text)
{
    visible_text_format(build->listing,
                        _("row %u: '%s' is not placed: it has neither a number "
                          "nor figures"),
                        (unsigned)row + 1, text);
    buffer_byte(build->listing, '\n');
}

static void hang(struct import_row *parent, struct import_row *row)
{
    row->parent = parent;
    if (parent->last)
        parent->last->next = row;
    else
        parent->first = row;
    parent->last = row;
}

/* Rows below "Trong đó:" are its parent's parts, whatever their own numbers are, until one
 * of its rank comes. */
static struct import_row *find_parent(struct import_row *last, unsigned rank)
{
    while (last->parent && last->rank >= rank)
        last = last->parent;
    return last;
}

/* The last row with figures: titles and signatures stand below it. */
static uint32_t last_with_figures(const struct import_build *build)
{
    for (size_t i = build->grid->count; i > 0; i--)
        if (has_figures(build, build->grid->cells[i - 1].row))
            return build->grid->cells[i - 1].row;
    return 0;
}

static struct import_row *new_row(struct import_build *build, uint32_t at,
                                  const struct import_row *last, bool among_figures)
{
    const char *number = import_text(build, at, IMPORT_NUMBER);
    const char *name = import_text(build, at, IMPORT_NAME);
    unsigned rank = number ? rank_of(number) : 0;
    struct import_row *row = arena_alloc(build->arena, sizeof *row);
    row->row = at;
    row->name = skip_dash(name, &rank);
    row->number = number && rank < RANK_DASH && strlen(number) <= 20 ? number : NULL;
    row->figures = has_figures(build, at);
    row->of_which = !row->figures && !strncmp(text_slug(build->arena, name, strlen(name)),
                                              "trong-do", strlen("trong-do"));
    if (row->of_which)
        rank = RANK_LETTER - 1;
    else if (!rank && row->figures) /* beside the row above it that is counted */
        rank = last->rank >= RANK_COUNT ? last->rank : RANK_COUNT;
    else if (!rank && among_figures) /* a title without a number */
        rank = RANK_ROMAN;
    row->rank = rank;
    return row;
}

static void collect(struct import_build *build)
{
    const struct grid *grid = build->grid;
    struct import_row *last = &build->root;
    uint32_t last_figures = last_with_figures(build);
    for (size_t i = grid_row_start(grid, build->body); i < grid->count;) {
        uint32_t at = grid->cells[i].row;
        i = grid_row_start(grid, at + 1);
        if (numbers_columns(build, at))
            continue;
        if (!import_text(build, at, IMPORT_NAME)) {
            tell_lost(build, at, grid->cells[grid_row_start(grid, at)].text);
            continue;
        }
        struct import_row *row = new_row(build, at, last, at < last_figures);
        if (!row->rank) {
            tell_lost(build, at, row->name);
            continue;
        }
        hang(find_parent(last, row->rank), row);
        last = row;
    }
}

/* Types */

static bool may_be_group(const struct import_row *row)
{
    return !row->figures && !row->of_which && row->rank < RANK_LETTER &&
           (row->first || row->rank < RANK_COUNT);
}

static void set_types(struct import_row *parent, enum import_type type)
{
    for (struct import_row *row = parent->first; row; row = row->next) {
        if (row->of_which) {
            row->type = IMPORT_LOST;
            set_types(row, IMPORT_PART);
            continue;
        }
        row->type = type;
        if (type == IMPORT_INDICATOR)
            set_types(row, IMPORT_SUB);
        else
            set_types(row, IMPORT_PART);
    }
}

/* A group has its subgroups before its indicators, a table its indicators before its
 * groups: where the rows have them otherwise, groups are indicators without figures. */
static void set_groups(struct import_row *parent, unsigned level)
{
    bool groups = level < GROUP_LEVELS, seen_group = false, seen_indicator = false;
    for (const struct import_row *row = parent->first; row; row = row->next) {
        bool group = may_be_group(row);
        if (group ? (level && seen_indicator) : (!level && seen_group))
            groups = false;
        seen_group = seen_group || group;
        seen_indicator = seen_indicator || !group;
    }
    set_types(parent, IMPORT_INDICATOR);
    for (struct import_row *row = parent->first; groups && row; row = row->next)
        if (may_be_group(row)) {
            row->type = IMPORT_GROUP;
            set_groups(row, level + 1);
        }
}

void import_find_rows(struct import_build *build)
{
    collect(build);
    set_groups(&build->root, 0);
}
