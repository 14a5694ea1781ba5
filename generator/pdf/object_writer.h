/* Writes PDF objects to a file: each id once, as soon as it is put.
 *
 * What stays in memory of an object is its place, eight bytes. References may run ahead:
 * reserve the id, put the object later. */
#ifndef PHULUC_PDF_OBJECT_WRITER_H
#define PHULUC_PDF_OBJECT_WRITER_H

#include "base/buffer.h"
#include "base/output_file.h"

#include <stdbool.h>
#include <stdint.h>

/* How the objects stand in the file. */
enum object_form {
    OBJECTS_PACKED, /* PDF 1.7: those that are no streams in object streams */
    OBJECTS_PLAIN   /* PDF 1.4: each by itself, with a cross-reference table */
};

struct object_writer;

/* Writes the file's header. Ids below `first_id` are taken by objects made elsewhere, which
 * have to be put as well. Returns NULL where the compressor cannot be made. The caller
 * frees it; the file stays the caller's. */
struct object_writer *object_writer_new(struct output_file *file, enum object_form form,
                                        uint32_t first_id);
void object_writer_free(struct object_writer *writer);

/* Lets a thread of its own compress, where there is enough to compress and every object goes
 * into a stream. The bytes are the same. */
void object_writer_allow_thread(struct object_writer *writer);

/* The first of `count` new consecutive ids. Each must be put, exactly once. */
uint32_t object_writer_reserve(struct object_writer *writer, uint32_t count);

/* Puts an object that is no stream. */
void object_writer_put(struct object_writer *writer, uint32_t id,
                       const struct buffer *object);

/* The same of one that is appended to the buffer, where it shall stay; nothing else is put
 * before it is closed. */
struct buffer *object_writer_open(struct object_writer *writer, uint32_t id);
void object_writer_close(struct object_writer *writer);

/* Puts a stream, compressed. `entries` are those of its dictionary besides Length and
 * Filter, or "". */
void object_writer_put_stream(struct object_writer *writer, uint32_t id,
                              const char *entries, const void *bytes, size_t size);

/* The same of bytes that get little smaller however great the effort: outlines of glyphs. */
void object_writer_put_dense_stream(struct object_writer *writer, uint32_t id,
                                    const char *entries, const void *bytes, size_t size);

/* The same of what is compressed already, in zlib's format. */
void object_writer_put_compressed(struct object_writer *writer, uint32_t id,
                                  const char *entries, const void *bytes, size_t size);

/* The same as it is, for who reads files without knowing PDF. */
void object_writer_put_clear_stream(struct object_writer *writer, uint32_t id,
                                    const char *entries, const void *bytes, size_t size);

/* Whether anything could not be written; the output file has told why. */
bool object_writer_failed(const struct object_writer *writer);

/* Writes the cross-references, with `trailer`: the trailer's entries besides Size. They
 * stand in the clear. Returns 0, or -1 where anything could not be written, or where
 * `*never_put` is an id (else 0) that was taken or reserved and never put, a fault of the
 * program. */
int object_writer_end(struct object_writer *writer, const struct buffer *trailer,
                      uint32_t *never_put);

#endif
