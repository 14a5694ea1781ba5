/* What the whole says of itself: the parent's information, with the claims of the whole. */
#include "archive/whole_metadata.h"

#include "base/unicode.h"
#include "model/provenance.h"

#include <ctype.h>
#include <string.h>

/* What of a text XML may hold; the rest becomes spaces. */
static void put_escaped(struct buffer *out, const char *text)
{
    while (*text) {
        const char *start = text;
        uint32_t character = utf8_next(&text);
        if (character < 0x20 || character == 0xFFFE || character == 0xFFFF)
            buffer_byte(out, ' ');
        else if (*start == '&')
            buffer_text(out, "&amp;");
        else if (*start == '<')
            buffer_text(out, "&lt;");
        else if (*start == '>')
            buffer_text(out, "&gt;");
        else
            buffer_put(out, start, (size_t)(text - start));
    }
}

static void put_information(struct buffer *out, const struct pdf_file *file,
                            const char *key)
{
    qpdf_oh information = pdf_get(file, qpdf_get_trailer(file->qpdf), "/Info");
    pdf_put_text(file, pdf_get(file, information, key), out);
}

static void put_property(struct buffer *out, const char *name, const char *open,
                         const char *text, const char *close)
{
    if (!*text)
        return;
    buffer_format(out, "<%s>%s", name, open);
    put_escaped(out, text);
    buffer_format(out, "%s</%s>\n", close, name);
}

/* How many of the next characters are digits, up to `most`. */
static size_t digits(const char *text, size_t most)
{
    size_t count = 0;
    while (count < most && isdigit((unsigned char)text[count]))
        count++;
    return count;
}

/* "D:20241015120000+07'00'" as "2024-10-15T12:00:00+07:00"; nothing where it is no date. */
static void put_date(struct buffer *out, const char *date)
{
    static const char *const before[] = {"", "-", "-", "T", ":", ":"};
    static const size_t widths[] = {4, 2, 2, 2, 2, 2};
    struct buffer text = {0};
    if (!strncmp(date, "D:", 2))
        date += 2;
    size_t parts = 0;
    while (parts < 6 && digits(date, widths[parts]) == widths[parts]) {
        buffer_format(&text, "%s%.*s", before[parts], (int)widths[parts], date);
        date += widths[parts++];
    }
    if (parts == 4) /* an hour alone is none in XMP */
        buffer_text(&text, ":00");
    if (parts > 3 && *date == 'Z')
        buffer_byte(&text, 'Z');
    else if (parts > 3 && (*date == '+' || *date == '-') && digits(date + 1, 2) == 2)
        buffer_format(&text, "%.3s:%.2s", date,
                      date[3] == '\'' && digits(date + 4, 2) == 2 ? date + 4 : "00");
    else if (parts > 3)
        buffer_byte(&text, 'Z');
    if (parts)
        buffer_put(out, text.bytes, text.length);
    buffer_free(&text);
}

static void put_date_property(struct buffer *out, const struct pdf_file *file,
                              const char *name, const char *key)
{
    struct buffer date = {0}, text = {0};
    put_information(&date, file, key);
    put_date(&text, buffer_string(&date));
    put_property(out, name, "", buffer_string(&text), "");
    buffer_free(&date);
    buffer_free(&text);
}

/* Properties of the document information with their like in XMP. */
static const struct {
    const char *key, *name, *open, *close;
} properties[] = {
    {"/Title", "dc:title", "<rdf:Alt><rdf:li xml:lang=\"x-default\">",
     "</rdf:li></rdf:Alt>"},
    {"/Subject", "dc:description", "<rdf:Alt><rdf:li xml:lang=\"x-default\">",
     "</rdf:li></rdf:Alt>"},
    {"/Author", "dc:creator", "<rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq>"},
    {"/Keywords", "pdf:Keywords", "", ""},
    {"/Producer", "pdf:Producer", "", ""},
    {"/Creator", "xmp:CreatorTool", "", ""},
};

static void put_description(struct buffer *out, const struct part *parent)
{
    struct buffer text = {0};
    buffer_text(out, "<rdf:Description rdf:about=\"\""
                     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                     " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                     "<dc:format>application/pdf</dc:format>\n");
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        buffer_clear(&text);
        put_information(&text, &parent->file, properties[i].key);
        if (!text.length && i == 0 && parent->claims.title)
            buffer_text(&text, parent->claims.title);
        put_property(out, properties[i].name, properties[i].open, buffer_string(&text),
                     properties[i].close);
    }
    put_property(out, "dc:language", "<rdf:Bag><rdf:li>", parent->language,
                 "</rdf:li></rdf:Bag>");
    put_date_property(out, &parent->file, "xmp:CreateDate", "/CreationDate");
    put_date_property(out, &parent->file, "xmp:ModifyDate", "/ModDate");
    buffer_text(out, "</rdf:Description>\n");
    buffer_free(&text);
}

/* PDF/A wants the schema of PDF/UA's claim described (ISO 19005-1, 6.7.8). */
static void put_access_schema(struct buffer *out)
{
    buffer_text(out,
                "<rdf:Description rdf:about=\"\""
                " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
                "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
                "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
                "</pdfaSchema:namespaceURI>\n"
                "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
                "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
                "<pdfaProperty:name>part</pdfaProperty:name>\n"
                "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
                "<pdfaProperty:category>internal</pdfaProperty:category>\n"
                "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
                "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
                "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
}

static void put_claims(struct buffer *out, const struct pdf_claims *claims)
{
    if (claims->archive_part)
        buffer_format(out,
                      "<rdf:Description rdf:about=\"\""
                      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
                      "<pdfaid:part>%d</pdfaid:part>\n"
                      "<pdfaid:conformance>%c</pdfaid:conformance>\n"
                      "</rdf:Description>\n",
                      claims->archive_part, toupper((unsigned char)claims->archive_level));
    if (claims->access_part)
        buffer_format(out,
                      "<rdf:Description rdf:about=\"\""
                      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                      "<pdfuaid:part>%d</pdfuaid:part>\n</rdf:Description>\n",
                      claims->access_part);
    if (claims->archive_part && claims->access_part)
        put_access_schema(out);
}

static void put_xmp(struct buffer *out, const struct part *parent,
                    const struct pdf_claims *claims)
{
    buffer_text(out,
                "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    put_description(out, parent);
    put_claims(out, claims);
    buffer_text(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

void whole_metadata_put(const struct part *parent, const struct pdf_claims *claims)
{
    const struct pdf_file *whole = &parent->file;
    const struct pdf_claims *had = &parent->claims;
    qpdf_data qpdf = whole->qpdf;
    struct buffer xmp = {0};
    /* the digest in the trailer, for those who look for nothing else, is the parent's */
    qpdf_oh_remove_key(qpdf, qpdf_get_trailer(qpdf), "/" PROVENANCE_TRAILER_KEY);
    if (!had->has_metadata ||
        (!had->has_origin && had->archive_part == claims->archive_part &&
         had->archive_level == claims->archive_level &&
         had->access_part == claims->access_part))
        return;
    put_xmp(&xmp, parent, claims);
    qpdf_oh stream = qpdf_oh_new_stream(qpdf), dictionary = qpdf_oh_get_dict(qpdf, stream);
    qpdf_oh_replace_key(qpdf, dictionary, "/Type", qpdf_oh_new_name(qpdf, "/Metadata"));
    qpdf_oh_replace_key(qpdf, dictionary, "/Subtype", qpdf_oh_new_name(qpdf, "/XML"));
    qpdf_oh_replace_stream_data(qpdf, stream, (const unsigned char *)xmp.bytes, xmp.length,
                                qpdf_oh_new_null(qpdf), qpdf_oh_new_null(qpdf));
    qpdf_oh_replace_key(qpdf, qpdf_get_root(qpdf), "/Metadata", stream);
    buffer_free(&xmp);
}
