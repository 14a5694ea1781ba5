/* Figures: read from attributes, gathered while a text is read, placed when it is whole. */
#include "read/figure_reader.h"

#include "base/memory.h"
#include "read/number_reader.h"
#include "read/report_build.h"

#include <string.h>

enum { FIGURE_LIMIT = 100 }; /* of one value; they are searched one after the other */

struct bounds {
    struct token value, min, max;
};

static enum figure_found tell(struct report_build *build, enum diagnostic_code code,
                              const struct xml_element *element, const char *format)
{
    if (!element->faulted)
        diagnose(build->diagnostics, code, build_place(build, element->at), format,
                 build_indicator_id(build), element->name);
    return FIGURE_FAULTY;
}

static enum figure_found check_bounds(struct report_build *build,
                                      const struct xml_element *element,
                                      const struct bounds *bounds)
{
    if (bounds->value.text && (bounds->min.text || bounds->max.text))
        return tell(build, DIAG_VALUE_TYPE, element,
                    _("indicator '%s', element '%s': 'value' stands beside 'min' or 'max'; "
                      "keep 'value' for an exact number, or 'min' and 'max' for a range"));
    if (bounds->min.text && !bounds->max.text)
        return tell(build, DIAG_VALUE_TYPE, element,
                    _("indicator '%s', element '%s': 'min' has no 'max'; give both ends of "
                      "the range, or 'value' for an exact number"));
    if (bounds->max.text && !bounds->min.text)
        return tell(build, DIAG_VALUE_TYPE, element,
                    _("indicator '%s', element '%s': 'max' has no 'min'; give both ends of "
                      "the range, or 'value' for an exact number"));
    return bounds->value.text || bounds->min.text ? FIGURE_FOUND : FIGURE_NONE;
}

/* A percent sign behind a number is its unit, whatever that of the kind is. */
static int set_percent(struct report_build *build, const struct xml_element *element,
                       struct figure *figure)
{
    struct token unit = attribute_token(element, "unit");
    if (unit.text && !token_is(unit, "%")) {
        tell(build, DIAG_VALUE_TYPE, element,
             _("indicator '%s', element '%s' has a percent sign behind its number, but "
               "another unit in 'unit'; remove one of them"));
        return -1;
    }
    figure->unit = build_pooled(build, (struct token){"%", 1});
    return 0;
}

static void set_high(struct report_build *build, struct figure *figure, struct decimal high)
{
    figure->high = arena_copy(build->report->arena, &high, sizeof high);
}

static int read_value(struct report_build *build, const struct xml_element *element,
                      struct token token, struct figure *figure)
{
    struct written_figure written;
    if (written_figure_read(build, element, "value", token, &written) != 0)
        return -1;
    figure->number = written.number;
    if (written.range)
        set_high(build, figure, written.high);
    return written.percent ? set_percent(build, element, figure) : 0;
}

static int read_range(struct report_build *build, const struct xml_element *element,
                      const struct bounds *bounds, struct figure *figure)
{
    struct written_figure low, high;
    struct token min = bounds->min, max = bounds->max;
    if (written_figure_read(build, element, "min", min, &low) != 0 ||
        written_figure_read(build, element, "max", max, &high) != 0)
        return -1;
    if (decimal_compare(low.number, high.number) > 0) {
        diagnose(build->diagnostics, DIAG_RANGE_REVERSED, build_place(build, element->at),
                 _("indicator '%s', element '%s': 'min' %.*s is greater than 'max' %.*s; "
                   "exchange or correct them"),
                 build_indicator_id(build), element->name, token_shown(min), min.text,
                 token_shown(max), max.text);
        return -1;
    }
    figure->number = low.number;
    set_high(build, figure, high.number);
    return low.percent || high.percent ? set_percent(build, element, figure) : 0;
}

static enum bound read_bound(const struct xml_element *element)
{
    static const char *const words[] = {"",      "at-least", "above", "at-most",
                                        "below", "exactly",  NULL};
    return (enum bound)attribute_choice(element, "bound", words, BOUND_NONE);
}

enum figure_found figure_read(struct report_build *build, const struct xml_element *element,
                              struct figure *figure)
{
    const struct bounds bounds = {attribute_token(element, "value"),
                                  attribute_token(element, "min"),
                                  attribute_token(element, "max")};
    enum figure_found found = check_bounds(build, element, &bounds);
    if (found == FIGURE_NONE && xml_find_attribute(element, "bound") &&
        !attribute_true(element, "missing"))
        return tell(build, DIAG_VALUE_TYPE, element,
                    _("indicator '%s', element '%s': 'bound' stands without a number that "
                      "it could be of; put it into the <figure>, or give 'value'"));
    if (found != FIGURE_FOUND)
        return found;
    int result = bounds.value.text ? read_value(build, element, bounds.value, figure)
                                   : read_range(build, element, &bounds, figure);
    figure->bound = (uint8_t)read_bound(element);
    return result == 0 ? FIGURE_FOUND : FIGURE_FAULTY;
}

static bool part_is_taken(const struct figure_list *list, const struct value *value,
                          const char *part)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].value == value && list->items[i].figure.part == part)
            return true;
    return false;
}

/* Puts the figure into the text that is being read. */
static void gather(struct report_build *build, const struct xml_element *element,
                   struct value *value, const struct figure *figure)
{
    struct figure_list *list = &build->figures;
    if (list->count == FIGURE_LIMIT) {
        tell(build, DIAG_VALUE_TYPE, element,
             _("indicator '%s', element '%s': too many figures in one text; write the "
               "further ones as plain text"));
        return;
    }
    if (part_is_taken(list, value, figure->part)) {
        tell(build, DIAG_VALUE_TWICE, element,
             figure->part
                 ? _("indicator '%s', element '%s': the value has this part "
                     "already; give each figure of a value a part of its own")
                 : _("indicator '%s', element '%s': the value has a figure without "
                     "'part' already; give each figure of a value a part of its "
                     "own"));
        return;
    }
    list->items =
        memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    uint32_t run = text_insert(build->reader.text, (struct run){.kind = RUN_FIGURE});
    list->items[list->count++] =
        (struct gathered_figure){*figure, value, value->figure_count++, run};
}

/* Reads a figure of a text; 0, or -1 after telling what is wrong. */
static int read_figure(struct report_build *build, const struct xml_element *element,
                       const char *unit, struct figure *figure)
{
    *figure = (struct figure){.unit = build_unit(build, element, unit), .at = element->at};
    enum figure_found found = figure_read(build, element, figure);
    if (found == FIGURE_NONE)
        tell(build, DIAG_VALUE_TYPE, element,
             _("indicator '%s', element '%s' has no number: give 'value', or 'min' and "
               "'max'"));
    figure->part = build_pooled(build, attribute_token(element, "part"));
    return found == FIGURE_FOUND ? 0 : -1;
}

bool figure_open_in_value(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct open_value *open = &build->value;
    struct figure figure;
    if (xml_find_attribute(element, "kind") || xml_find_attribute(element, "period"))
        tell(build, DIAG_FIGURE_PLACE, element,
             _("indicator '%s', element '%s': a figure inside a value has its kind and "
               "period from the value; remove 'kind' and 'period'"));
    else if (read_figure(build, element, open->unit, &figure) == 0) {
        gather(build, element, open->value, &figure);
        return true;
    }
    open->faulted = true;
    return false;
}

bool figure_open_in_name(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct token kind = attribute_token(element, "kind");
    struct value_key key;
    struct figure figure;
    if (!kind.text) {
        tell(build, DIAG_FIGURE_PLACE, element,
             _("indicator '%s', element '%s': a figure in a name needs kind=\"…\", which "
               "says "
               "which value of the indicator it is"));
        return false;
    }
    if (value_key_find(build, element, kind, &key) != 0 ||
        read_figure(build, element, build->report->kinds[key.kind].unit, &figure) != 0)
        return false;
    struct value *value = value_in_name(build, key, element->at);
    if (value)
        gather(build, element, value, &figure);
    return value != NULL;
}

bool figure_open_elsewhere(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    if (!element->faulted)
        diagnose(build->diagnostics, DIAG_FIGURE_PLACE, build_place(build, element->at),
                 _("element 'figure' may stand only in values and in names of indicators; "
                   "write the number as plain text here"));
    return false;
}

/* The array for all figures of a value, with those that an earlier text has placed. */
static struct figure *new_figures(struct report_build *build, struct value *value,
                                  size_t placed)
{
    struct figure *figures =
        arena_alloc(build->report->arena, value->figure_count * sizeof *figures);
    if (placed && value->figures)
        memcpy(figures, value->figures, placed * sizeof *figures);
    value->figures = figures;
    return figures;
}

void figures_place(struct report_build *build)
{
    struct figure_list *list = &build->figures;
    struct figure *arrays[FIGURE_LIMIT]; /* of each value, at its first figure */
    for (size_t i = 0; i < list->count; i++) {
        struct gathered_figure *item = &list->items[i];
        size_t first = 0;
        while (list->items[first].value != item->value)
            first++;
        if (first == i)
            arrays[i] = new_figures(build, item->value, item->index);
        arrays[first][item->index] = item->figure;
        text_set_figure(build->body, item->run, &arrays[first][item->index]);
    }
    list->count = 0;
}
