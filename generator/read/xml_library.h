/* libxml2 as a whole: to be set up before it is used and cleaned up after. */
#ifndef PHULUC_READ_XML_LIBRARY_H
#define PHULUC_READ_XML_LIBRARY_H

/* Called once, before anything of read/ and before threads or forks. From then on libxml2
 * gets its memory through base/memory.h, which ends the process when there is none: left to
 * itself, libxml2 then crashes or takes what is not valid for valid. Returns 0, or -1 where
 * it could not be set up. */
int xml_library_begin(void);

/* Called once, when no schema and no input is in use any more. */
void xml_library_end(void);

#endif
