/* Text as XML writes it. */
#include "sheet/xml_text.h"

void xml_put(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            buffer_text(out, "&amp;");
        else if (*text == '<')
            buffer_text(out, "&lt;");
        else if (*text == '>')
            buffer_text(out, "&gt;");
        else if (*text == '"')
            buffer_text(out, "&quot;");
        else
            buffer_byte(out, *text);
    }
}
