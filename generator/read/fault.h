/* What libxml2 finds wrong: made readable and put in its place. */
#ifndef PHULUC_READ_FAULT_H
#define PHULUC_READ_FAULT_H

#include "base/source.h"
#include "read/input.h"

#include <stddef.h>

/* libxml2's message as one line of ours: no namespaces in braces, no line breaks, small
 * first letter, no full stop, of bearable length. The caller frees it. */
char *fault_text(const char *message);

/* fault_text for a value that is not unique or that refers to nothing; libxml2 speaks of
 * key-sequences there. The caller frees it. */
char *fault_identity_text(const char *message);

/* The byte offset of a line and column, both from 1; of the nearest character there is. */
size_t fault_offset(const struct source *source, int line, int column);

/* The first start tag, from the element numbered `from` on, of an element of that name with
 * that value in quotes: its number, or `otherwise`. `name` may begin with a namespace in
 * braces. */
size_t fault_find_value(const struct input *input, size_t from, const char *name,
                        const char *value, size_t value_size, size_t otherwise);

#endif
