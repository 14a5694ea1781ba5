/* Streams one XML document through libxml2's SAX parser and its schema to a builder.
 *
 * The parser's events come here first and go on to the validator and then to the builder,
 * so that it is always known which element a fault of the schema belongs to: libxml2 has no
 * place for them. Text is gathered between tags, for both work best on whole texts. */
#include "read/xml_stream.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "base/source_packing.h"
#include "base/unicode.h"
#include "read/fault.h"
#include "read/known_documents.h"
#include "read/schema_fault.h"
#include "read/syntax_fault.h"
#include "read/validation.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK = 32768,
    THREAD_FROM = 262144, /* bytes: with fewer a thread gains too little */
    FAULT_LIMIT = 1000    /* of the schema's; a file with more is not worth reading on */
};

/* An element that has begun and not ended. */
struct open_element {
    size_t number;
    const xmlChar *name, *namespace_name; /* the parser's */
};

struct stream {
    const struct input *input;
    const char *namespace_name; /* of the schema, or "": none */
    const struct xml_builder *builder;
    void *context;
    struct diagnostics *diagnostics;
    xmlParserCtxtPtr parser;
    struct validation *validation; /* NULL: the document is known to be valid, or this does
                                      not matter */
    bool thread_allowed;           /* for the validation; it is tried once */
    struct buffer text;            /* since the last tag */
    size_t started;                /* elements so far: the number of the next one */
    size_t current;                /* the element that a fault of the schema belongs to */
    struct open_element open[INPUT_DEPTH];
    size_t depth;
    size_t faults;
    bool broken;      /* not well formed, or given up: nothing more is told */
    bool failed;      /* libxml2 itself: to be left alone */
    size_t reference; /* where the search for the next dangling reference starts */
    struct xml_attribute attributes[INPUT_ATTRIBUTES];
    const xmlChar *composed[ATTRIBUTE_PARTS * INPUT_ATTRIBUTES]; /* the parser's, in NFC */
    struct arena *values; /* that had to be composed, of the element that begins */
};

static size_t element_offset(const struct stream *stream, size_t element)
{
    if (element < stream->input->element_count)
        return stream->input->elements[element];
    return stream->input->source.length;
}

static void give_up(struct stream *stream)
{
    stream->broken = true;
    xmlStopParser(stream->parser);
}

static void tell_internal(struct stream *stream, const char *reason)
{
    diagnose(stream->diagnostics, DIAG_INTERNAL,
             place_in(&stream->input->source, element_offset(stream, stream->current)),
             _("libxml2 failed: %s"), reason);
    stream->failed = true;
    give_up(stream);
}

/* Of the element that is open, or "?" inside the first tag. */
static const char *innermost_name(const struct stream *stream)
{
    return stream->depth ? (const char *)stream->open[stream->depth - 1].name : "?";
}

/* libxml2 2.9 calls it "extra content at the end" when the text ends too early. */
static bool is_cut_off(const struct stream *stream, library_error error)
{
    bool at_end =
        error->code == XML_ERR_DOCUMENT_END || error->code == XML_ERR_DOCUMENT_EMPTY;
    return at_end && (stream->depth > 0 || stream->started == 0);
}

static void tell_fault(struct stream *stream, library_error error, size_t at)
{
    const struct syntax_fault fault = {error->code, error->message, error->str1,
                                       error->str2, error->int1};
    char *text = syntax_fault_text(&fault);
    diagnose(stream->diagnostics, DIAG_XML_SYNTAX, place_in(&stream->input->source, at),
             _("not well-formed XML: %s"), text);
    free(text);
}

static void tell_not_well_formed(struct stream *stream, library_error error)
{
    const struct source *source = &stream->input->source;
    size_t at = error->line > 0 ? fault_offset(source, error->line, error->int2)
                                : element_offset(stream, stream->current);
    if (stream->input->element_count == 0)
        diagnose(stream->diagnostics, DIAG_XML_SYNTAX, place_in(source, 0),
                 _("not well-formed XML: there is no element in it"));
    else if (is_cut_off(stream, error))
        diagnose(stream->diagnostics, DIAG_XML_SYNTAX, place_in(source, source->length),
                 _("not well-formed XML: the file ends before the element '%s' has "
                   "ended; add what is missing"),
                 innermost_name(stream));
    else
        tell_fault(stream, error, at);
    give_up(stream);
}

/* The first fault of well-formedness ends the reading. */
static void tell_syntax(void *context, library_error error)
{
    struct stream *stream = context;
    if (stream->broken || error->level < XML_ERR_ERROR)
        return;
    if (error->code != XML_ERR_NO_MEMORY) {
        tell_not_well_formed(stream, error);
        return;
    }
    char *text = fault_text(error->message);
    tell_internal(stream, text);
    free(text);
}

/* A reference to nothing is found when its scope ends; its element is known by name and
 * value only, as "['value']". */
static size_t dangling_reference(struct stream *stream, library_error error)
{
    const char *value = error->str2 ? error->str2 : "";
    size_t size = strlen(value);
    if (!error->str1 || size <= 4)
        return stream->current;
    size_t found = fault_find_value(stream->input, stream->current, error->str1, value + 2,
                                    size - 4, stream->current);
    if (found < stream->reference)
        found = fault_find_value(stream->input, stream->reference, error->str1, value + 2,
                                 size - 4, found);
    stream->reference = found + 1;
    return found;
}

static bool is_dangling_reference(library_error error)
{
    return error->code == XML_SCHEMAV_CVC_IDC && error->message &&
           strstr(error->message, "keyref");
}

/* Of a key whose value was told to be bad. */
static bool is_consequence(library_error error)
{
    return error->message && strstr(error->message, "No precomputed value available");
}

static void tell_schema_fault(struct stream *stream, library_error error)
{
    bool identity = error->code == XML_SCHEMAV_CVC_IDC;
    char *text = identity ? fault_identity_text(error->message)
                          : schema_fault_text(error->code, error->message);
    size_t element =
        is_dangling_reference(error) ? dangling_reference(stream, error) : stream->current;
    struct place place = place_in(&stream->input->source, element_offset(stream, element));
    if (error->code == XML_SCHEMAV_CVC_ELT_1)
        diagnose(stream->diagnostics, DIAG_XML_INVALID, place,
                 _("the root element '%s' is not known in the namespace '%s': correct its "
                   "name"),
                 innermost_name(stream), stream->namespace_name);
    else if (!is_consequence(error))
        diagnose(stream->diagnostics, DIAG_XML_INVALID, place, "%s", text);
    free(text);
    if (stream->faults == FAULT_LIMIT) {
        diagnose(stream->diagnostics, DIAG_XML_INVALID, place,
                 _("too many faults: the rest of the file was not read"));
        give_up(stream);
    }
}

static void tell_invalid(void *context, library_error error)
{
    struct stream *stream = context;
    if (stream->broken || error->level < XML_ERR_ERROR)
        return;
    stream->faults++;
    if (error->code != XML_ERR_NO_MEMORY && error->code != XML_SCHEMAV_INTERNAL) {
        tell_schema_fault(stream, error);
        return;
    }
    char *text = fault_text(error->message);
    tell_internal(stream, text);
    free(text);
}

/* The schema says only "no matching global declaration" of a root that is not its own. */
static bool check_root(struct stream *stream, const char *name, const char *namespace_name)
{
    const char *expected = stream->namespace_name;
    struct place place =
        place_in(&stream->input->source, element_offset(stream, stream->current));
    if (!*expected || (namespace_name && !strcmp(namespace_name, expected)))
        return true;
    if (namespace_name)
        diagnose(stream->diagnostics, DIAG_XML_INVALID, place,
                 _("the root element '%s' is of the namespace '%s', expected '%s': this is "
                   "another kind of document, or its xmlns=\"…\" is to be corrected"),
                 name, namespace_name, expected);
    else
        diagnose(stream->diagnostics, DIAG_XML_INVALID, place,
                 _("the root element '%s' is of no namespace, expected '%s': write "
                   "xmlns=\"%s\" in its start tag"),
                 name, expected, expected);
    stream->faults++;
    give_up(stream);
    return false;
}

static void flush_text(struct stream *stream)
{
    if (!stream->text.length)
        return;
    const char *text = buffer_string(&stream->text);
    size_t size = stream->text.length;
    if (stream->depth)
        stream->current = stream->open[stream->depth - 1].number;
    if (stream->validation)
        validation_text(stream->validation, text, size);
    stream->builder->characters(stream->context, text, size);
    buffer_clear(&stream->text);
}

/* The parser's attributes with their values in NFC, so that the schema too takes a name
 * that is typed in two ways for one. The parser's own array is left alone: it frees by
 * that. */
static const xmlChar **compose_attributes(struct stream *stream, const xmlChar **all,
                                          int count)
{
    if (count == 0 || count > INPUT_ATTRIBUTES)
        return all;
    arena_rewind(stream->values);
    memcpy(stream->composed, all, (size_t)count * ATTRIBUTE_PARTS * sizeof *all);
    for (int i = 0; i < count; i++) {
        const xmlChar **parts = stream->composed + ATTRIBUTE_PARTS * i;
        size_t size = (size_t)(parts[4] - parts[3]);
        parts[3] = (const xmlChar *)text_nfc(stream->values, (const char *)parts[3], &size);
        parts[4] = parts[3] + size;
    }
    return stream->composed;
}

static size_t take_attributes(struct stream *stream, const xmlChar **all, int count)
{
    size_t taken = 0;
    for (int i = 0; i < count && taken < INPUT_ATTRIBUTES; i++) {
        const xmlChar **parts = all + ATTRIBUTE_PARTS * i;
        if (parts[1]) /* xml:…, xsi:…: none of ours */
            continue;
        stream->attributes[taken++] = (struct xml_attribute){
            (const char *)parts[0], (const char *)parts[3], (size_t)(parts[4] - parts[3])};
    }
    return taken;
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *namespace_name, int namespace_count,
                          const xmlChar **namespaces, int attribute_count,
                          int defaulted_count, const xmlChar **attributes)
{
    struct stream *stream = context;
    flush_text(stream);
    stream->current = stream->started++;
    if (stream->broken || stream->depth == INPUT_DEPTH)
        return;
    if (stream->depth == 0 &&
        !check_root(stream, (const char *)name, (const char *)namespace_name))
        return;
    stream->open[stream->depth++] =
        (struct open_element){stream->current, name, namespace_name};
    size_t faults = stream->faults;
    attributes = compose_attributes(stream, attributes, attribute_count);
    struct start_tag tag = {.name = name,
                            .prefix = prefix,
                            .namespace_name = namespace_name,
                            .namespace_count = namespace_count,
                            .attribute_count = attribute_count,
                            .defaulted_count = defaulted_count,
                            .namespaces = namespaces,
                            .attributes = attributes};
    if (stream->validation)
        validation_start_tag(stream->validation, &tag);
    if (stream->broken) /* given up there: the parser has let go of the attributes */
        return;
    struct xml_element element = {.name = (const char *)name,
                                  .attributes = stream->attributes,
                                  .attribute_count =
                                      take_attributes(stream, attributes, attribute_count),
                                  .at = (uint32_t)element_offset(stream, stream->current),
                                  .faulted = stream->faults > faults};
    stream->builder->start(stream->context, &element);
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *namespace_name)
{
    struct stream *stream = context;
    (void)prefix;
    flush_text(stream);
    if (stream->broken || stream->depth == 0)
        return;
    stream->current = stream->open[--stream->depth].number;
    if (stream->validation)
        validation_end_tag(stream->validation, name, namespace_name);
    stream->builder->end(stream->context);
}

static void add_text(void *context, const xmlChar *text, int size)
{
    struct stream *stream = context;
    buffer_put(&stream->text, text, (size_t)size);
}

/* Without a handler for declarations there is no entity but the five of XML. Yet libxml2
 * has to be told to substitute (NOENT), or it writes every "&" of an attribute as "&#38;".
 */
static xmlParserCtxtPtr new_parser(struct stream *stream)
{
    xmlSAXHandler handlers = {.initialized = XML_SAX2_MAGIC,
                              .startElementNs = start_element,
                              .endElementNs = end_element,
                              .characters = add_text,
                              .ignorableWhitespace = add_text,
                              .cdataBlock = add_text,
                              .serror = tell_syntax};
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handlers, stream, NULL, 0, NULL);
    int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT;
    if (parser && xmlCtxtUseOptions(parser, options) != 0) {
        xmlFreeParserCtxt(parser);
        return NULL;
    }
    return parser;
}

/* A thread that packs the source is done with that first: there are two at most. */
static void consider_handing_over(struct stream *stream)
{
    if (!stream->validation || !stream->thread_allowed || stream->faults ||
        source_is_being_packed(&stream->input->source))
        return;
    stream->thread_allowed = false;
    validation_hand_over(stream->validation);
}

static bool is_handed_over(const struct stream *stream)
{
    return stream->validation && validation_is_handed_over(stream->validation);
}

static void parse(struct stream *stream)
{
    const struct source *source = &stream->input->source;
    int result = 0;
    for (size_t at = 0; at < source->length && !stream->broken && result == 0;
         at += CHUNK) {
        size_t size = source->length - at < CHUNK ? source->length - at : CHUNK;
        consider_handing_over(stream);
        result = xmlParseChunk(stream->parser, source->text + at, (int)size, 0);
        source_let_go(source, at + size);
        if (is_handed_over(stream) && validation_found_fault(stream->validation))
            give_up(stream);
    }
    if (!stream->broken && result == 0)
        result = xmlParseChunk(stream->parser, NULL, 0, 1);
    if (!stream->broken && result != 0)
        tell_internal(stream, _("it stopped reading and gave no reason"));
}

/* Where the reading ended early: libxml2 2.9 forgets memory unless every element ends. */
static void end_elements(struct stream *stream)
{
    while (stream->depth && !stream->failed) {
        const struct open_element *element = &stream->open[--stream->depth];
        validation_end_tag(stream->validation, element->name, element->namespace_name);
    }
}

static void parse_and_validate(struct stream *stream)
{
    parse(stream);
    end_elements(stream);
    if (!validation_finish(stream->validation) && !stream->broken && stream->faults == 0)
        tell_internal(stream, _("it found the document invalid and gave no reason"));
}

/* Sets up the validation by the schema. Returns 0, or -1 after telling why not. */
static int begin_validation(struct stream *stream, const struct schema *schema)
{
    if (schema_prepare(schema, stream->diagnostics))
        return -1;
    if (schema_namespace(schema))
        stream->namespace_name = schema_namespace(schema);
    stream->validation = validation_new(schema, tell_invalid, stream);
    if (stream->validation)
        return 0;
    tell_internal(stream, _("it could not set up the validation"));
    return -1;
}

static enum xml_result run(struct stream *stream, const struct schema *schema)
{
    stream->parser = new_parser(stream);
    if (!stream->parser)
        tell_internal(stream, _("it could not be set up"));
    else if (!schema || document_is_known(stream->input->sha256))
        parse(stream);
    else if (begin_validation(stream, schema))
        return XML_INVALID;
    else
        parse_and_validate(stream);
    if (!stream->broken && !stream->faults)
        return XML_VALID;
    return is_handed_over(stream) ? XML_READ_AGAIN : XML_INVALID;
}

enum xml_result xml_stream(const struct input *input, const struct schema *schema,
                           bool thread_allowed, const struct xml_builder *builder,
                           void *context, struct diagnostics *diagnostics)
{
    struct stream *stream = memory_new(sizeof *stream);
    stream->input = input;
    stream->namespace_name = "";
    stream->thread_allowed = thread_allowed && input->source.length >= THREAD_FROM;
    stream->builder = builder;
    stream->context = context;
    stream->diagnostics = diagnostics;
    stream->values = arena_new(1024);
    enum xml_result result = run(stream, schema);
    validation_free(stream->validation);
    xmlFreeParserCtxt(stream->parser);
    buffer_free(&stream->text);
    arena_free(stream->values);
    free(stream);
    return result;
}

const struct xml_attribute *xml_find_attribute(const struct xml_element *element,
                                               const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (!strcmp(element->attributes[i].name, name))
            return &element->attributes[i];
    return NULL;
}
