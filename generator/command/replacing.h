/* Outputs that would take the place of what they are made from. */
#ifndef PHULUC_COMMAND_REPLACING_H
#define PHULUC_COMMAND_REPLACING_H

#include "base/diagnostic.h"

#include <stdbool.h>

/* Whether the output would replace that input, which is then told (O01). */
bool would_replace(const char *output, const char *input, struct diagnostics *diagnostics);

#endif
