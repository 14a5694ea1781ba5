/* The key of a value, its kind and period: as the elements name it, and who has it. */
#include "base/memory.h"
#include "read/report_build.h"

static const char *list_kinds(struct report_build *build)
{
    buffer_clear(&build->scratch);
    for (uint16_t i = 0; i < build->report->kind_count; i++)
        buffer_format(&build->scratch, "%s%s", i ? ", " : "", build->kinds[i].name);
    return buffer_string(&build->scratch);
}

static int find_value_kind(struct report_build *build, const struct xml_element *element,
                           struct token name)
{
    int kind = kind_find(build, name);
    if (kind < 0 && name.size && !element->faulted)
        diagnose(build->diagnostics, DIAG_KIND_UNKNOWN, build_place(build, element->at),
                 _("indicator '%s', element '%s': kind '%.*s' is not declared (there are: "
                   "%s): correct it, or declare it under <kinds>"),
                 build_indicator_id(build), element->name, token_shown(name), name.text,
                 list_kinds(build));
    return kind;
}

static int tell_period_missing(struct report_build *build,
                               const struct xml_element *element, const struct kind *kind)
{
    diagnose(build->diagnostics, DIAG_PERIOD_UNKNOWN, build_place(build, element->at),
             _("indicator '%s', element '%s': the period is missing, and kind '%s' has "
               "several (%s): add period=\"…\""),
             build_indicator_id(build), element->name, kind->name,
             periods_listed(build, kind));
    return -1;
}

static int tell_period_unknown(struct report_build *build,
                               const struct xml_element *element, const struct kind *kind,
                               struct token period)
{
    struct place place = build_place(build, element->at);
    const char *id = build_indicator_id(build);
    if (kind->period_count)
        diagnose(build->diagnostics, DIAG_PERIOD_UNKNOWN, place,
                 _("indicator '%s', element '%s': kind '%s' has no period '%.*s' (it has: "
                   "%s): correct it, or add it to the periods of the kind"),
                 id, element->name, kind->name, token_shown(period), period.text,
                 periods_listed(build, kind));
    else
        diagnose(
            build->diagnostics, DIAG_PERIOD_UNKNOWN, place,
            _("indicator '%s', element '%s': kind '%s' declares no periods, but the "
              "period '%.*s' is given: add it to the periods of the kind under <kinds>"),
            id, element->name, kind->name, token_shown(period), period.text);
    return -1;
}

int value_key_find(struct report_build *build, const struct xml_element *element,
                   struct token kind_name, struct value_key *key)
{
    struct arena *arena = build->report->arena;
    int index = find_value_kind(build, element, token_normal(arena, kind_name));
    if (index < 0)
        return -1;
    const struct kind *kind = &build->kinds[index];
    *key = (struct value_key){(uint16_t)index, PERIOD_NONE};
    struct token period = token_normal(arena, attribute_token(element, "period"));
    int found = period_find(kind, period);
    if (found >= 0)
        key->period = (uint16_t)found;
    else if (period.size)
        return element->faulted ? -1 : tell_period_unknown(build, element, kind, period);
    else if (kind->period_count > 1)
        return element->faulted ? -1 : tell_period_missing(build, element, kind);
    else if (kind->period_count == 1)
        key->period = 0;
    return 0;
}

struct value_slot *value_slot_find(struct report_build *build, struct value_slot *slots,
                                   struct value_key key)
{
    uint32_t period = key.period == PERIOD_NONE ? 0 : key.period;
    return &slots[build->first_slots[key.kind] + period];
}

static const char *period_name(const struct report_build *build, struct value_key key)
{
    return key.period == PERIOD_NONE ? "–" : build->kinds[key.kind].periods[key.period];
}

void value_tell_twice(struct report_build *build, struct value_key key, uint32_t at,
                      const char *format)
{
    diagnose(build->diagnostics, DIAG_VALUE_TWICE, build_place(build, at), format,
             build_indicator_id(build), build->kinds[key.kind].name,
             period_name(build, key));
}

struct value *value_claim(struct report_build *build, struct value_slot *slots,
                          struct loose_values *loose, struct value_key key, uint32_t at)
{
    struct value_slot *slot = value_slot_find(build, slots, key);
    const struct indicator *indicator = build_indicator(build)->indicator;
    if (slot->owner == indicator)
        return NULL;
    struct value *value = arena_alloc(build->loose_arena, sizeof *value);
    value->kind = key.kind;
    value->period = key.period;
    value->at = at;
    loose->items =
        memory_grow(loose->items, loose->count, &loose->capacity, sizeof *loose->items);
    loose->items[loose->count++] = value;
    *slot = (struct value_slot){indicator, value};
    return value;
}

static const struct value_list *pack(struct report_build *build, struct loose_values *loose)
{
    const struct value_list *list =
        value_list_make(loose->items, (uint16_t)loose->count, &build->report->units,
                        build->report->arena);
    loose->count = 0;
    return list;
}

void values_pack(struct report_build *build)
{
    struct open_indicator *open = build_indicator(build);
    if (open->packed)
        return;
    open->indicator->values = pack(build, &build->loose);
    open->indicator->stated = pack(build, &build->loose_stated);
    open->packed = true;
    arena_rewind(build->loose_arena);
}

struct value *value_in_name(struct report_build *build, struct value_key key, uint32_t at)
{
    if (build_indicator(build)->packed)
        return NULL; /* the schema has told that it stands in the wrong place */
    struct value_slot *slot = value_slot_find(build, build->value_slots, key);
    if (slot->owner == build_indicator(build)->indicator) {
        if (slot->value->in_name) {
            slot->value->type = VALUE_TEXT; /* of several figures */
            return slot->value;
        }
        value_tell_twice(
            build, key, at,
            _("indicator '%s' has a value of kind '%s', period %s, both in its name "
              "and below it: remove one"));
        return NULL;
    }
    struct value *value = value_claim(build, build->value_slots, &build->loose, key, at);
    value->in_name = true;
    value->type = VALUE_FIGURE;
    return value;
}
