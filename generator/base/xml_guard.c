/* The guard: one pass over the text before libxml2 gets it.
 *
 * It sees tags as libxml2 does for as long as the text is well formed; at the first thing
 * that has no end, the scan ends and libxml2 tells what is wrong. */
#include "base/xml_guard.h"

#include "base/memory.h"

#include <string.h>

struct guard {
    const struct source *source;
    struct diagnostics *diagnostics;
    const char *end;
    uint32_t *elements;
    size_t count, capacity;
    unsigned depth;
    bool indexing;
};

struct tag {
    const char *end;     /* behind the ">", or NULL where there is none */
    unsigned attributes; /* "=" outside quotes */
    bool empty;          /* <a/> */
};

static int refuse(struct guard *guard, enum diagnostic_code code, const char *at,
                  const char *format, unsigned limit)
{
    size_t offset = (size_t)(at - guard->source->text);
    diagnose(guard->diagnostics, code, place_in(guard->source, offset), format, limit);
    return -1;
}

static bool begins_with(const char *text, const char *end, const char *word)
{
    size_t size = strlen(word);
    return (size_t)(end - text) >= size && !memcmp(text, word, size);
}

/* Behind the next `word`, which ends in ">", or NULL. */
static const char *skip_past(const char *text, const char *end, const char *word)
{
    size_t size = strlen(word);
    if ((size_t)(end - text) < size)
        return NULL;
    for (text += size - 1; text < end; text++)
        if (*text == '>' && !memcmp(text + 1 - size, word, size))
            return text + 1;
    return NULL;
}

/* Measures a start tag, but looks no further than `end`. */
static struct tag scan_start_tag(const char *text, const char *end)
{
    struct tag tag = {NULL, 0, false};
    while (++text < end) {
        switch (*text) {
        case '>':
            tag.end = text + 1;
            tag.empty = text[-1] == '/';
            return tag;
        case '=':
            tag.attributes++;
            break;
        case '"':
        case '\'':
            text = memchr(text + 1, *text, (size_t)(end - text - 1));
            if (!text)
                return tag;
            break;
        default:
            break;
        }
    }
    return tag;
}

static const char *const tag_limit = N_("the start tag is longer than %u bytes; no tag of "
                                        "this format needs so many: shorten it");
static const char *const attribute_limit =
    N_("the start tag has more than %u attributes; no element of this format has so many: "
       "remove those that do not belong to it");
static const char *const depth_limit =
    N_("elements are nested more than %u deep; no document of this format needs that: look "
       "for an end tag that is missing");

/* Sets `*text` behind the tag, or to the end where it has no ">". */
static int take_start_tag(struct guard *guard, const char **text)
{
    const char *end = guard->end;
    if (end - *text > INPUT_TAG_BYTES)
        end = *text + INPUT_TAG_BYTES;
    struct tag tag = scan_start_tag(*text, end);
    if (tag.attributes > INPUT_ATTRIBUTES)
        return refuse(guard, DIAG_XML_ATTRIBUTES, *text, _(attribute_limit),
                      INPUT_ATTRIBUTES);
    if (!tag.end && end < guard->end)
        return refuse(guard, DIAG_XML_TAG_TOO_LONG, *text, _(tag_limit), INPUT_TAG_BYTES);
    if (guard->depth >= INPUT_DEPTH)
        return refuse(guard, DIAG_XML_DEPTH, *text, _(depth_limit), INPUT_DEPTH);
    if (guard->indexing) {
        guard->elements = memory_grow(guard->elements, guard->count, &guard->capacity,
                                      sizeof *guard->elements);
        guard->elements[guard->count++] = (uint32_t)(*text - guard->source->text);
    }
    guard->depth += !tag.empty;
    *text = tag.end ? tag.end : guard->end;
    return 0;
}

/* `text` is at "<!"; sets it behind the declaration, or NULL where that has no end. */
static int take_declaration(struct guard *guard, const char **text)
{
    const char *end = guard->end;
    if (begins_with(*text, end, "<!DOCTYPE"))
        return refuse(guard, DIAG_XML_DOCTYPE, *text,
                      _("a document type declaration (DOCTYPE) is not allowed: remove it"),
                      0);
    if (begins_with(*text, end, "<!--"))
        *text = skip_past(*text + 4, end, "-->");
    else if (begins_with(*text, end, "<![CDATA["))
        *text = skip_past(*text + 9, end, "]]>");
    else
        *text = skip_past(*text, end, ">");
    return 0;
}

/* `text` is at a "<"; sets it behind the markup, or NULL where that has no end. */
static int take_markup(struct guard *guard, const char **text)
{
    const char *end = guard->end;
    switch (end - *text > 1 ? (*text)[1] : '\0') {
    case '/':
        guard->depth -= guard->depth > 0;
        *text = skip_past(*text, end, ">");
        return 0;
    case '?':
        *text = skip_past(*text + 2, end, "?>");
        return 0;
    case '!':
        return take_declaration(guard, text);
    default:
        return take_start_tag(guard, text);
    }
}

int guard_scan(const struct source *source, uint32_t **elements, size_t *count,
               struct diagnostics *diagnostics)
{
    struct guard guard = {.source = source,
                          .diagnostics = diagnostics,
                          .end = source->text + source->length,
                          .indexing = elements};
    const char *text = source->text;
    int result = 0;
    while (result == 0 && text && text < guard.end) {
        text = memchr(text, '<', (size_t)(guard.end - text));
        if (text)
            result = take_markup(&guard, &text);
    }
    if (elements) {
        *elements = guard.elements;
        *count = guard.count;
    }
    return result;
}

bool guard_passes(const char *text, size_t size)
{
    struct source source = {.name = "", .text = text, .length = size};
    struct diagnostics *ignored = diagnostics_new(1);
    int result = guard_scan(&source, NULL, NULL, ignored);
    diagnostics_free(ignored);
    return result == 0;
}
