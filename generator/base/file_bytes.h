/* A whole file, or standard input, in memory. */
#ifndef PHULUC_BASE_FILE_BYTES_H
#define PHULUC_BASE_FILE_BYTES_H

#include "base/buffer.h"
#include "base/diagnostic.h"

#include <stddef.h>

/* Adds the bytes of the file `name` ("-": standard input), at most `limit`. Returns 0, or
 * -1 after telling why (F01-F03). The caller frees the buffer in both cases. */
int file_read(struct buffer *buffer, const char *name, size_t limit,
              struct diagnostics *diagnostics);

#endif
