/* Bookmarks: those of the parent stay, each appendix's stand below one of its own. */
#ifndef PHULUC_ARCHIVE_OUTLINE_JOIN_H
#define PHULUC_ARCHIVE_OUTLINE_JOIN_H

#include "archive/part.h"

#include <stddef.h>

/* The pages must have been added. */
void outlines_join(const struct part *parts, size_t count);

#endif
