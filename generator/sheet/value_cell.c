/* A value in a cell. */
#include "sheet/value_cell.h"

#include "sheet/report_edit.h"

#include <string.h>

bool units_equal(const char *left, const char *right)
{
    return left == right || (left && right && !strcmp(left, right));
}

bool value_is_locked(const struct report *report, const struct value *value)
{
    if (value->in_name)
        return true;
    return value->type == VALUE_TEXT &&
           (value->figure_count || !element_is_plain(report->source, value->at));
}

const char *indicator_unit(const struct report *report, const struct indicator *indicator)
{
    const char *unit = NULL;
    bool any = false;
    struct value_walk walk;
    const struct value *value = value_first(&walk, indicator->values);
    for (; value; value = value_next(&walk)) {
        if (value->type != VALUE_FIGURE || value_is_locked(report, value))
            continue;
        if (any && !units_equal(unit, value->figures->unit))
            return NULL;
        unit = value->figures->unit;
        any = true;
    }
    return unit;
}

bool value_is_number(const struct value *value, const char *row_unit)
{
    return value->type == VALUE_FIGURE && !value->figures->high &&
           units_equal(value->figures->unit, row_unit);
}

static void print_figure(struct buffer *out, const struct figure *figure,
                         const char *row_unit, char mark)
{
    number_print(out, figure->number, mark);
    if (figure->high) { /* an en dash: with a hyphen, Excel takes 5-10 for a date */
        buffer_text(out, "–");
        number_print(out, *figure->high, mark);
    }
    if (figure->unit && !units_equal(figure->unit, row_unit))
        buffer_format(out, "%s%s", strcmp(figure->unit, "%") ? " " : "", figure->unit);
}

void text_print(struct buffer *out, const struct rich_text *text, char mark)
{
    for (uint32_t i = 0; text && i < text->count; i++) {
        const struct run *run = &text->runs[i];
        if (run->kind == RUN_TEXT)
            buffer_put(out, run->utf8, run->size);
        else if (run->kind == RUN_FIGURE)
            print_figure(out, run->figure, NULL, mark);
        else if (run->kind != RUN_NOTE)
            buffer_byte(out, ' ');
    }
}

void value_print(struct buffer *out, const struct value *value, const char *row_unit,
                 char mark)
{
    if (value->type == VALUE_MISSING)
        buffer_text(out, MISSING_MARK);
    else if (value->text)
        text_print(out, value->text, mark);
    else
        for (uint16_t i = 0; i < value->figure_count; i++) {
            buffer_text(out, i ? "; " : "");
            print_figure(out, &value->figures[i], row_unit, mark);
        }
}

static enum number_fault read_text(struct cell_value *out, const char *text,
                                   struct number_style style)
{
    struct figure_text figure;
    enum number_fault fault = figure_text_read(&figure, text, style);
    if (fault != NUMBER_READ)
        return fault;
    out->number = figure.number;
    out->high = figure.high;
    out->range = figure.range;
    out->unit = figure.unit;
    return NUMBER_READ;
}

enum number_fault cell_value_read(struct cell_value *out, const struct grid_cell *cell,
                                  struct number_style style)
{
    *out = (struct cell_value){.says = CELL_SAYS_NOTHING};
    if (!cell)
        return NUMBER_READ;
    out->text = cell->text;
    out->says = CELL_SAYS_FIGURE;
    if (cell->type == GRID_NUMBER) {
        out->number = cell->number;
        out->unit = cell->percent ? "%" : NULL;
        return NUMBER_READ;
    }
    if (!strcmp(cell->text, MISSING_MARK)) {
        out->says = CELL_SAYS_MISSING;
        return NUMBER_READ;
    }
    enum number_fault fault = read_text(out, cell->text, style);
    if (fault != NUMBER_READ)
        out->says = CELL_SAYS_TEXT;
    return fault == NUMBER_NONE ? NUMBER_READ : fault;
}
