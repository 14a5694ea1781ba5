/* What the report is called inside the PDF. */
#include "command/source_name.h"

#include "base/unicode.h"

#include <string.h>

static const char piped_name[] = "report.xml";

void put_source_name(struct buffer *out, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = !strcmp(path, "-") ? piped_name : slash ? slash + 1 : path;
    size_t start = out->length, size = strlen(name);
    buffer_put(out, name, size);
    char *copy = out->bytes + start;
    for (size_t i = 0; (i += utf8_valid_length(copy + i, size - i)) < size;)
        copy[i] = '_';
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)copy[i] < ' ' || copy[i] == 0x7F)
            copy[i] = '_';
}
