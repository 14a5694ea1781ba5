/* Numbers in a report's attributes, in the notation that the report declares. */
#ifndef PHULUC_READ_NUMBER_READER_H
#define PHULUC_READ_NUMBER_READER_H

#include "base/decimal.h"
#include "read/attributes.h"
#include "read/xml_stream.h"

#include <stdbool.h>

struct report_build;

/* What an attribute says. */
struct written_figure {
    struct decimal number, high; /* `high`: the upper bound of a range */
    bool range;                  /* of value= in Vietnamese notation only */
    bool percent;                /* a percent sign follows; likewise */
};

/* Reads the attribute's value, which is given. Returns 0, or -1 after telling what is wrong
 * and how to write it (R05, R07); tells too what only the notation decides (R14). */
int written_figure_read(struct report_build *build, const struct xml_element *element,
                        const char *attribute, struct token token,
                        struct written_figure *out);

#endif
