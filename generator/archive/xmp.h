/* A PDF's metadata (XMP) as a tree. */
#ifndef PHULUC_ARCHIVE_XMP_H
#define PHULUC_ARCHIVE_XMP_H

#include <libxml/tree.h>
#include <stddef.h>

/* Returns NULL where it is no XML that the guard lets pass, or cannot be read; nothing is
 * told. The caller frees it with xmlFreeDoc. */
xmlDocPtr xmp_parse(const char *bytes, size_t size);

/* The element behind `node` in the order of their start tags, within `top`; or NULL. */
xmlNodePtr xmp_next_element(xmlNodePtr node, xmlNodePtr top);

#endif
