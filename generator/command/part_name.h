/* What a layout, profile or face is called in the record of a PDF. */
#ifndef PHULUC_COMMAND_PART_NAME_H
#define PHULUC_COMMAND_PART_NAME_H

#include "base/buffer.h"

/* Appends the name of its file, without folder and ".xml": so it is the same whether a name
 * or a path led to the file. */
void put_part_name(struct buffer *out, const char *path);

#endif
