/* Streams one XML part of a workbook to handlers. */
#include "sheet/part_parser.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/unicode.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 32768 };

struct parsing {
    const struct part_handlers *handlers;
    xmlParserCtxtPtr parser;
    struct buffer text; /* since the last tag */
    struct part_element element;
    bool refused;
};

static void refuse(struct parsing *parsing)
{
    parsing->refused = true;
    xmlStopParser(parsing->parser);
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *namespace_name, int namespace_count,
                          const xmlChar **namespaces, int count, int defaulted_count,
                          const xmlChar **attributes)
{
    struct parsing *parsing = context;
    (void)prefix, (void)namespace_name, (void)namespace_count, (void)namespaces;
    (void)defaulted_count;
    if (parsing->refused)
        return;
    struct part_element *element = &parsing->element;
    element->name = (const char *)name;
    element->count = 0;
    for (int i = 0; i < count && element->count < INPUT_ATTRIBUTES; i++) {
        const xmlChar **parts = attributes + 5 * i; /* name, prefix, URI, value, end */
        element->attributes[element->count++] = (struct part_attribute){
            (const char *)parts[0], (const char *)parts[3], (size_t)(parts[4] - parts[3])};
    }
    buffer_clear(&parsing->text);
    if (!parsing->handlers->start(parsing->handlers->context, element))
        refuse(parsing);
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *namespace_name)
{
    struct parsing *parsing = context;
    (void)prefix, (void)namespace_name;
    if (parsing->refused)
        return;
    struct buffer *text = &parsing->text;
    if (!parsing->handlers->end(parsing->handlers->context, (const char *)name,
                                buffer_string(text), text->length))
        refuse(parsing);
    buffer_clear(text);
}

static void add_text(void *context, const xmlChar *text, int size)
{
    struct parsing *parsing = context;
    buffer_put(&parsing->text, text, (size_t)size);
}

/* Faults are seen by what the parser returns; libxml2 would print them. */
static void ignore_fault(void *context, const xmlError *error)
{
    (void)context, (void)error;
}

/* What serror must be differs between the versions of libxml2. */
static xmlParserCtxtPtr new_parser(struct parsing *parsing)
{
    xmlSAXHandler handlers = {.initialized = XML_SAX2_MAGIC,
                              .startElementNs = start_element,
                              .endElementNs = end_element,
                              .characters = add_text,
                              .ignorableWhitespace = add_text,
                              .cdataBlock = add_text,
                              .serror = (xmlStructuredErrorFunc)ignore_fault};
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handlers, parsing, NULL, 0, NULL);
    /* NOENT: else "&" in attributes comes as "&#38;"; without declarations there is no
     * entity but the five of XML. */
    int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT;
    if (parser && xmlCtxtUseOptions(parser, options) != 0) {
        xmlFreeParserCtxt(parser);
        return NULL;
    }
    return parser;
}

static int parse_guarded(struct parsing *parsing, const char *text, size_t size)
{
    parsing->parser = new_parser(parsing);
    if (!parsing->parser)
        return -1;
    int result = 0;
    for (size_t at = 0; at < size && !parsing->refused && result == 0; at += CHUNK) {
        size_t piece = size - at < CHUNK ? size - at : CHUNK;
        result = xmlParseChunk(parsing->parser, text + at, (int)piece, 0);
    }
    if (!parsing->refused && result == 0)
        result = xmlParseChunk(parsing->parser, NULL, 0, 1);
    xmlFreeParserCtxt(parsing->parser);
    return result == 0 && !parsing->refused ? 0 : -1;
}

int part_parse(const char *text, size_t size, const struct part_handlers *handlers)
{
    if (size >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3)) {
        text += 3;
        size -= 3;
    }
    if (!size || utf8_valid_length(text, size) < size || !guard_passes(text, size))
        return -1;
    struct parsing *parsing = memory_new(sizeof *parsing);
    parsing->handlers = handlers;
    int result = parse_guarded(parsing, text, size);
    buffer_free(&parsing->text);
    free(parsing);
    return result;
}

const struct part_attribute *part_find(const struct part_element *element, const char *name)
{
    for (size_t i = 0; i < element->count; i++)
        if (!strcmp(element->attributes[i].name, name))
            return &element->attributes[i];
    return NULL;
}

bool part_attribute_is(const struct part_attribute *attribute, const char *value)
{
    return attribute && attribute->size == strlen(value) &&
           !memcmp(attribute->value, value, attribute->size);
}
