/* XML Schemas, compiled. */
#include "read/schema.h"

#include "base/memory.h"
#include "read/fault.h"
#include "read/schema_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/schemasInternals.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
    unsigned annotated; /* depth inside an annotation; 0: outside */
};

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

/* Annotations are for people and their editors. Left out of the tree, they cost the start
 * of the program half as much. */
static void start_element(void *parser, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *namespace_name, int namespace_count,
                          const xmlChar **namespaces, int attribute_count,
                          int defaulted_count, const xmlChar **attributes)
{
    struct loading *loading = loading_of(parser);
    if (loading->annotated || !strcmp((const char *)name, "annotation"))
        loading->annotated++;
    else
        xmlSAX2StartElementNs(parser, name, prefix, namespace_name, namespace_count,
                              namespaces, attribute_count, defaulted_count, attributes);
}

static void end_element(void *parser, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *namespace_name)
{
    struct loading *loading = loading_of(parser);
    if (loading->annotated)
        loading->annotated--;
    else
        xmlSAX2EndElementNs(parser, name, prefix, namespace_name);
}

/* No text of a schema means anything outside its annotations. */
static void ignore_text(void *parser, const xmlChar *text, int size)
{
    (void)parser;
    (void)text;
    (void)size;
}

static xmlDocPtr parse(struct loading *loading, int descriptor)
{
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (!parser)
        return NULL;
    parser->sax->serror = tell_syntax;
    parser->sax->startElementNs = start_element;
    parser->sax->endElementNs = end_element;
    parser->sax->characters = parser->sax->ignorableWhitespace = ignore_text;
    parser->sax->comment = NULL;
    parser->_private = loading;
    xmlDocPtr document =
        xmlCtxtReadFd(parser, descriptor, loading->path, NULL, XML_PARSE_NONET);
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

/* Opens a file, not a folder. Returns -1 after telling why not (F01). */
static int open_schema(const char *path, struct diagnostics *diagnostics)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    int error = descriptor < 0 || fstat(descriptor, &status) != 0 ? errno : 0;
    if (!error && S_ISDIR(status.st_mode))
        error = EISDIR;
    if (!error)
        return descriptor;
    if (descriptor >= 0)
        close(descriptor);
    diagnose(diagnostics, DIAG_FILE_UNREADABLE, place_of_file(path),
             _("the schema cannot be read: %s"), strerror(error));
    return -1;
}

int schema_prepare(const struct schema *schema, struct diagnostics *diagnostics)
{
    struct made *made = schema->made;
    if (made->compiled)
        return 0;
    int descriptor = open_schema(schema->path, diagnostics);
    if (descriptor < 0)
        return -1;
    struct loading loading = {.path = schema->path, .diagnostics = diagnostics};
    xmlFreeDoc(made->document); /* of an earlier try */
    made->document = parse(&loading, descriptor);
    close(descriptor); /* it was only read from: nothing can be lost */
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
