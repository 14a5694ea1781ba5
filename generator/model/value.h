/* Values: figures and texts, and how an indicator keeps them. */
#ifndef PHULUC_MODEL_VALUE_H
#define PHULUC_MODEL_VALUE_H

#include "base/arena.h"
#include "base/decimal.h"
#include "model/rich_text.h"

#include <stdbool.h>
#include <stdint.h>

enum { PERIOD_NONE = 0xFFFF }; /* "no period": the only one of a kind that declares none */

/* One figure: a number, or a range from `number` to `*high`. */
struct figure {
    struct decimal number;      /* the value, or the lower bound of a range */
    const struct decimal *high; /* the upper bound of a range, or NULL */
    const char *unit;           /* "%", "tỷ đồng", or NULL */
    const char *part; /* which part of the value it is, or NULL: the value itself */
    uint32_t at;
    uint8_t bound; /* enum bound: what it asks for, where it is to be reached */
};

enum value_type {
    VALUE_MISSING, /* given, and left blank in the document */
    VALUE_FIGURE,  /* one figure without text: an exact number or a range */
    VALUE_TEXT     /* text; with figures in it, each a part of the value */
};

/* A value of an indicator, keyed by kind and period. */
struct value {
    uint16_t kind;   /* index into report->kinds */
    uint16_t period; /* index into kind->periods, or PERIOD_NONE */
    uint8_t type;    /* enum value_type */
    bool in_name;    /* its figures stand in the indicator's name, not here */
    uint16_t figure_count;
    uint32_t at;
    const struct figure *figures;
    const struct rich_text *text; /* of VALUE_TEXT that is not in_name */
};

/* Names of units, each kept once. Zeros are none yet. */
struct unit_names {
    const char **names; /* NULL among them is "no unit" */
    size_t count, capacity;
};

void unit_names_free(struct unit_names *units);

/* The values of an indicator in document order, or the comparisons stated of it, packed: a
 * large report has millions of values, nearly all of them one exact number. NULL is a list
 * without any. */
struct value_list;

/* Packs them into the arena; texts, ranges and figures that stand in texts must lie in it
 * already. `units` must live as long, where it is. Returns NULL where `count` is 0. */
const struct value_list *value_list_make(const struct value *const *values, uint16_t count,
                                         struct unit_names *units, struct arena *arena);

/* A value made visible, with its figure. */
struct value_view {
    struct value value;
    struct figure figure;
};

/* Goes through a list:
 *     for (value = value_first(&walk, list); value; value = value_next(&walk))
 * A value holds until the next is asked for. */
struct value_walk {
    const struct value_list *list;
    uint16_t next;
    struct value_view view;
};

const struct value *value_first(struct value_walk *walk, const struct value_list *list);
const struct value *value_next(struct value_walk *walk);

/* The value of that kind and period, which holds as long as the view and the report; NULL
 * where the list has none. */
const struct value *value_find(const struct value_list *list, uint16_t kind,
                               uint16_t period, struct value_view *view);

/* The figure of a value that is one exact figure, no range; else, and of NULL, NULL. */
const struct figure *value_single_figure(const struct value *value);

#endif
