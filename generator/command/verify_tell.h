/* What verify has found, told on standard output. */
#ifndef PHULUC_COMMAND_VERIFY_TELL_H
#define PHULUC_COMMAND_VERIFY_TELL_H

#include "command/verify_verdict.h"

/* Tells in words how the PDF of that name compares with the bytes that were made now, from
 * what `now` says. */
void verify_tell(const char *name, const struct made_pdf *pdf, const struct buffer *bytes,
                 const struct provenance *now, const struct verify_verdict *verdict);

#endif
