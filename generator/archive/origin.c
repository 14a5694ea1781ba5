/* What a PDF's metadata (XMP) say that it was made from. */
#include "archive/origin.h"

#include "base/diagnostic.h"
#include "base/unicode.h"
#include "base/xml_guard.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>

/* What the guard of reports refuses is refused here too, before libxml2 sees it. */
static bool is_safe(const struct buffer *metadata)
{
    struct source source = {
        .name = "XMP", .text = metadata->bytes, .length = metadata->length};
    struct diagnostics *dropped = diagnostics_new(1);
    uint32_t *elements = NULL;
    size_t count = 0;
    bool safe = metadata->length && metadata->length < (1u << 24) &&
                utf8_valid_length(metadata->bytes, metadata->length) == metadata->length &&
                guard_scan(&source, &elements, &count, dropped) == 0;
    free(elements);
    diagnostics_free(dropped);
    return safe;
}

static bool is_own(xmlNodePtr node, const char *name)
{
    return node->ns && node->ns->href &&
           !strcmp((const char *)node->ns->href, PROVENANCE_NAMESPACE) &&
           !strcmp((const char *)node->name, name);
}

/* The element behind `node` in the order of their start tags, within `top`. */
static xmlNodePtr next_element(xmlNodePtr node, xmlNodePtr top)
{
    xmlNodePtr next = xmlFirstElementChild(node);
    while (!next && node != top) {
        next = xmlNextElementSibling(node);
        node = node->parent;
    }
    return next;
}

/* The text of an element that holds no other, or NULL. The caller frees it. */
static xmlChar *text_of(xmlNodePtr node)
{
    return xmlFirstElementChild(node) ? NULL : xmlNodeGetContent(node);
}

static void take_lines(xmlNodePtr list, struct provenance *provenance)
{
    for (xmlNodePtr at = list; at; at = next_element(at, list)) {
        xmlChar *line = text_of(at);
        if (line && !strcmp((const char *)at->name, "li"))
            provenance_add_line(provenance, (const char *)line, strlen((const char *)line));
        xmlFree(line);
    }
}

static void take_digest(xmlNodePtr node, struct buffer *digest)
{
    xmlChar *text = text_of(node);
    if (text && !digest->length)
        buffer_text(digest, (const char *)text);
    xmlFree(text);
}

void origin_read(struct buffer *metadata, struct provenance *provenance,
                 struct buffer *digest)
{
    if (!is_safe(metadata))
        return;
    xmlDocPtr document =
        xmlReadMemory(metadata->bytes, (int)metadata->length, NULL, "UTF-8",
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlNodePtr root = document ? xmlDocGetRootElement(document) : NULL;
    for (xmlNodePtr at = root; at; at = next_element(at, root)) {
        if (is_own(at, PROVENANCE_LINES_PROPERTY) && !provenance->count)
            take_lines(at, provenance);
        else if (is_own(at, PROVENANCE_DIGEST_PROPERTY))
            take_digest(at, digest);
    }
    xmlFreeDoc(document);
}
