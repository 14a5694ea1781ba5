/* Text as XML writes it. */
#ifndef PHULUC_SHEET_XML_TEXT_H
#define PHULUC_SHEET_XML_TEXT_H

#include "base/buffer.h"

/* Adds the text, fit for content and for attributes between double quotes. */
void xml_put(struct buffer *out, const char *text);

#endif
