/* Where each object of a PDF stands, as a reader looks it up. */
#ifndef PHULUC_PDF_CROSS_REFERENCES_H
#define PHULUC_PDF_CROSS_REFERENCES_H

#include "base/buffer.h"
#include "base/output_file.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where an object stands. Neither: its id was reserved, but it has not been put yet. */
struct object_place {
    uint64_t packed : 1; /* in an object stream: `where` is the stream's id */
    uint64_t index : 16; /* in that stream */
    uint64_t where : 47; /* else the offset in the file */
};

/* All zeros has no ids. */
struct cross_references {
    struct object_place *places; /* by id; that of id 0 is not used */
    size_t count, capacity;
};

void cross_references_free(struct cross_references *references);

/* Adds `count` ids. Returns the first of them. */
uint32_t cross_references_add(struct cross_references *references, size_t count);

/* Sets the place of an id that has none yet. */
void cross_references_set(struct cross_references *references, uint32_t id,
                          struct object_place place);

/* The first id without a place, or 0. */
uint32_t cross_references_missing(const struct cross_references *references);

/* The form of a stream (ISO 32000-1, 7.5.8): appends the entries of its dictionary, but for
 * those that every stream has, and the bytes that are to be compressed. */
void cross_references_stream(const struct cross_references *references,
                             struct buffer *entries, struct buffer *rows);

/* The form of a table (7.5.4), up to the trailer; no object may stand in a stream. Returns
 * 0, or -1 where it could not be written. */
int cross_references_table(const struct cross_references *references,
                           struct output_file *file);

#endif
