/* Streams one XML document through libxml2's SAX parser and its schema to a builder. */
#ifndef PHULUC_READ_XML_STREAM_H
#define PHULUC_READ_XML_STREAM_H

#include "base/diagnostic.h"
#include "read/input.h"
#include "read/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct xml_attribute {
    const char *name;
    const char *value; /* in NFC, not terminated; alive only during the call */
    size_t size;
};

struct xml_element {
    const char *name; /* local name; the namespace is the schema's business */
    const struct xml_attribute *attributes;
    size_t attribute_count;
    uint32_t at;  /* offset of its "<" in the source */
    bool faulted; /* the schema has told a fault of its start tag: tell no second one */
};

/* What a builder is told. It is told of faulty elements too, so it must bear anything; what
 * it built is thrown away where the document is not valid. Text between two tags comes in
 * one call. */
struct xml_builder {
    void (*start)(void *context, const struct xml_element *element);
    void (*characters)(void *context, const char *text, size_t size);
    void (*end)(void *context);
};

enum xml_result {
    XML_VALID,
    XML_INVALID,   /* or not well formed, or not read as a whole */
    XML_READ_AGAIN /* likewise, but what is wrong is found by reading it again without a
                      thread: what was told is not all, and some of it may be wrong */
};

/* Streams the document to the builder. Where it is XML_INVALID every fault found was told
 * (X01, X06), each with the line and column of its element in the original file. Without a
 * schema it is only looked at whether it is well formed. Where a thread is allowed it
 * validates a large document. */
enum xml_result xml_stream(const struct input *input, const struct schema *schema,
                           bool thread_allowed, const struct xml_builder *builder,
                           void *context, struct diagnostics *diagnostics);

/* The attribute, or NULL. */
const struct xml_attribute *xml_find_attribute(const struct xml_element *element,
                                               const char *name);

#endif
