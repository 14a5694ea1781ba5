/* What makes a file no well-formed XML, in our own words. */
#include "read/syntax_fault.h"

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "read/fault.h"

#include <libxml/xmlerror.h>
#include <stdlib.h>

/* The faults that people make; those of the XML declaration have one text together. */
static const struct {
    int code;
    const char *text; /* may show the first name */
} texts[] = {
    {XML_ERR_ATTRIBUTE_REDEFINED,
     N_("the attribute '%s' stands twice in the tag; remove one of them")},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE,
     N_("the attribute '%1$s' has no value; write %1$s=\"…\"")},
    {XML_ERR_ATTRIBUTE_NOT_STARTED,
     N_("an attribute's value is not in quotes; put it between two quotes")},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED,
     N_("an attribute's value has no quote at its end; put it between two quotes")},
    {XML_ERR_SPACE_REQUIRED,
     N_("an attribute is not written as name=\"value\", or follows another one without a "
        "space; look for a quote that is missing")},
    {XML_ERR_LT_IN_ATTRIBUTE,
     N_("a '<' stands in an attribute's value, or the quote at its end is missing; write "
        "'<' as &lt;")},
    {XML_ERR_NAME_REQUIRED,
     N_("a '&' or '<' stands where no name follows it; write '&' as &amp; and '<' as "
        "&lt;")},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING,
     N_("a '&' stands in a text without a ';' behind its name; write '&' as &amp;")},
    {XML_ERR_UNDECLARED_ENTITY,
     N_("there is no character named '&%s;'; write the character itself, or its number as "
        "in &#160;")},
    {XML_ERR_INVALID_CHAR, N_("a character that XML does not allow; remove it")},
    {XML_ERR_INVALID_CHARREF,
     N_("a '&#…;' is not the number of a character; correct or remove it")},
    {XML_ERR_INVALID_DEC_CHARREF,
     N_("a '&#…;' is not the number of a character; correct or remove it")},
    {XML_ERR_INVALID_HEX_CHARREF,
     N_("a '&#…;' is not the number of a character; correct or remove it")},
    {XML_ERR_GT_REQUIRED, N_("a tag has no '>' at its end; add it")},
    {XML_ERR_DOCUMENT_END,
     N_("something stands behind the end of the document; remove it, or look for an end tag "
        "that comes too early")},
    {XML_ERR_COMMENT_NOT_FINISHED, N_("a comment has no end; add --> behind it")},
    {XML_ERR_HYPHEN_IN_COMMENT,
     N_("'--' stands in a comment; write one hyphen, or a dash")},
    {XML_ERR_CDATA_NOT_FINISHED, N_("a <![CDATA[ has no end; add ]]> behind it")},
    {XML_ERR_MISPLACED_CDATA_END, N_("']]>' stands in a text; write it as ]]&gt;")},
    {XML_ERR_PI_NOT_FINISHED, N_("a '<?' has no '?>'; add it, or remove both")},
    {XML_ERR_RESERVED_XML_NAME,
     N_("the XML declaration <?xml …?> does not stand at the very beginning of the file; "
        "remove what stands before it")},
    {XML_NS_ERR_UNDEFINED_NAMESPACE,
     N_("the prefix '%1$s:' is not declared; leave it out, or declare xmlns:%1$s=\"…\"")},
};

static const int of_declaration[] = {
    XML_ERR_XMLDECL_NOT_STARTED, XML_ERR_XMLDECL_NOT_FINISHED, XML_ERR_VERSION_MISSING,
    XML_ERR_ENCODING_NAME,       XML_ERR_STRING_NOT_STARTED,   XML_ERR_STRING_NOT_CLOSED,
    XML_ERR_EQUAL_REQUIRED,      XML_ERR_STANDALONE_VALUE,     XML_ERR_UNKNOWN_VERSION};

static const char *text_of(int code)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].code == code)
            return _(texts[i].text);
    for (size_t i = 0; i < sizeof of_declaration / sizeof *of_declaration; i++)
        if (of_declaration[i] == code)
            return _("the XML declaration is faulty; write <?xml version=\"1.0\" "
                     "encoding=\"UTF-8\"?>");
    return NULL;
}

char *syntax_fault_text(const struct syntax_fault *fault)
{
    struct buffer out = {0};
    const char *text = text_of(fault->code);
    const char *first = fault->first ? fault->first : "?";
    if (fault->code == XML_ERR_TAG_NAME_MISMATCH && fault->first && fault->second) {
        buffer_format(&out,
                      _("the element '%s' that begins in line %d is not ended before the tag "
                        "</%s>; correct the end tag, or add the one that is missing"),
                      first, fault->line, fault->second);
    } else if (text) {
        buffer_format(&out, text, first);
    } else {
        char *said = fault_text(fault->message);
        buffer_format(&out, _("libxml2 says: %s"), said);
        free(said);
    }
    buffer_string(&out);
    return out.bytes;
}
