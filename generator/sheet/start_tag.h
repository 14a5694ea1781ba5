/* A start tag taken apart, and elements measured, in XML that is known to be well formed.
 */
#ifndef PHULUC_SHEET_START_TAG_H
#define PHULUC_SHEET_START_TAG_H

#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

enum { TAG_ATTRIBUTES = 32 }; /* more than the element of a value may have */

/* Offsets in the source's text. */
struct tag_attribute {
    size_t start; /* of the white space before it */
    size_t name, name_end;
    size_t value, value_end; /* between the quotes */
    size_t end;              /* behind the closing quote */
};

struct start_tag {
    size_t start, name_end;
    struct tag_attribute attributes[TAG_ATTRIBUTES];
    unsigned count;
    size_t end;  /* behind the ">" */
    bool closed; /* it ends in "/>" */
};

void start_tag_read(struct start_tag *tag, const struct source *source, size_t at);
bool attribute_is(const struct source *source, const struct tag_attribute *attribute,
                  const char *name);
const struct tag_attribute *start_tag_find(const struct start_tag *tag,
                                           const struct source *source, const char *name);

#endif
