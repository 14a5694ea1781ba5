/* Appendices joined to the document that they are attached to, in one PDF.
 *
 * The parent comes first and stays what it is; each appendix keeps its pages' labels, its
 * bookmarks below one of its own, its tags, its files and its form fields. */
#ifndef PHULUC_ARCHIVE_ATTACH_H
#define PHULUC_ARCHIVE_ATTACH_H

#include "base/buffer.h"
#include "base/diagnostic.h"

#include <stddef.h>

/* Joins `count` files, the parent first, and appends the bytes of the whole to `out`; the
 * same files always give the same. `whole_name` is what messages call it. Files larger than
 * `limit` are refused. Returns 0, or -1 after telling why not (F01-F03, P01-P04); what the
 * whole conforms to is told too (P05, P06). */
int attach_files(char *const *names, size_t count, const char *whole_name, size_t limit,
                 struct buffer *out, struct diagnostics *diagnostics);

#endif
