/* Sources that let go of their memory. The text of a large file is needed while it is read,
 * and then for messages only, if there are any: meanwhile it is kept compressed. */
#ifndef PHULUC_BASE_SOURCE_PACKING_H
#define PHULUC_BASE_SOURCE_PACKING_H

#include "base/buffer.h"
#include "base/source.h"

#include <stdbool.h>

/* Compresses the file that the source's text lies in, on a thread of its own where that is
 * allowed and can be; the `bytes` stay the caller's, and must live as long as the source. */
void source_pack(struct source *source, char *bytes, size_t size, bool thread_allowed);
void source_packing_free(struct source *source);

/* The file in zlib's format, or NULL where it is not packed. */
const struct buffer *source_packed(const struct source *source);

/* Whether a thread is compressing it now. */
bool source_is_being_packed(const struct source *source);

/* Lets go of the text before `offset`, where the source is packed, and not just being packed,
 * and was not restored: it must not be read until source_restore brings it back, to where it
 * was. */
void source_let_go(const struct source *source, size_t offset);
void source_restore(const struct source *source);

/* Hands the text between two offsets on, in pieces, wherever it is: of a source that was let
 * go of no more than a piece is in memory. Going forward from call to call costs no more than
 * going at once. */
void source_pass(const struct source *source, size_t from, size_t to,
                 void (*take)(void *context, const char *text, size_t size), void *context);

#endif
