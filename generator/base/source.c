/* A text that was read, and where in it a thing stands. */
#include "base/source.h"

#include "base/source_packing.h"

#include <string.h>

void source_advance(const struct source *source, struct position *position, size_t offset)
{
    source_restore(source);
    if (offset > source->length)
        offset = source->length;
    for (; position->offset < offset; position->offset++) {
        unsigned char byte = (unsigned char)source->text[position->offset];
        if (byte == '\n') {
            position->line++;
            position->column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            position->column++;
        }
    }
}

const char *source_element_name(const struct source *source, size_t offset, int *size)
{
    source_restore(source);
    const char *name = source->text + offset, *end = source->text + source->length;
    if (name < end && *name == '<')
        name++;
    *size = 0;
    while (name + *size < end && !memchr(" \t\r\n/>", name[*size], 6))
        (*size)++;
    return name;
}
