/* Changes of a report for programs, as JSON. */
#include "command/change_json.h"

#include "base/buffer.h"
#include "base/json_members.h"

#include <string.h>

/* Every member is always there: null has nothing to say. */

/* "12.80": a text, so that no program rounds it. */
static void put_decimal(json_t *object, const char *key, const struct decimal *decimal)
{
    static const struct number_format as_given = {DECIMALS_AS_GIVEN, false, false};
    struct buffer text = {0};
    if (!decimal) {
        json_member_text(object, key, NULL);
        return;
    }
    decimal_print(&text, *decimal, &as_given);
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] == ',')
            text.bytes[i] = '.';
    json_member_text(object, key, buffer_string(&text));
    buffer_free(&text);
}

/* null where there is no such value; of one that is left blank `text` is null. */
static json_t *side_json(const struct change_side *side)
{
    if (!side->present)
        return json_null();
    json_t *object = json_object();
    const struct figure *figure = side->figure;
    json_member_text(object, "text", side->text);
    put_decimal(object, "value", figure ? &figure->number : NULL);
    put_decimal(object, "high", figure ? figure->high : NULL);
    json_member_text(object, "unit", figure ? figure->unit : NULL);
    return object;
}

static void put_value_name(json_t *object, const struct value_name *name)
{
    json_member_text(object, "kind", name->kind);
    json_member_text(object, "period", name->period);
}

static json_t *value_name_json(const struct value_name *name)
{
    json_t *object = json_object();
    put_value_name(object, name);
    return object;
}

static json_t *comparison_json(const struct comparison_change *comparison)
{
    json_t *object = json_object();
    json_member_text(object, "comparison", comparison->id);
    json_member_put(object, "of", value_name_json(&comparison->of));
    json_member_put(object, "with", value_name_json(&comparison->with));
    json_member_text(object, "before", comparison->before);
    json_member_text(object, "after", comparison->after);
    json_member_text(object, "verdict-before", comparison->verdict_before);
    json_member_text(object, "verdict-after", comparison->verdict_after);
    return object;
}

static const char *type_name(enum change_type type)
{
    static const char *const names[] = {[CHANGE_ADDED] = "added",
                                        [CHANGE_REMOVED] = "removed",
                                        [CHANGE_MOVED] = "moved",
                                        [CHANGE_VALUE] = "value",
                                        [CHANGE_COMPARISON] = "comparison",
                                        [CHANGE_STATED] = "stated-comparison",
                                        [CHANGE_FIELD] = "field"};
    return names[type];
}

static const char *subject_name(enum change_subject subject)
{
    static const char *const names[] = {[SUBJECT_REPORT] = "report",
                                        [SUBJECT_KIND] = "kind",
                                        [SUBJECT_TABLE] = "table",
                                        [SUBJECT_GROUP] = "group",
                                        [SUBJECT_INDICATOR] = "indicator"};
    return names[subject];
}

json_t *change_json(const struct change *change)
{
    json_t *object = json_object(), *list = json_array();
    json_member_text(object, "change", type_name(change->type));
    json_member_text(object, "of", subject_name(change->subject));
    json_member_text(object, "id", change->id);
    json_member_text(object, "row", change->row);
    json_member_text(object, "name", change->name);
    json_member_put(object, "table",
                        change->table ? json_integer(change->table) : json_null());
    json_member_text(object, "field", change->field);
    put_value_name(object, &change->value);
    json_member_text(object, "part", change->part);
    json_member_put(object, "before", side_json(&change->before));
    json_member_put(object, "after", side_json(&change->after));
    json_member_put(object, "styled", json_boolean(change->styled));
    const struct comparison_change *comparison = change->comparisons;
    for (; comparison; comparison = comparison->next)
        json_element_add(list, comparison_json(comparison));
    json_member_put(object, "comparisons", list);
    return object;
}
