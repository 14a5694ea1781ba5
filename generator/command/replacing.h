/* Outputs that would take the place of what they are made from. */
#ifndef PHULUC_COMMAND_REPLACING_H
#define PHULUC_COMMAND_REPLACING_H

#include "base/diagnostic.h"

#include <stdbool.h>

/* Whether both names lead to one file that is there. */
bool same_file(const char *left, const char *right);

/* Whether the output, which may be "-", would replace that input; it is then told (O01). */
bool would_replace(const char *output, const char *input, struct diagnostics *diagnostics);

#endif
