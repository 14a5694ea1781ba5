/* What the report is called inside the PDF. */
#ifndef PHULUC_COMMAND_SOURCE_NAME_H
#define PHULUC_COMMAND_SOURCE_NAME_H

#include "base/buffer.h"

/* Appends the name of the file `path` ("-": standard input), without folders; bytes that are
 * no text become underscores. */
void put_source_name(struct buffer *out, const char *path);

#endif
