/* XML Schemas, compiled. */
#include "read/schema.h"

#include "base/buffer.h"
#include "base/file_bytes.h"
#include "base/memory.h"
#include "read/fault.h"
#include "read/schema_internal.h"

#include <libxml/parser.h>
#include <libxml/schemasInternals.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* What is made of the file when it is first needed. */
struct made {
    xmlDocPtr document; /* the compiled schema points into it */
    xmlSchemaPtr compiled;
};

struct schema {
    char *path;
    struct made *made;
};

struct loading {
    const char *path;
    struct diagnostics *diagnostics;
    bool told;
};

enum { SCHEMA_LIMIT = 16 << 20 }; /* bytes */

static void tell(void *context, library_error error)
{
    struct loading *loading = context;
    if (error->level < XML_ERR_ERROR)
        return;
    loading->told = true;
    char *text = fault_text(error->message);
    diagnose(loading->diagnostics, DIAG_SCHEMA_BROKEN, place_of_file(loading->path),
             _("line %d of the schema is faulty: %s"), error->line, text);
    free(text);
}

/* The parser builds a tree, so it needs its own context for its own use. */
static struct loading *loading_of(void *parser)
{
    return ((xmlParserCtxtPtr)parser)->_private;
}

static void tell_syntax(void *parser, library_error error)
{
    tell(loading_of(parser), error);
}

/* No text of a schema means anything outside its annotations. */
static void ignore_text(void *parser, const xmlChar *text, int size)
{
    (void)parser;
    (void)text;
    (void)size;
}

/* Takes out what stands from each `start_tag` to the next `end_tag`, but for its line ends.
 */
static void cut(struct buffer *text, const char *start_tag, const char *end_tag)
{
    const char *from = buffer_string(text);
    char *to = text->bytes;
    const char *start, *end;
    while ((start = strstr(from, start_tag)) && (end = strstr(start, end_tag))) {
        memmove(to, from, (size_t)(start - from));
        to += start - from;
        from = end + strlen(end_tag);
        for (; start < from; start++)
            if (*start == '\n')
                *to++ = '\n';
    }
    size_t rest = strlen(from);
    memmove(to, from, rest);
    text->length = (size_t)(to - text->bytes) + rest;
}

/* What stands in a schema for people and their editors. Annotations would cost the render
 * of an appendix a twentieth of its time, and that no id stands twice one of ten thousand
 * rows a twelfth: the reader of reports sees to it. */
static void cut_what_is_for_editors(struct buffer *text)
{
    cut(text, "<xs:annotation>", "</xs:annotation>");
    cut(text, "<xs:unique name=\"ids\">", "</xs:unique>");
}

static xmlDocPtr parse(struct loading *loading, const struct buffer *text)
{
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (!parser)
        return NULL;
    parser->sax->serror = tell_syntax;
    parser->sax->characters = parser->sax->ignorableWhitespace = ignore_text;
    parser->sax->comment = NULL;
    parser->_private = loading;
    xmlDocPtr document = xmlCtxtReadMemory(parser, text->bytes, (int)text->length,
                                           loading->path, NULL, XML_PARSE_NONET);
    xmlFreeParserCtxt(parser);
    return document;
}

static xmlSchemaPtr compile(struct loading *loading, xmlDocPtr document)
{
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewDocParserCtxt(document);
    if (!parser)
        return NULL;
    xmlSchemaSetParserStructuredErrors(parser, tell, loading);
    xmlSchemaPtr compiled = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    return compiled;
}

int schema_prepare(const struct schema *schema, struct diagnostics *diagnostics)
{
    struct made *made = schema->made;
    if (made->compiled)
        return 0;
    struct buffer text = {0};
    if (file_read(&text, schema->path, SCHEMA_LIMIT, diagnostics)) {
        buffer_free(&text);
        return -1;
    }
    struct loading loading = {.path = schema->path, .diagnostics = diagnostics};
    cut_what_is_for_editors(&text);
    xmlFreeDoc(made->document); /* of an earlier try */
    made->document = parse(&loading, &text);
    buffer_free(&text);
    if (made->document)
        made->compiled = compile(&loading, made->document);
    if (made->compiled)
        return 0;
    if (!loading.told)
        diagnose(diagnostics, DIAG_INTERNAL, place_of_file(schema->path),
                 _("libxml2 could not compile the schema and gave no reason"));
    return -1;
}

struct schema *schema_new(const char *path)
{
    struct schema *schema = memory_new(sizeof *schema);
    size_t size = strlen(path) + 1;
    schema->path = memcpy(memory_new(size), path, size);
    schema->made = memory_new(sizeof *schema->made);
    return schema;
}

void schema_free(struct schema *schema)
{
    if (!schema)
        return;
    xmlSchemaFree(schema->made->compiled);
    xmlFreeDoc(schema->made->document);
    free(schema->made);
    free(schema->path);
    free(schema);
}

xmlSchemaPtr schema_compiled(const struct schema *schema)
{
    return schema->made->compiled;
}

const char *schema_namespace(const struct schema *schema)
{
    return (const char *)schema->made->compiled->targetNamespace;
}
