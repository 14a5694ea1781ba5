/* The outline: bookmarks that lead to places on pages, nested by level. */
#ifndef PHULUC_PDF_OUTLINE_H
#define PHULUC_PDF_OUTLINE_H

#include "base/length.h"
#include "pdf/object_writer.h"

#include <stdint.h>

struct outline;

struct outline *outline_new(void); /* the caller frees */
void outline_free(struct outline *outline);

/* Adds a bookmark below the last one of a lower level. `top` is the place on the page, from
 * its lower edge. */
void outline_add(struct outline *outline, const char *title, unsigned level,
                 uint32_t page_id, length top);

/* Puts the outline. Returns the id of its root, or 0: there are no bookmarks. */
uint32_t outline_put(struct outline *outline, struct object_writer *writer);

#endif
