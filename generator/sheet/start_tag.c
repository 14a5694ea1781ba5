/* A start tag taken apart, and elements measured. */
#include "sheet/start_tag.h"

#include "sheet/report_edit.h"

#include <string.h>

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* All readers stop at the end of the text, though well-formed XML never gets there. */
static size_t skip_spaces(const struct source *source, size_t at)
{
    while (at < source->length && is_space(source->text[at]))
        at++;
    return at;
}

static size_t skip_name(const struct source *source, size_t at)
{
    while (at < source->length && !is_space(source->text[at]) &&
           !memchr("=/>", source->text[at], 3))
        at++;
    return at;
}

/* Reads ` name="value"` and returns where it ends; `at` is behind the one before. */
static size_t read_attribute(struct tag_attribute *attribute, const struct source *source,
                             size_t at)
{
    attribute->start = at;
    attribute->name = skip_spaces(source, at);
    attribute->name_end = skip_name(source, attribute->name);
    at = skip_spaces(source, attribute->name_end);
    at = skip_spaces(source, at + 1); /* the "=" */
    attribute->value = attribute->value_end = attribute->end = at + 1;
    if (at >= source->length)
        return source->length;
    const char *quote =
        memchr(source->text + at + 1, source->text[at], source->length - at - 1);
    if (!quote)
        return source->length;
    attribute->value_end = (size_t)(quote - source->text);
    return attribute->end = attribute->value_end + 1;
}

void start_tag_read(struct start_tag *tag, const struct source *source, size_t at)
{
    tag->start = at;
    tag->name_end = at = skip_name(source, at + 1);
    tag->count = 0;
    tag->closed = false;
    for (;;) {
        size_t next = skip_spaces(source, at);
        if (next >= source->length || source->text[next] == '>' ||
            source->text[next] == '/') {
            tag->closed = next < source->length && source->text[next] == '/';
            tag->end = next + (tag->closed ? 2 : 1);
            return;
        }
        struct tag_attribute spare;
        bool room = tag->count < TAG_ATTRIBUTES;
        at = read_attribute(room ? &tag->attributes[tag->count] : &spare, source, at);
        tag->count += room;
    }
}

bool attribute_is(const struct source *source, const struct tag_attribute *attribute,
                  const char *name)
{
    size_t size = attribute->name_end - attribute->name;
    return size == strlen(name) && !memcmp(source->text + attribute->name, name, size);
}

const struct tag_attribute *start_tag_find(const struct start_tag *tag,
                                           const struct source *source, const char *name)
{
    for (unsigned i = 0; i < tag->count; i++)
        if (attribute_is(source, &tag->attributes[i], name))
            return &tag->attributes[i];
    return NULL;
}

static bool begins(const struct source *source, size_t at, const char *word)
{
    size_t size = strlen(word);
    return source->length - at >= size && !memcmp(source->text + at, word, size);
}

static size_t behind(const struct source *source, size_t at, const char *word)
{
    while (at < source->length && !begins(source, at, word))
        at++;
    return at < source->length ? at + strlen(word) : source->length;
}

/* Behind the markup at `at`; changes the depth as it opens or closes an element. */
static size_t skip_markup(const struct source *source, size_t at, unsigned *depth)
{
    if (begins(source, at, "<!--"))
        return behind(source, at + 4, "-->");
    if (begins(source, at, "<![CDATA["))
        return behind(source, at, "]]>");
    if (begins(source, at, "<?"))
        return behind(source, at, "?>");
    if (begins(source, at, "</")) {
        --*depth;
        return behind(source, at, ">");
    }
    struct start_tag tag;
    start_tag_read(&tag, source, at);
    *depth += !tag.closed;
    return tag.end;
}

size_t element_end(const struct source *source, size_t at)
{
    unsigned depth = 0;
    do {
        at = skip_markup(source, at, &depth);
        if (!depth)
            break;
        const char *next = at < source->length
                               ? memchr(source->text + at, '<', source->length - at)
                               : NULL;
        at = next ? (size_t)(next - source->text) : source->length;
    } while (at < source->length);
    return at;
}

bool element_is_plain(const struct source *source, size_t at)
{
    struct start_tag tag;
    start_tag_read(&tag, source, at);
    if (tag.closed || tag.end >= source->length)
        return true;
    const char *next = memchr(source->text + tag.end, '<', source->length - tag.end);
    return !next || begins(source, (size_t)(next - source->text), "</");
}
