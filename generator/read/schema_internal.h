/* What the streaming reader needs of a compiled schema. */
#ifndef PHULUC_READ_SCHEMA_INTERNAL_H
#define PHULUC_READ_SCHEMA_INTERNAL_H

#include "read/schema.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

/* The type of an error that libxml2 hands to a handler. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *library_error;
#else
typedef xmlErrorPtr library_error;
#endif

/* After schema_prepare. */
xmlSchemaPtr schema_compiled(const struct schema *schema);

/* The namespace of the documents it describes, or NULL: none. */
const char *schema_namespace(const struct schema *schema);

#endif
