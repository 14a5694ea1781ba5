/* The messages of a command, in the form that the command line asks for. */
#include "command/messages.h"

enum { SHOWN_MESSAGES = 200, LISTED_MESSAGES = 100000 }; /* of each severity, for each file */

struct diagnostics *command_diagnostics(const struct options *options)
{
    bool listed = options->messages == FORM_JSON;
    struct diagnostics *diagnostics =
        diagnostics_new(listed ? LISTED_MESSAGES : SHOWN_MESSAGES);
    diagnostics_set_form(diagnostics, options->messages);
    return diagnostics;
}
