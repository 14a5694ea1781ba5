/* libxml2 as a whole: to be set up before it is used and cleaned up after. */
#include "read/xml_library.h"

#include "base/memory.h"

#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

static void *allocate(size_t size)
{
    return memory_resize(NULL, size);
}

static char *duplicate(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(allocate(size), text, size);
}

int xml_library_begin(void)
{
    if (xmlMemSetup(free, allocate, memory_resize, duplicate) != 0)
        return -1;
    xmlInitParser();
    return 0;
}

void xml_library_end(void)
{
    xmlCleanupParser();
}
