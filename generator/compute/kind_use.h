/* What a layout uses of each kind of value: what a report for it must give. */
#ifndef PHULUC_COMPUTE_KIND_USE_H
#define PHULUC_COMPUTE_KIND_USE_H

#include "model/layout_spec.h"

#include <stdbool.h>
#include <stddef.h>

struct kind_use {
    const char *name;
    bool value;   /* indicators have values of it */
    bool number;  /* which are reckoned with */
    bool periods; /* a column stands for each of its periods */
    bool period;  /* a period of it is printed or compared */
    bool before;  /* also the one before its base period */
    const char **names; /* of periods that are meant by a name, or by themselves */
    size_t name_count, name_capacity;
    bool title, basis;
};

struct kind_uses {
    struct kind_use *uses; /* the built-in kinds first, else in the layout's order */
    size_t count, capacity;
};

/* Finds them in all columns, rows, calculations and comparisons. kind_uses_free frees. */
void kind_uses_find(struct kind_uses *uses, const struct layout_spec *layout);
void kind_uses_free(struct kind_uses *uses);

#endif
