/* What a PDF's metadata (XMP) say that it was made from. */
#include "archive/origin.h"

#include "archive/xmp.h"

#include <string.h>

static bool is_own(xmlNodePtr node, const char *name)
{
    return node->ns && node->ns->href &&
           !strcmp((const char *)node->ns->href, PROVENANCE_NAMESPACE) &&
           !strcmp((const char *)node->name, name);
}

/* The text of an element that holds no other, or NULL. The caller frees it. */
static xmlChar *text_of(xmlNodePtr node)
{
    return xmlFirstElementChild(node) ? NULL : xmlNodeGetContent(node);
}

static void take_lines(xmlNodePtr list, struct provenance *provenance)
{
    for (xmlNodePtr at = list; at; at = xmp_next_element(at, list)) {
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
    xmlDocPtr document = xmp_parse(metadata->bytes, metadata->length);
    xmlNodePtr root = document ? xmlDocGetRootElement(document) : NULL;
    for (xmlNodePtr at = root; at; at = xmp_next_element(at, root)) {
        if (is_own(at, PROVENANCE_LINES_PROPERTY) && !provenance->count)
            take_lines(at, provenance);
        else if (is_own(at, PROVENANCE_DIGEST_PROPERTY))
            take_digest(at, digest);
    }
    xmlFreeDoc(document);
}
