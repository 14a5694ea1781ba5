/* Where each object of a PDF stands, as a reader looks it up. */
#include "pdf/cross_references.h"

#include "base/memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PREDICTOR_UP = 2 /* the row filter of PNG, before each row */ };
enum { TYPE_FREE, TYPE_PLAIN, TYPE_PACKED }; /* of a row */
enum { ROW_BYTES_MOST = 1 + 8 + 2 };
enum { FREE_GENERATION = 65535 }; /* of id 0, the head of the list of free ids */

void cross_references_free(struct cross_references *references)
{
    free(references->places);
}

/* Large arrays by a half only: they are the largest that is there when a file ends. */
static void make_room(struct cross_references *references, size_t more)
{
    size_t wanted = references->count + more;
    if (wanted <= references->capacity)
        return;
    references->capacity = wanted + wanted / 2 + 64;
    references->places = memory_resize(references->places, references->capacity *
                                                               sizeof *references->places);
}

uint32_t cross_references_add(struct cross_references *references, size_t count)
{
    size_t first = references->count;
    make_room(references, count);
    for (; count; count--)
        references->places[references->count++] = (struct object_place){0};
    return (uint32_t)first;
}

void cross_references_set(struct cross_references *references, uint32_t id,
                          struct object_place place)
{
    assert(id > 0 && id < references->count);
    assert(references->places[id].where == 0); /* put once */
    references->places[id] = place;
}

uint32_t cross_references_missing(const struct cross_references *references)
{
    for (size_t id = 1; id < references->count; id++)
        if (references->places[id].where == 0)
            return (uint32_t)id;
    return 0;
}

static unsigned bytes_needed(uint64_t number)
{
    unsigned bytes = 1;
    while (number >>= 8)
        bytes++;
    return bytes;
}

/* One row: type, place and index, most significant byte first. */
static void make_row(unsigned char *row, const struct cross_references *references,
                     size_t id, unsigned place_bytes)
{
    struct object_place place = references->places[id];
    unsigned index = id ? place.index : FREE_GENERATION;
    *row++ = id == 0 ? TYPE_FREE : place.packed ? TYPE_PACKED : TYPE_PLAIN;
    for (unsigned byte = place_bytes; byte--;)
        *row++ = (unsigned char)(place.where >> 8 * byte);
    *row++ = (unsigned char)(index >> 8);
    *row = (unsigned char)index;
}

/* The rows, each as its difference from the one above: half the size when compressed. */
static void make_rows(struct buffer *out, const struct cross_references *references,
                      unsigned place_bytes)
{
    unsigned char above[ROW_BYTES_MOST] = {0}, row[ROW_BYTES_MOST] = {0};
    unsigned row_bytes = place_bytes + 3;
    buffer_reserve(out, references->count * (row_bytes + 1));
    unsigned char *to = (unsigned char *)out->bytes + out->length;
    for (size_t id = 0; id < references->count; id++) {
        make_row(row, references, id, place_bytes);
        *to++ = PREDICTOR_UP;
        for (unsigned i = 0; i < row_bytes; i++)
            *to++ = (unsigned char)(row[i] - above[i]);
        memcpy(above, row, sizeof above);
    }
    out->length += references->count * (row_bytes + 1);
}

static uint64_t greatest_place(const struct cross_references *references)
{
    uint64_t greatest = 0;
    for (size_t id = 1; id < references->count; id++)
        if (references->places[id].where > greatest)
            greatest = references->places[id].where;
    return greatest;
}

void cross_references_stream(const struct cross_references *references,
                             struct buffer *entries, struct buffer *rows)
{
    unsigned place_bytes = bytes_needed(greatest_place(references));
    make_rows(rows, references, place_bytes);
    buffer_format(entries,
                  "/Type/XRef/Size %zu/W[1 %u 2]/DecodeParms<</Predictor 12/Columns %u>>",
                  references->count, place_bytes, place_bytes + 3);
}

int cross_references_table(const struct cross_references *references,
                           struct output_file *file)
{
    enum { LINE_BYTES = 20 };
    char line[64];
    int size = snprintf(line, sizeof line, "xref\n0 %zu\n%010u %05u f \n", references->count,
                        0U, (unsigned)FREE_GENERATION);
    if (output_write(file, line, (size_t)size) != 0)
        return -1;
    for (size_t id = 1; id < references->count; id++) {
        struct object_place place = references->places[id];
        assert(!place.packed);
        snprintf(line, sizeof line, "%010llu 00000 n \n", (unsigned long long)place.where);
        if (output_write(file, line, LINE_BYTES) != 0)
            return -1;
    }
    return 0;
}
