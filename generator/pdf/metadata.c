/* What the file says of itself: the document information and, in step with it, XMP. */
#include "pdf/metadata.h"

#include "base/unicode.h"
#include "pdf/notation.h"

#include <hpdf_doc.h>
#include <stdbool.h>

/* Of a text: so many fit a PDF string of the least limit, 32,767 bytes, in UTF-16. Both
 * forms are cut alike, for they must agree. */
enum { CHARACTERS_MOST = 8000 };

static const char universal_access[] = "http://www.aiim.org/pdfua/ns/id/";
#define OWN(property) PROVENANCE_PREFIX ":" property

static bool is_xml(uint32_t character)
{
    return character >= 0x20 && character != 0xFFFE && character != 0xFFFF;
}

/* The text as both forms have it; for XMP its marks of XML are escaped. */
static void put_clean(struct buffer *out, const char *text, bool escape)
{
    for (unsigned count = 0; *text && count < CHARACTERS_MOST; count++) {
        const char *start = text;
        if (!is_xml(utf8_next(&text)))
            buffer_byte(out, ' ');
        else if (escape && *start == '&')
            buffer_text(out, "&amp;");
        else if (escape && *start == '<')
            buffer_text(out, "&lt;");
        else if (escape && *start == '>')
            buffer_text(out, "&gt;");
        else
            buffer_put(out, start, (size_t)(text - start));
    }
}

static void add_text(struct haru *haru, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    struct buffer clean = {0};
    put_clean(&clean, text, false);
    haru_add_text(haru, haru_document(haru)->info, key, buffer_string(&clean));
    buffer_free(&clean);
}

static void add_date(struct haru *haru, const char *key, const char *date)
{
    if (!date)
        return;
    struct buffer text = {0};
    put_date(&text, date);
    haru_add_text(haru, haru_document(haru)->info, key, buffer_string(&text));
    buffer_free(&text);
}

void metadata_add_information(struct haru *haru, const struct pdf_info *info)
{
    add_text(haru, "Title", info->title);
    add_text(haru, "Subject", info->subject);
    add_text(haru, "Author", info->author);
    add_text(haru, "Keywords", info->keywords);
    add_text(haru, "Creator", info->producer);
    add_text(haru, "Producer", info->producer);
    add_date(haru, "CreationDate", info->date);
    add_date(haru, "ModDate", info->date);
}

/* <name>text</name>; nothing where there is no text. `open` and `close` stand around the
 * text where XMP wants a container. */
static void put_property(struct buffer *out, const char *name, const char *open,
                         const char *text, const char *close)
{
    if (!text || !*text)
        return;
    buffer_format(out, "<%s>%s", name, open);
    put_clean(out, text, true);
    buffer_format(out, "%s</%s>\n", close, name);
}

static void put_alternative(struct buffer *out, const char *name, const char *text)
{
    put_property(out, name, "<rdf:Alt><rdf:li xml:lang=\"x-default\">", text,
                 "</rdf:li></rdf:Alt>");
}

static void put_description(struct buffer *out, const struct pdf_info *info)
{
    buffer_text(out, "<rdf:Description rdf:about=\"\""
                     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                     " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n");
    put_property(out, "dc:format", "", "application/pdf", "");
    put_alternative(out, "dc:title", info->title);
    put_alternative(out, "dc:description", info->subject);
    put_property(out, "dc:creator", "<rdf:Seq><rdf:li>", info->author,
                 "</rdf:li></rdf:Seq>");
    put_property(out, "dc:language", "<rdf:Bag><rdf:li>", info->language,
                 "</rdf:li></rdf:Bag>");
    put_property(out, "pdf:Keywords", "", info->keywords, "");
    put_property(out, "pdf:Producer", "", info->producer, "");
    put_property(out, "xmp:CreatorTool", "", info->producer, "");
    put_property(out, "xmp:CreateDate", "", info->date, "");
    put_property(out, "xmp:ModifyDate", "", info->date, "");
    buffer_text(out, "</rdf:Description>\n");
}

/* Which parts of PDF/A and PDF/UA the file claims to be. */
static void put_conformance(struct buffer *out, const struct pdf_info *info)
{
    if (info->part != PDF_NO_PART) {
        unsigned part = info->part == PDF_A1 ? 1 : info->part == PDF_A2 ? 2 : 3;
        buffer_format(out,
                      "<rdf:Description rdf:about=\"\""
                      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
                      "<pdfaid:part>%u</pdfaid:part>\n"
                      "<pdfaid:conformance>%c</pdfaid:conformance>\n"
                      "</rdf:Description>\n",
                      part, info->tagged ? 'A' : 'B');
    }
    if (info->tagged)
        buffer_format(out,
                      "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"%s\">\n"
                      "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n",
                      universal_access);
}

/* What the file was made from: the digest over all, and the lines that it is of. */
static void put_provenance(struct buffer *out, const struct provenance *provenance)
{
    unsigned char digest[DIGEST_BYTES];
    char text[DIGEST_TEXT_BYTES];
    struct buffer line = {0};
    provenance_digest(provenance, digest);
    digest_text(digest, text);
    buffer_text(out, "<rdf:Description rdf:about=\"\" xmlns:" PROVENANCE_PREFIX
                     "=\"" PROVENANCE_NAMESPACE "\">\n");
    put_property(out, OWN(PROVENANCE_DIGEST_PROPERTY), "", text, "");
    buffer_text(out, "<" OWN(PROVENANCE_LINES_PROPERTY) "><rdf:Seq>\n");
    for (size_t i = 0; i < provenance->count; i++) {
        buffer_clear(&line);
        provenance_put_line(&line, &provenance->parts[i]);
        put_property(out, "rdf:li", "", buffer_string(&line), "");
    }
    buffer_text(out, "</rdf:Seq></" OWN(PROVENANCE_LINES_PROPERTY) ">\n"
                     "</rdf:Description>\n");
    buffer_free(&line);
}

static void begin_schema(struct buffer *out, const char *name, const char *space,
                         const char *prefix)
{
    buffer_format(out,
                  "<rdf:li rdf:parseType=\"Resource\">\n"
                  "<pdfaSchema:schema>%s</pdfaSchema:schema>\n"
                  "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>\n"
                  "<pdfaSchema:prefix>%s</pdfaSchema:prefix>\n"
                  "<pdfaSchema:property><rdf:Seq>\n",
                  name, space, prefix);
}

static void put_schema_property(struct buffer *out, const char *name, const char *type,
                                const char *description)
{
    buffer_format(out,
                  "<rdf:li rdf:parseType=\"Resource\">"
                  "<pdfaProperty:name>%s</pdfaProperty:name>"
                  "<pdfaProperty:valueType>%s</pdfaProperty:valueType>"
                  "<pdfaProperty:category>internal</pdfaProperty:category>"
                  "<pdfaProperty:description>",
                  name, type);
    buffer_text(out, description);
    buffer_text(out, "</pdfaProperty:description></rdf:li>\n");
}

static void end_schema(struct buffer *out)
{
    buffer_text(out, "</rdf:Seq></pdfaSchema:property>\n</rdf:li>\n");
}

/* PDF/A wants schemas that it does not know described (ISO 19005-1, 6.7.8). */
static void put_schemas(struct buffer *out, const struct pdf_info *info)
{
    buffer_text(out, "<rdf:Description rdf:about=\"\""
                     " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                     " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                     " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                     "<pdfaExtension:schemas><rdf:Bag>\n");
    if (info->tagged) {
        begin_schema(out, "PDF/UA identification", universal_access, "pdfuaid");
        put_schema_property(out, "part", "Integer", "Part of ISO 14289");
        end_schema(out);
    }
    begin_schema(out, "What the file was made from", PROVENANCE_NAMESPACE,
                 PROVENANCE_PREFIX);
    put_schema_property(out, PROVENANCE_DIGEST_PROPERTY, "Text",
                        "SHA-256 of the lines of " PROVENANCE_LINES_PROPERTY
                        ", each with a line feed");
    put_schema_property(out, PROVENANCE_LINES_PROPERTY, "seq Text",
                        "Each thing that the bytes of this file depend on, with its SHA-256 "
                        "or version");
    end_schema(out);
    buffer_text(out, "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
}

void metadata_put_xmp(struct object_writer *writer, uint32_t id,
                      const struct pdf_info *info)
{
    struct buffer xmp = {0};
    buffer_text(&xmp, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    put_description(&xmp, info);
    put_conformance(&xmp, info);
    put_provenance(&xmp, info->provenance);
    put_schemas(&xmp, info);
    buffer_text(&xmp, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    object_writer_put_clear_stream(writer, id, "/Type/Metadata/Subtype/XML", xmp.bytes,
                                   xmp.length);
    buffer_free(&xmp);
}
