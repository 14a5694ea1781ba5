/* What verify has found, told on standard output. */
#ifndef PHULUC_COMMAND_VERIFY_TELL_H
#define PHULUC_COMMAND_VERIFY_TELL_H

#include "archive/made_pdf.h"

#include <stdbool.h>

/* Tells how the PDF `name` is to be judged beside the bytes that were made now, from what
 * `now` says. Returns whether it begins with just these bytes. */
bool verify_tell(const char *name, const struct made_pdf *pdf, const struct buffer *bytes,
                 const struct provenance *now);

#endif
