/* One cell of a filled-in table against the value of the report. */
#include "sheet/value_update.h"

#include "base/visible_text.h"
#include "sheet/start_tag.h"

#include <string.h>

/* The cell that is being compared. */
struct compared {
    const struct indicator *indicator;
    const char *row_unit;
    const struct key_column *column;
    const struct kind *kind;
    const struct value *value;    /* the report's, or NULL */
    const struct grid_cell *cell; /* or NULL: it is empty */
    uint32_t row;
};

static void tell(struct value_update *values, const struct compared *compared,
                 enum diagnostic_code code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void tell(struct value_update *values, const struct compared *compared,
                 enum diagnostic_code code, const char *format, ...)
{
    va_list arguments;
    buffer_clear(&values->scratch);
    va_start(arguments, format);
    buffer_format_list(&values->scratch, format, arguments);
    va_end(arguments);
    tell_cell(values->diagnostics, code, values->grid, compared->row,
              compared->column->column, _("indicator '%s', %s: %s"),
              compared->indicator->id, compared->column->key,
              buffer_string(&values->scratch));
}

/* White space folded to single spaces; good until the next call. */
static const char *fold(struct value_update *values, const char *text)
{
    struct buffer *out = &values->folded;
    buffer_clear(out);
    for (; *text; text++) {
        bool space = strchr(" \t\r\n", *text);
        if (!space)
            buffer_byte(out, *text);
        else if (out->length && out->bytes[out->length - 1] != ' ')
            buffer_byte(out, ' ');
    }
    while (out->length && out->bytes[out->length - 1] == ' ')
        out->length--;
    return buffer_string(out);
}

/* Changes */

static void print_figure(struct buffer *out, const struct new_value *new, const char *unit)
{
    number_print(out, new->number, ',');
    if (new->range) {
        buffer_text(out, "–");
        number_print(out, new->high, ',');
    }
    if (unit)
        buffer_format(out, "%s%s", strcmp(unit, "%") ? " " : "", unit);
}

static void list_change(struct value_update *values, const struct compared *compared,
                        const struct new_value *new)
{
    struct buffer line = {0}, *listing = &values->update->listing;
    const struct value *value = compared->value;
    bool figure = value && value->type == VALUE_FIGURE;
    buffer_format(&line, "%s, %s: ", compared->indicator->id, compared->column->key);
    if (value)
        value_print(&line, value, NULL, ',');
    else
        buffer_text(&line, _("(none)"));
    buffer_text(&line, " → ");
    if (new->type == NEW_FIGURE)
        print_figure(&line, new,
                     new->unit ? new->unit
                     : figure  ? value->figures->unit
                               : NULL);
    else
        buffer_text(&line, new->type == NEW_MISSING ? MISSING_MARK : new->text);
    visible_text_put(listing, buffer_string(&line));
    buffer_byte(listing, '\n');
    buffer_free(&line);
}

static void change(struct value_update *values, const struct compared *compared,
                   const struct new_value *new)
{
    struct figure_update *update = values->update;
    list_change(values, compared, new);
    if (compared->value)
        edit_value(&update->edits, values->report, compared->value, new);
    else
        edit_new_value(&update->edits, values->report, compared->indicator,
                       compared->column->kind, compared->column->period, new);
    update->changes++;
}

/* Locked cells */

/* With which mark the figures in it were printed depends on the file it once was. */
static bool shows_value(struct value_update *values, const struct value *value,
                        const char *text)
{
    size_t marked = strlen(LOCKED_MARK) - 1; /* its space may be gone */
    if (!strncmp(text, LOCKED_MARK, marked))
        text += marked;
    text = fold(values, text);
    for (const char *mark = ",."; *mark; mark++) {
        struct buffer shown = {0};
        value_print(&shown, value, NULL, *mark);
        size_t space = shown.length && *shown.bytes == ' ';
        while (shown.length && shown.bytes[shown.length - 1] == ' ')
            shown.length--;
        bool same = !strcmp(buffer_string(&shown) + space, text);
        buffer_free(&shown);
        if (same)
            return true;
    }
    return false;
}

static void compare_locked(struct value_update *values, const struct compared *compared)
{
    if (!compared->cell || shows_value(values, compared->value, compared->cell->text))
        return;
    tell(values, compared, DIAG_SHEET_READ_ONLY,
         compared->value->in_name
             ? _("'%s' differs from the report, where the figure stands in the indicator's "
                 "name: change it there, and empty this cell")
             : _("'%s' differs from the report, where the value is a text with figures or "
                 "type styles in it: change it there, and empty this cell"),
         compared->cell->text);
}

/* Figures */

static bool indicators_have_unit(const struct indicator *indicator, const char *unit)
{
    for (; indicator; indicator = indicator->next) {
        struct value_walk walk;
        const struct value *value = value_first(&walk, indicator->values);
        for (; value; value = value_next(&walk))
            for (uint16_t i = 0; i < value->figure_count; i++)
                if (units_equal(value->figures[i].unit, unit))
                    return true;
        if (indicators_have_unit(indicator->first, unit) ||
            indicators_have_unit(indicator->parts, unit))
            return true;
    }
    return false;
}

static bool groups_have_unit(const struct group *group, const char *unit)
{
    for (; group; group = group->next)
        if (indicators_have_unit(group->indicators, unit) ||
            groups_have_unit(group->first, unit))
            return true;
    return false;
}

/* Whether it is a unit of the report: else what follows a figure may be any words. */
static bool unit_is_known(const struct report *report, const char *unit)
{
    if (!strcmp(unit, "%"))
        return true;
    for (uint16_t i = 0; i < report->kind_count; i++)
        if (units_equal(report->kinds[i].unit, unit))
            return true;
    for (const struct report_table *table = report->tables; table; table = table->next)
        if (indicators_have_unit(table->indicators, unit) ||
            groups_have_unit(table->groups, unit))
            return true;
    return false;
}

static bool has_unit_attribute(const struct value_update *values, const struct value *value)
{
    struct start_tag tag;
    start_tag_read(&tag, values->report->source, value->at);
    return start_tag_find(&tag, values->report->source, "unit");
}

/* The unit to be written, or NULL where it need not be. */
static const char *unit_to_write(const struct value_update *values,
                                 const struct compared *compared, const char *given)
{
    const struct value *value = compared->value;
    if (value && value->type == VALUE_FIGURE)
        return given && !units_equal(given, value->figures->unit) ? given : NULL;
    if (!given && value && has_unit_attribute(values, value))
        return NULL;
    const char *unit = given ? given : compared->row_unit;
    return units_equal(unit, compared->kind->unit) ? NULL : unit;
}

static bool same_figure(const struct value *value, const struct cell_value *says)
{
    const struct figure *figure = value->figures;
    return value->type == VALUE_FIGURE && !says->range == !figure->high &&
           decimal_compare(figure->number, says->number) == 0 &&
           (!says->range || decimal_compare(*figure->high, says->high) == 0) &&
           (!says->unit || units_equal(says->unit, figure->unit));
}

static void compare_figure(struct value_update *values, const struct compared *compared,
                           const struct cell_value *says)
{
    if (compared->value && same_figure(compared->value, says))
        return;
    if (says->range && decimal_compare(says->number, says->high) > 0) {
        tell(values, compared, DIAG_SHEET_NUMBER,
             _("the range '%s' begins with the greater number: exchange or correct them"),
             says->text);
        return;
    }
    struct new_value new = {.type = NEW_FIGURE,
                            .number = says->number,
                            .high = says->high,
                            .range = says->range,
                            .unit = unit_to_write(values, compared, says->unit)};
    change(values, compared, &new);
}

/* Texts */

static void compare_text(struct value_update *values, const struct compared *compared)
{
    const char *text = fold(values, compared->cell->text);
    const struct value *value = compared->value;
    if (value && value->type == VALUE_TEXT) {
        buffer_clear(&values->scratch);
        text_print(&values->scratch, value->text, ',');
        if (!strcmp(buffer_string(&values->scratch), text))
            return;
    }
    struct new_value new = {.type = NEW_TEXT, .text = text};
    change(values, compared, &new);
}

/* Whether the report lets a text stand there, in the place of what it has. */
static bool takes_text(const struct compared *compared)
{
    return compared->kind->type == KIND_TEXT ||
           (compared->kind->type == KIND_ANY && compared->value &&
            compared->value->type == VALUE_TEXT);
}

static void tell_number_fault(struct value_update *values, const struct compared *compared,
                              enum number_fault fault)
{
    char mark = values->style.mark, other = mark == ',' ? '.' : ',';
    const char *text = compared->cell->text;
    if (fault == NUMBER_TWO_WAYS)
        tell(values, compared, DIAG_SHEET_NUMBER,
             _("'%s' can be read two ways, with '%c' between thousands or before decimals: "
               "write it without grouping, and decimals behind '%c'"),
             text, other, mark);
    else if (fault == NUMBER_OTHER_MARK)
        tell(values, compared, DIAG_SHEET_NUMBER,
             _("'%s' has '%c' before its decimals or '%c' between thousands; numbers of "
               "this file have '%c' before the decimals: correct it"),
             text, other, mark, mark);
    else
        tell(values, compared, DIAG_SHEET_NUMBER,
             _("'%s' is no number of at most %d digits: correct it"), text, DECIMAL_DIGITS);
}

static void take_text(struct value_update *values, const struct compared *compared)
{
    bool figure = compared->kind->type == KIND_NUMBER ||
                  (compared->value && compared->value->type == VALUE_FIGURE);
    if (!figure || takes_text(compared))
        compare_text(values, compared);
    else
        tell(values, compared, DIAG_SHEET_VALUE,
             _("'%s' is a text, and a number belongs here: correct it, or write the text "
               "into the report itself"),
             compared->cell->text);
}

static void take_figure(struct value_update *values, const struct compared *compared,
                        const struct cell_value *says)
{
    bool known = !says->unit || unit_is_known(values->report, says->unit);
    if (compared->kind->type == KIND_TEXT || (!known && takes_text(compared)))
        compare_text(values, compared);
    else if (known)
        compare_figure(values, compared, says);
    else
        tell(values, compared, DIAG_SHEET_VALUE,
             _("'%s' ends in '%s', which is no unit of the report: correct it, or write "
               "the value into the report itself"),
             says->text, says->unit);
}

/* An empty cell takes nothing away: that might be a slip. */
static void take_nothing(struct value_update *values, const struct compared *compared)
{
    const struct value *value = compared->value;
    if (!value || value->type == VALUE_MISSING)
        return;
    struct buffer shown = {0};
    value_print(&shown, value, NULL, ',');
    tell(values, compared, DIAG_SHEET_VALUE,
         _("the cell is empty, and the report has '%s': put it back, or write %s for a "
           "cell that the document leaves blank"),
         buffer_string(&shown), MISSING_MARK);
    buffer_free(&shown);
}

static void compare_open(struct value_update *values, const struct compared *compared)
{
    struct cell_value says;
    enum number_fault fault = cell_value_read(&says, compared->cell, values->style);
    if (fault != NUMBER_READ && !takes_text(compared)) {
        tell_number_fault(values, compared, fault);
        return;
    }
    switch (says.says) {
    case CELL_SAYS_NOTHING:
        take_nothing(values, compared);
        break;
    case CELL_SAYS_MISSING:
        if (!compared->value || compared->value->type != VALUE_MISSING)
            change(values, compared, &(struct new_value){.type = NEW_MISSING});
        break;
    case CELL_SAYS_FIGURE:
        take_figure(values, compared, &says);
        break;
    case CELL_SAYS_TEXT:
        take_text(values, compared);
        break;
    }
}

void value_update_cell(struct value_update *values, const struct indicator *indicator,
                       const char *unit, const struct key_column *column, uint32_t row)
{
    struct compared compared = {.indicator = indicator,
                                .row_unit = unit,
                                .column = column,
                                .kind = &values->report->kinds[column->kind],
                                .row = row};
    struct value_view view;
    compared.value = value_find(indicator->values, column->kind, column->period, &view);
    compared.cell = grid_cell(values->grid, row, column->column);
    if (compared.cell && compared.cell->type == GRID_ERROR)
        tell(values, &compared, DIAG_SHEET_CELL,
             _("the cell holds the error %s: mend its formula"), compared.cell->text);
    else if (compared.cell && compared.cell->type == GRID_DATE)
        tell(values, &compared, DIAG_SHEET_CELL,
             _("the spreadsheet has made a date of the cell: write the number or the range "
               "(14–18) again, in a cell with the format Text"));
    else if (compared.value && value_is_locked(values->report, compared.value))
        compare_locked(values, &compared);
    else
        compare_open(values, &compared);
}

void value_update_free(struct value_update *values)
{
    buffer_free(&values->scratch);
    buffer_free(&values->folded);
}
