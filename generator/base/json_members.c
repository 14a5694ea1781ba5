/* JSON that is whole or not there: where memory runs out, the program ends. */
#include "base/json_members.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/unicode.h"

#include <string.h>

void json_member_put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value))
        memory_exhausted();
}

void json_element_add(json_t *array, json_t *value)
{
    if (json_array_append_new(array, value))
        memory_exhausted();
}

static json_t *text_value(const char *text)
{
    size_t size = strlen(text), valid = utf8_valid_length(text, size);
    if (valid == size)
        return json_stringn(text, size);
    struct buffer mended = {0};
    for (; valid < size; valid = utf8_valid_length(text, size)) {
        buffer_put(&mended, text, valid);
        buffer_text(&mended, "\xEF\xBF\xBD");
        text += valid + 1;
        size -= valid + 1;
    }
    buffer_put(&mended, text, size);
    json_t *value = json_stringn(mended.bytes, mended.length);
    buffer_free(&mended);
    return value;
}

void json_member_text(json_t *object, const char *key, const char *text)
{
    json_member_put(object, key, text ? text_value(text) : json_null());
}

/* Where a key finds no memory, jansson leaves it out of the line and goes on. */
char *json_line_take(json_t *value)
{
    memory_watch();
    char *line = json_dumps(value, JSON_COMPACT);
    memory_watched();
    if (!line)
        memory_exhausted();
    json_decref(value);
    return line;
}
