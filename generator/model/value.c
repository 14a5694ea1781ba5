/* Values as an indicator keeps them: most in 24 bytes each. */
#include "model/value.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { BOUND_SHIFT = 2, UNITS = UINT16_MAX };

enum packed_form {
    PACKED_MISSING,
    PACKED_NUMBER, /* one exact figure */
    PACKED_WHOLE   /* anything else, kept as it is */
};

struct packed_value {
    union {
        int64_t digits;            /* PACKED_NUMBER */
        const struct value *whole; /* PACKED_WHOLE */
    };
    uint32_t at;
    uint16_t kind, period;
    uint16_t unit; /* index into the list's units */
    uint8_t scale;
    uint8_t form; /* enum packed_form, and the figure's bound above it */
};

struct value_list {
    const struct unit_names *units;
    uint16_t count;
    struct packed_value values[];
};

void unit_names_free(struct unit_names *units)
{
    free(units->names);
}

/* The index of the name; UNITS where there are too many. Few reports have more than five. */
static size_t unit_index(struct unit_names *units, const char *name)
{
    for (size_t i = 0; i < units->count; i++)
        if (units->names[i] == name || (name && units->names[i] &&
                                        !strcmp(units->names[i], name)))
            return i;
    if (units->count == UNITS)
        return UNITS;
    units->names = memory_grow(units->names, units->count, &units->capacity,
                               sizeof *units->names);
    units->names[units->count] = name;
    return units->count++;
}

static bool is_number(const struct value *value)
{
    return value->type == VALUE_FIGURE && value->figure_count == 1 && !value->in_name &&
           !value->figures->high && !value->figures->part &&
           value->figures->at == value->at;
}

static void pack(struct packed_value *packed, const struct value *value,
                 struct unit_names *units, struct arena *arena)
{
    *packed = (struct packed_value){
        .at = value->at, .kind = value->kind, .period = value->period};
    size_t unit = is_number(value) ? unit_index(units, value->figures->unit) : 0;
    if (value->type == VALUE_MISSING) {
        packed->form = PACKED_MISSING;
    } else if (is_number(value) && unit < UNITS) {
        packed->digits = value->figures->number.digits;
        packed->scale = value->figures->number.scale;
        packed->unit = (uint16_t)unit;
        packed->form = (uint8_t)(PACKED_NUMBER | value->figures->bound << BOUND_SHIFT);
    } else {
        struct value *whole = arena_copy(arena, value, sizeof *value);
        if (value->type == VALUE_FIGURE && !value->in_name)
            whole->figures = arena_copy(arena, value->figures, sizeof *value->figures);
        packed->whole = whole;
        packed->form = PACKED_WHOLE;
    }
}

const struct value_list *value_list_make(const struct value *const *values, uint16_t count,
                                         struct unit_names *units, struct arena *arena)
{
    if (!count)
        return NULL;
    struct value_list *list =
        arena_alloc(arena, sizeof *list + count * sizeof list->values[0]);
    list->units = units;
    list->count = count;
    for (uint16_t i = 0; i < count; i++)
        pack(&list->values[i], values[i], units, arena);
    return list;
}

static const struct value *unpack(const struct value_list *list,
                                  const struct packed_value *packed,
                                  struct value_view *view)
{
    if (packed->form == PACKED_WHOLE)
        return packed->whole;
    view->value =
        (struct value){.kind = packed->kind, .period = packed->period, .at = packed->at};
    if (packed->form == PACKED_MISSING)
        return &view->value;
    view->figure = (struct figure){.number = {packed->digits, packed->scale},
                                   .unit = list->units->names[packed->unit],
                                   .at = packed->at,
                                   .bound = packed->form >> BOUND_SHIFT};
    view->value.type = VALUE_FIGURE;
    view->value.figure_count = 1;
    view->value.figures = &view->figure;
    return &view->value;
}

const struct value *value_first(struct value_walk *walk, const struct value_list *list)
{
    walk->list = list;
    walk->next = 0;
    return value_next(walk);
}

const struct value *value_next(struct value_walk *walk)
{
    if (!walk->list || walk->next == walk->list->count)
        return NULL;
    return unpack(walk->list, &walk->list->values[walk->next++], &walk->view);
}

const struct value *value_find(const struct value_list *list, uint16_t kind,
                               uint16_t period, struct value_view *view)
{
    for (uint16_t i = 0; list && i < list->count; i++)
        if (list->values[i].kind == kind && list->values[i].period == period)
            return unpack(list, &list->values[i], view);
    return NULL;
}

const struct figure *value_single_figure(const struct value *value)
{
    if (!value || value->type != VALUE_FIGURE || value->figure_count != 1 ||
        value->figures[0].high)
        return NULL;
    return &value->figures[0];
}
