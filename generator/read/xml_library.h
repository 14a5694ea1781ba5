/* libxml2 as a whole: to be set up before it is used and cleaned up after. */
#ifndef PHULUC_READ_XML_LIBRARY_H
#define PHULUC_READ_XML_LIBRARY_H

/* Called once, before anything of read/ and before threads or forks. libxml2 gets its memory
 * through base/memory.h from then on: when that is exhausted it crashes, or takes what is not
 * valid for valid, if it is not ended. Returns 0, or -1 where libxml2 could not be set up. */
int xml_library_begin(void);

/* Called once, when no schema and no input is in use any more. */
void xml_library_end(void);

#endif
