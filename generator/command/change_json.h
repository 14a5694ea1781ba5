/* Changes of a report for programs, as JSON. */
#ifndef PHULUC_COMMAND_CHANGE_JSON_H
#define PHULUC_COMMAND_CHANGE_JSON_H

#include "compute/report_diff.h"

#include <jansson.h>

/* One change as an object; README has its members. The caller gives it up with
 * json_decref. */
json_t *change_json(const struct change *change);

#endif
