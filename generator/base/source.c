/* A text that was read, and where in it a thing stands. */
#include "base/source.h"

void source_advance(const struct source *source, struct position *position, size_t offset)
{
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
