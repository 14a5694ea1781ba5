/* A PDF's metadata (XMP) as a tree. */
#include "archive/xmp.h"

#include "base/unicode.h"
#include "base/xml_guard.h"

#include <libxml/parser.h>
#include <string.h>

enum { XMP_LIMIT = 1 << 24 }; /* bytes */

xmlDocPtr xmp_parse(const char *bytes, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (size >= sizeof mark - 1 && !memcmp(bytes, mark, sizeof mark - 1)) {
        bytes += sizeof mark - 1;
        size -= sizeof mark - 1;
    }
    if (!size || size > XMP_LIMIT || utf8_valid_length(bytes, size) != size ||
        !guard_passes(bytes, size))
        return NULL;
    return xmlReadMemory(bytes, (int)size, NULL, "UTF-8",
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

xmlNodePtr xmp_next_element(xmlNodePtr node, xmlNodePtr top)
{
    xmlNodePtr next = xmlFirstElementChild(node);
    while (!next && node != top) {
        next = xmlNextElementSibling(node);
        node = node->parent;
    }
    return next;
}
