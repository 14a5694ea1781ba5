/* Values of indicators and stated comparisons. */
#include "read/report_build.h"

#include <string.h>

static void set_figure(struct report_build *build, struct value *value,
                       const struct figure *figure)
{
    value->type = VALUE_FIGURE;
    value->figure_count = 1;
    value->figures = arena_copy(build->loose_arena, figure, sizeof *figure);
}

/* Reads what the attributes say of the value; its text follows. `unit` is that of values
 * without one. */
static void begin_value(struct report_build *build, struct value *value,
                        const struct xml_element *element, const char *unit)
{
    struct open_value *open = &build->value;
    *open = (struct open_value){.value = value, .unit = build_unit(build, element, unit)};
    open->missing = attribute_true(element, "missing");
    struct figure figure = {.unit = open->unit, .at = element->at};
    enum figure_found found = figure_read(build, element, &figure);
    open->faulted = found == FIGURE_FAULTY || element->faulted;
    open->with_figure = found == FIGURE_FOUND;
    if (open->with_figure)
        set_figure(build, value, &figure);
    text_begin(build->body, element->at);
    build->reader.text = build->body;
    build->figures.count = 0;
}

/* The name of the kind that a value element is of: its own, but for <value kind="…">. */
static struct token kind_of(const struct report_build *build, int meaning,
                            const struct xml_element *element)
{
    if (meaning == KIND_BUILT_IN)
        return attribute_token(element, "kind");
    const char *name = build->kinds[meaning].name;
    return (struct token){name, strlen(name)};
}

bool value_open(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct value_key key;
    if (build_indicator(build)->packed ||
        value_key_find(build, element, kind_of(build, reader->meaning, element), &key) != 0)
        return false;
    struct value *value =
        value_claim(build, build->value_slots, &build->loose, key, element->at);
    if (!value) {
        bool in_name = value_slot_find(build, build->value_slots, key)->value->in_name;
        value_tell_twice(
            build, key, element->at,
            in_name ? _("indicator '%s' has a value of kind '%s', period %s, both in "
                        "its name and below it: remove one")
                    : _("indicator '%s' has two values of kind '%s', period %s: "
                        "remove one, or correct its kind or period"));
        return false;
    }
    begin_value(build, value, element, build->kinds[key.kind].unit);
    build->value.element =
        reader->meaning == KIND_BUILT_IN ? "value" : build->kinds[key.kind].name;
    return true;
}

bool stated_open(struct element_reader *reader, const struct xml_element *element)
{
    struct report_build *build = reader->context;
    struct value_key key;
    if (build_indicator(build)->packed ||
        value_key_find(build, element, attribute_token(element, "with"), &key) != 0)
        return false;
    struct value *stated =
        value_claim(build, build->stated_slots, &build->loose_stated, key, element->at);
    if (!stated) {
        value_tell_twice(
            build, key, element->at,
            _("indicator '%s' has two stated comparisons with kind '%s', period %s: "
              "remove one, or correct its kind or period"));
        return false;
    }
    begin_value(build, stated, element, NULL);
    build->value.element = "stated-comparison";
    build->value.stated = true;
    return true;
}

/* What is wrong with the value as a whole, or NULL. */
static const char *value_fault(const struct open_value *open, bool blank)
{
    if (open->missing && (open->with_figure || !blank))
        return _("indicator '%s', element '%s' is 'missing', but has a number or text: "
                 "remove 'missing' or the content");
    if (open->with_figure && !blank)
        return _("indicator '%s', element '%s' has both a number in its attributes and "
                 "text: keep one, or put the number into the text as <figure>");
    if (!open->missing && !open->with_figure && blank)
        return _("indicator '%s', element '%s' has no value: give 'value', or 'min' and "
                 "'max', or text, or missing=\"true\" for a cell that is left blank");
    return NULL;
}

/* The same by the type that its kind declares. A stated comparison has none. */
static const char *type_fault(const struct open_value *open, enum kind_type type)
{
    if (open->missing || open->stated)
        return NULL;
    if (type == KIND_NUMBER && !open->with_figure)
        return _("indicator '%s', element '%s': its kind is of the type number: give "
                 "'value', or 'min' and 'max', or missing=\"true\"");
    if (type == KIND_TEXT && open->with_figure)
        return _("indicator '%s', element '%s': its kind is of the type text: write the "
                 "text between the tags");
    return NULL;
}

void value_close(struct element_reader *reader)
{
    struct report_build *build = reader->context;
    struct open_value *open = &build->value;
    struct value *value = open->value;
    if (open->faulted)
        return;
    bool blank = text_is_blank(build->body);
    const char *fault = value_fault(open, blank);
    if (!fault)
        fault = type_fault(open, build->kinds[value->kind].type);
    if (fault) {
        diagnose(build->diagnostics, DIAG_VALUE_TYPE, build_place(build, value->at), fault,
                 build_indicator_id(build), open->element);
    } else if (open->missing) {
        value->type = VALUE_MISSING;
    } else if (!blank) {
        value->type = VALUE_TEXT;
        figures_place(build);
        value->text = build_finish_text(build);
    }
}
