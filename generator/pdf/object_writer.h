/* Writes PDF objects to a file: each id once, small objects packed into object streams.
 *
 * An object goes out as soon as it is put; what stays in memory of it is its place, eight
 * bytes. References may run ahead: reserve the id, put the object later. */
#ifndef PHULUC_PDF_OBJECT_WRITER_H
#define PHULUC_PDF_OBJECT_WRITER_H

#include "base/buffer.h"
#include "base/output_file.h"

#include <stdbool.h>
#include <stdint.h>

struct object_writer;

/* Writes the file's header. Ids below `first_id` are taken by objects made elsewhere, which
 * have to be put as well. Returns NULL where the compressor cannot be made. The caller
 * frees it; the file stays the caller's. */
struct object_writer *object_writer_new(struct output_file *file, uint32_t first_id);
void object_writer_free(struct object_writer *writer);

/* The first of `count` new consecutive ids. Each must be put, exactly once. */
uint32_t object_writer_reserve(struct object_writer *writer, uint32_t count);

/* Puts an object that is no stream. */
void object_writer_put(struct object_writer *writer, uint32_t id,
                       const struct buffer *object);

/* Puts a stream, compressed. `entries` are those of its dictionary besides Length and
 * Filter, or "". */
void object_writer_put_stream(struct object_writer *writer, uint32_t id,
                              const char *entries, const void *bytes, size_t size);

/* Whether anything could not be written; the output file has told why. */
bool object_writer_failed(const struct object_writer *writer);

/* Writes the cross-references, with `trailer`: the entries Root, Info and ID. Returns 0, or
 * -1 where anything could not be written, or where `*never_put` is an id (else 0) that was
 * taken or reserved and never put, a fault of the program. */
int object_writer_end(struct object_writer *writer, const struct buffer *trailer,
                      uint32_t *never_put);

#endif
