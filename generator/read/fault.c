/* What libxml2 finds wrong: made readable and put in its place. */
#include "read/fault.h"

#include "base/source_packing.h"
#include "base/buffer.h"
#include "base/diagnostic.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_LIMIT = 600 }; /* bytes of a message; values may have 64 KB */

/* Behind "{urn:…}" or "{http:…}", but not behind the "{4}" of a pattern. */
static const char *skip_namespace(const char *text)
{
    if (*text != '{' || (strncmp(text, "{urn:", 5) != 0 && strncmp(text, "{http", 5) != 0))
        return text;
    const char *close = strchr(text, '}');
    return close ? close + 1 : text;
}

static void cut(struct buffer *buffer)
{
    if (buffer->length <= TEXT_LIMIT)
        return;
    size_t length = TEXT_LIMIT;
    while (length && ((unsigned char)buffer->bytes[length] & 0xC0) == 0x80)
        length--;
    buffer->length = length;
    buffer_text(buffer, " …");
}

/* Behind "xmlParseEntityRef: ", the name of the function that found the fault. */
static const char *skip_function(const char *text)
{
    const char *colon = strstr(text, ": ");
    if (strncmp(text, "xml", 3) != 0 || !colon || memchr(text, ' ', (size_t)(colon - text)))
        return text;
    return colon + 2;
}

char *fault_text(const char *message)
{
    struct buffer buffer = {0};
    for (const char *at = skip_function(message ? message : "");
         *at && buffer.length <= TEXT_LIMIT;) {
        const char *next = skip_namespace(at);
        if (next == at) {
            buffer_byte(&buffer, (unsigned char)*at < ' ' ? ' ' : *at);
            next++;
        }
        at = next;
    }
    while (buffer.length && strchr(" .", buffer.bytes[buffer.length - 1]))
        buffer.length--;
    cut(&buffer);
    buffer_string(&buffer);
    bool word = buffer.length > 1 && buffer.bytes[1] >= 'a' && buffer.bytes[1] <= 'z';
    if (word && buffer.bytes[0] >= 'A' && buffer.bytes[0] <= 'Z')
        buffer.bytes[0] = (char)(buffer.bytes[0] - 'A' + 'a');
    return buffer.bytes;
}

char *fault_identity_text(const char *message)
{
    char *text = fault_text(message);
    char *key = strstr(text, "key-sequence ['");
    char *close = key ? strstr(key, "']") : NULL;
    char *element = strstr(text, ": ");
    if (!close || !element || element > key)
        return text;
    key += strlen("key-sequence ['");
    bool reference = strstr(close, "keyref") != NULL;
    struct buffer buffer = {0};
    buffer_format(&buffer,
                  reference ? _("%.*s: '%.*s' names nothing that is there; correct it, or "
                                "add what it names")
                            : _("%.*s: '%.*s' stands twice, where each must be different; "
                                "change one of the two"),
                  (int)(element - text), text, (int)(close - key), key);
    buffer_string(&buffer);
    free(text);
    return buffer.bytes;
}

size_t fault_offset(const struct source *source, int line, int column)
{
    source_restore(source);
    const char *text = source->text, *end = text + source->length;
    for (; line > 1; line--) {
        const char *feed = memchr(text, '\n', (size_t)(end - text));
        if (!feed)
            break;
        text = feed + 1;
    }
    for (; column > 1 && text < end && *text != '\n'; column--)
        do
            text++;
        while (text < end && ((unsigned char)*text & 0xC0) == 0x80);
    return (size_t)(text - source->text);
}

/* `tag` is behind the "<". */
static bool has_name(const char *tag, const char *end, const char *name)
{
    size_t size = 0;
    while (tag + size < end && !strchr(" \t\r\n/", tag[size]))
        size++;
    const char *colon = memchr(tag, ':', size);
    if (colon) {
        size -= (size_t)(colon + 1 - tag);
        tag = colon + 1;
    }
    return size == strlen(name) && !memcmp(tag, name, size);
}

static bool has_value(const char *tag, const char *end, const char *value, size_t size)
{
    while (tag < end && (tag = memchr(tag, *value, (size_t)(end - tag))) != NULL) {
        bool quoted = tag[-1] == '"' || tag[-1] == '\'';
        if (quoted && (size_t)(end - tag) > size && !memcmp(tag, value, size) &&
            tag[size] == tag[-1])
            return true;
        tag++;
    }
    return false;
}

size_t fault_find_value(const struct input *input, size_t from, const char *name,
                        const char *value, size_t value_size, size_t otherwise)
{
    const struct source *source = &input->source;
    source_restore(source);
    name = skip_namespace(name);
    for (size_t i = from; value_size && i < input->element_count; i++) {
        const char *tag = source->text + input->elements[i] + 1;
        size_t limit =
            i + 1 < input->element_count ? input->elements[i + 1] : source->length;
        const char *end = memchr(tag, '>', limit - input->elements[i] - 1);
        if (end && has_name(tag, end, name) && has_value(tag, end, value, value_size))
            return i;
    }
    return otherwise;
}
