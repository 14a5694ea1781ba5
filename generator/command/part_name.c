/* What a layout, profile or face is called in the record of a PDF. */
#include "command/part_name.h"

#include <string.h>

void put_part_name(struct buffer *out, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t size = strlen(name);
    if (size > 4 && !strcmp(name + size - 4, ".xml"))
        size -= 4;
    buffer_put(out, name, size);
}
