/* The root element of a file, found without parsing it. */
#ifndef PHULUC_READ_ROOT_ELEMENT_H
#define PHULUC_READ_ROOT_ELEMENT_H

enum { ROOT_ELEMENT_BYTES = 64 };

/* Sets `name` to the name of the file's first tag, without its prefix: "report"; to "" where
 * the first 64 KB have none or a longer one, or the file cannot be read or is no regular
 * one: nothing is taken out of a pipe. Files in UTF-16 are read too. */
void root_element_find(const char *path, char name[ROOT_ELEMENT_BYTES]);

#endif
