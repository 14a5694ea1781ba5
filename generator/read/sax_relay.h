/* Hands the events of a parser on to a thread that calls other handlers with them, in their
 * order and some way behind. */
#ifndef PHULUC_READ_SAX_RELAY_H
#define PHULUC_READ_SAX_RELAY_H

#include <libxml/parser.h>
#include <stddef.h>

struct sax_relay;

/* A start tag, as libxml2's parser tells of it: a namespace is a prefix and a name, and each
 * attribute has five parts: name, prefix, namespace, value and its end. */
enum { ATTRIBUTE_PARTS = 5 };
struct start_tag {
    const xmlChar *name, *prefix, *namespace_name;
    int namespace_count, attribute_count, defaulted_count;
    const xmlChar **namespaces, **attributes;
};

/* Starts the thread, which from now on alone calls the handlers. Returns NULL where there
 * can be none. */
struct sax_relay *sax_relay_new(const xmlSAXHandler *handlers, void *context);

/* Waits until the handlers have had every event, ends the thread and frees. */
void sax_relay_end(struct sax_relay *relay);

/* Values and text are copied; names must live until the end, as those of the parser's
 * dictionary do. */
void sax_relay_start_tag(struct sax_relay *relay, const struct start_tag *tag);
void sax_relay_text(struct sax_relay *relay, const char *text, size_t size);
void sax_relay_end_tag(struct sax_relay *relay, const xmlChar *name,
                       const xmlChar *namespace_name);

#endif
