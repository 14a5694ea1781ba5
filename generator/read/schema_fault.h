/* The schema's faults in our own words. */
#ifndef PHULUC_READ_SCHEMA_FAULT_H
#define PHULUC_READ_SCHEMA_FAULT_H

/* What libxml2's schema error `code` says, made of its `message`: which element and
 * attribute, the bad value, what was expected and how to mend it. The caller frees it. */
char *schema_fault_text(int code, const char *message);

#endif
