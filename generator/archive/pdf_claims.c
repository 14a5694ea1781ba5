/* What a PDF says in its metadata (XMP) that it conforms to. */
#include "archive/pdf_claims.h"

#include "archive/xmp.h"
#include "base/memory.h"
#include "base/xml_guard.h"
#include "model/provenance.h"

#include <stdlib.h>
#include <string.h>

static const char archive_space[] = "http://www.aiim.org/pdfa/ns/id/";
static const char access_space[] = "http://www.aiim.org/pdfua/ns/id/";
static const char core_space[] = "http://purl.org/dc/elements/1.1/";

/* A property of XMP stands in an element or in an attribute; both come here. */
static void take_property(struct pdf_claims *claims, const char *space, const char *name,
                          const char *value)
{
    size_t blank = strspn(value, " \t\r\n");
    value += blank;
    if (!strcmp(space, archive_space) && !strcmp(name, "part"))
        claims->archive_part = *value >= '1' && *value <= '3' ? *value - '0' : 0;
    else if (!strcmp(space, archive_space) && !strcmp(name, "conformance"))
        claims->archive_level = *value == 'A' || *value == 'a'   ? 'a'
                                : *value == 'U' || *value == 'u' ? 'u'
                                                                 : 'b';
    else if (!strcmp(space, access_space) && !strcmp(name, "part"))
        claims->access_part = *value == '1';
    else if (!strcmp(space, PROVENANCE_NAMESPACE))
        claims->has_origin = true;
}

static void take_title(struct pdf_claims *claims, const char *text)
{
    size_t size = strlen(text) + 1;
    if (claims->title || size == 1)
        return;
    claims->title = memcpy(memory_new(size), text, size);
}

/* The first text within an element: of a list of translations, that of the default. */
static const char *first_text(const xmlNode *node)
{
    for (int depth = 0; node && depth < INPUT_DEPTH; depth++) {
        const xmlNode *kid = node->children;
        while (kid && kid->type == XML_TEXT_NODE && xmlIsBlankNode(kid) && kid->next)
            kid = kid->next;
        if (!kid || kid->type == XML_TEXT_NODE)
            return kid && kid->content ? (const char *)kid->content : "";
        node = kid;
    }
    return "";
}

static void read_element(struct pdf_claims *claims, const xmlNode *node)
{
    for (const xmlAttr *attribute = node->properties; attribute;
         attribute = attribute->next)
        if (attribute->ns && attribute->children && attribute->children->content)
            take_property(claims, (const char *)attribute->ns->href,
                          (const char *)attribute->name,
                          (const char *)attribute->children->content);
    if (!node->ns)
        return;
    const char *space = (const char *)node->ns->href, *name = (const char *)node->name;
    take_property(claims, space, name, first_text(node));
    if (!strcmp(space, core_space) && !strcmp(name, "title"))
        take_title(claims, first_text(node));
}

static void read_xmp(struct pdf_claims *claims, const char *text, size_t size)
{
    xmlDocPtr document = xmp_parse(text, size);
    xmlNodePtr root = document ? xmlDocGetRootElement(document) : NULL;
    for (xmlNodePtr node = root; node; node = xmp_next_element(node, root))
        read_element(claims, node);
    xmlFreeDoc(document);
}

void pdf_claims_read(struct pdf_claims *claims, const struct pdf_file *file)
{
    *claims = (struct pdf_claims){0};
    qpdf_oh metadata = pdf_get(file, qpdf_get_root(file->qpdf), "/Metadata");
    unsigned char *bytes = NULL;
    size_t size = 0;
    if (!qpdf_oh_is_stream(file->qpdf, metadata))
        return;
    claims->has_metadata = true;
    if (qpdf_oh_get_stream_data(file->qpdf, metadata, qpdf_dl_generalized, NULL, &bytes,
                                &size) == QPDF_SUCCESS)
        read_xmp(claims, (const char *)bytes, size);
    free(bytes);
    if (!claims->archive_part)
        claims->archive_level = '\0';
}

void pdf_claims_free(struct pdf_claims *claims)
{
    free(claims->title);
}

void pdf_claims_put(const struct pdf_claims *claims, struct buffer *out)
{
    if (claims->archive_part)
        buffer_format(out, "PDF/A-%d%c", claims->archive_part, claims->archive_level);
    if (claims->archive_part && claims->access_part)
        buffer_text(out, ", ");
    if (claims->access_part)
        buffer_format(out, "PDF/UA-%d", claims->access_part);
}
