/* The messages of a command, in the form that the command line asks for. */
#ifndef PHULUC_COMMAND_MESSAGES_H
#define PHULUC_COMMAND_MESSAGES_H

#include "base/diagnostic.h"
#include "command/options.h"

/* For persons the first ones of each severity, for programs all. The caller frees. */
struct diagnostics *command_diagnostics(const struct options *options);

#endif
