/* Forms and layers: fields stay fillable under names of their own, layers stay as they
 * were. */
#ifndef PHULUC_ARCHIVE_FORM_JOIN_H
#define PHULUC_ARCHIVE_FORM_JOIN_H

#include "archive/part.h"

#include <stddef.h>

/* A field whose name is taken gets a number: "Text1" becomes "Text1_2". */
void forms_join(const struct part *parts, size_t count);
void layers_join(const struct part *parts, size_t count);

#endif
