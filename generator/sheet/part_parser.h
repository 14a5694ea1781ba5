/* Streams one XML part of a workbook to handlers. It is guarded as reports are: no DOCTYPE,
 * no entities, no network, no depth or tag beyond the limits of base/xml_guard.h. */
#ifndef PHULUC_SHEET_PART_PARSER_H
#define PHULUC_SHEET_PART_PARSER_H

#include "base/xml_guard.h"

#include <stdbool.h>
#include <stddef.h>

struct part_attribute {
    const char *name;  /* without its prefix */
    const char *value; /* not terminated */
    size_t size;
};

struct part_element {
    const char *name; /* without its prefix */
    struct part_attribute attributes[INPUT_ATTRIBUTES];
    size_t count;
};

struct part_handlers {
    /* Each returns false where the reading shall end: what it has found is wrong. */
    bool (*start)(void *context, const struct part_element *element);
    /* With the text since the last tag. */
    bool (*end)(void *context, const char *name, const char *text, size_t size);
    void *context;
};

/* Returns 0, or -1 where the text is not well-formed XML in UTF-8, or the guard or a
 * handler refused it. */
int part_parse(const char *text, size_t size, const struct part_handlers *handlers);

/* The attribute, or NULL. */
const struct part_attribute *part_find(const struct part_element *element,
                                       const char *name);
bool part_attribute_is(const struct part_attribute *attribute, const char *value);

#endif
