/* The values of a row of an office's table. */
#include "base/visible_text.h"
#include "sheet/import_build.h"
#include "sheet/value_cell.h"
#include "sheet/xml_text.h"

#include <string.h>

enum { UNIT_BYTES = 24 }; /* of a unit in a cell; longer words are a text */

struct put {
    struct import_build *build;
    struct buffer *out;
    const struct import_row *row;
    const struct import_column *column;
    const struct grid_cell *cell;
    unsigned depth;
};

static void put_tag(const struct put *put)
{
    const struct import_column *column = put->column;
    for (unsigned i = 0; i < put->depth; i++)
        buffer_text(put->out, "  ");
    if (column->kind->built_in)
        buffer_format(put->out, "<%s", column->kind->name);
    else
        buffer_format(put->out, "<value kind=\"%s\"", column->kind->name);
    if (column->period)
        buffer_format(put->out, " period=\"%s\"", column->period);
}

static void put_number(const struct put *put, const char *name, struct decimal number)
{
    buffer_format(put->out, " %s=\"", name);
    number_print(put->out, number, '.');
    buffer_byte(put->out, '"');
}

static void list_value(const struct put *put, const char *shown)
{
    static const struct {
        const char *kind, *name;
    } names[] = {{"target", N_("target")}, {"plan", N_("plan")}, {"result", N_("result")}};
    const char *name = put->column->kind->name;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i].kind))
            name = _(names[i].name);
    visible_text_format(put->build->listing, ", %s%s%s = %s", name,
                        put->column->period ? " " : "",
                        put->column->period ? put->column->period : "", shown);
}

static void put_figure(const struct put *put, const struct cell_value *says,
                       const char *unit)
{
    static const struct number_format grouped = {.decimals = DECIMALS_AS_GIVEN,
                                                 .group = true};
    struct buffer shown = {0};
    put_tag(put);
    decimal_print(&shown, says->number, &grouped);
    if (says->range) {
        put_number(put, "min", says->number);
        put_number(put, "max", says->high);
        buffer_text(&shown, "–");
        decimal_print(&shown, says->high, &grouped);
    } else {
        put_number(put, "value", says->number);
    }
    if (unit) {
        buffer_text(put->out, " unit=\"");
        xml_put(put->out, unit);
        buffer_byte(put->out, '"');
        buffer_format(&shown, "%s%s", strcmp(unit, "%") ? " " : "", unit);
    }
    buffer_text(put->out, "/>\n");
    list_value(put, buffer_string(&shown));
    buffer_free(&shown);
}

static void put_missing(const struct put *put)
{
    put_tag(put);
    buffer_text(put->out, " missing=\"true\"/>\n");
    list_value(put, MISSING_MARK);
}

static void put_text(const struct put *put)
{
    put_tag(put);
    buffer_byte(put->out, '>');
    xml_put(put->out, put->cell->text);
    buffer_format(put->out, "</%s>\n",
                  put->column->kind->built_in ? put->column->kind->name : "value");
    list_value(put, put->cell->text);
}

static void list_lost(const struct put *put, const char *why)
{
    struct buffer name = {0}, *lost = &put->build->lost;
    grid_cell_name(&name, put->build->grid, put->cell->row, put->cell->column);
    visible_text_format(lost, _("row %u, %s: '%s' is not placed: %s"),
                        (unsigned)put->cell->row + 1, buffer_string(&name), put->cell->text,
                        why);
    buffer_byte(lost, '\n');
    buffer_free(&name);
}

static const char *fault_reason(enum number_fault fault)
{
    switch (fault) {
    case NUMBER_TWO_WAYS:
        return _("it can be read two ways, grouped or with decimals");
    case NUMBER_OTHER_MARK:
        return _("its decimal mark is another than that of the file");
    case NUMBER_READ:
    case NUMBER_NONE:
    case NUMBER_BAD:
        break;
    }
    return _("it is no number that can be read");
}

static bool is_blank_mark(const char *text)
{
    static const char *const marks[] = {"-", "–", "…", "...", "x", "X", MISSING_MARK};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (!strcmp(text, marks[i]))
            return true;
    return false;
}

/* What follows a number is its unit where it is short; else the cell is a text. */
static bool is_unit(const struct put *put, const char *unit)
{
    return !unit || !strcmp(unit, "%") ||
           (!import_column_of(put->build, IMPORT_UNIT) && strlen(unit) <= UNIT_BYTES);
}

static void put_cell(const struct put *put)
{
    struct cell_value says;
    enum number_fault fault = cell_value_read(&says, put->cell, put->build->style);
    bool reversed = says.range && decimal_compare(says.number, says.high) > 0;
    if (put->cell->type == GRID_ERROR)
        list_lost(put, _("it is an error of a formula"));
    else if (put->cell->type == GRID_DATE)
        list_lost(put, _("it is a date"));
    else if (put->cell->type == GRID_TEXT && is_blank_mark(put->cell->text))
        put_missing(put);
    else if (fault != NUMBER_READ || reversed)
        list_lost(put, fault_reason(fault));
    else if (says.says == CELL_SAYS_FIGURE && is_unit(put, says.unit))
        put_figure(put, &says,
                   says.unit ? says.unit
                             : import_text(put->build, put->row->row, IMPORT_UNIT));
    else if (put->column->kind->number && !put->column->kind->built_in)
        list_lost(put, _("a number belongs there"));
    else
        put_text(put);
}

void import_put_values(struct import_build *build, struct buffer *out,
                       const struct import_row *row, unsigned depth)
{
    for (size_t i = 0; i < build->column_count; i++) {
        struct put put = {build, out, row, &build->columns[i], NULL, depth};
        put.cell = grid_cell(build->grid, row->row, put.column->column);
        if (put.cell && put.column->role == IMPORT_FIGURE)
            put_cell(&put);
        else if (put.cell && put.column->role == IMPORT_NOTHING)
            list_lost(&put, put.column->why);
    }
}
