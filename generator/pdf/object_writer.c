/* Writes PDF objects to a file: each id once, small objects packed into object streams. */
#include "pdf/object_writer.h"

#include "base/memory.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum {
    OBJECTS_A_STREAM = 200, /* more gain no size and slow down readers */
    COMPRESSION_LEVEL = 6,
    PREDICTOR_UP = 2 /* the row filter of PNG, before each row of the cross-references */
};

/* Where an object stands. Neither: its id was reserved, but it has not been put yet. */
struct entry {
    uint64_t packed : 1; /* in an object stream: `where` is the stream's id */
    uint64_t index : 8;  /* in that stream */
    uint64_t where : 55; /* else the offset in the file */
};

struct object_writer {
    struct output_file *file;
    struct libdeflate_compressor *compressor;
    bool failed;
    struct entry *entries; /* by id; that of id 0 is not used */
    size_t count, capacity;
    struct buffer packed_head, packed_body; /* the object stream being filled */
    uint32_t packed_id;
    unsigned packed_count;
    struct buffer compressed, head; /* scratch */
};

static void emit(struct object_writer *writer, const void *bytes, size_t size)
{
    if (output_write(writer->file, bytes, size) != 0)
        writer->failed = true;
}

static void add_entries(struct object_writer *writer, size_t count)
{
    for (; count; count--) {
        writer->entries = memory_grow(writer->entries, writer->count, &writer->capacity,
                                      sizeof *writer->entries);
        writer->entries[writer->count++] = (struct entry){0};
    }
}

struct object_writer *object_writer_new(struct output_file *file, uint32_t first_id)
{
    static const char header[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    if (!compressor)
        return NULL;
    struct object_writer *writer = memory_new(sizeof *writer);
    writer->file = file;
    writer->compressor = compressor;
    add_entries(writer, first_id);
    emit(writer, header, sizeof header - 1);
    return writer;
}

void object_writer_free(struct object_writer *writer)
{
    if (!writer)
        return;
    libdeflate_free_compressor(writer->compressor);
    free(writer->entries);
    buffer_free(&writer->packed_head);
    buffer_free(&writer->packed_body);
    buffer_free(&writer->compressed);
    buffer_free(&writer->head);
    free(writer);
}

uint32_t object_writer_reserve(struct object_writer *writer, uint32_t count)
{
    size_t first = writer->count;
    add_entries(writer, count);
    return (uint32_t)first;
}

static void set_entry(struct object_writer *writer, uint32_t id, struct entry entry)
{
    assert(id > 0 && id < writer->count);
    assert(writer->entries[id].where == 0); /* put once */
    writer->entries[id] = entry;
}

static void compress(struct object_writer *writer, const void *bytes, size_t size)
{
    struct buffer *out = &writer->compressed;
    buffer_clear(out);
    buffer_reserve(out, libdeflate_zlib_compress_bound(writer->compressor, size));
    out->length = libdeflate_zlib_compress(writer->compressor, bytes, size, out->bytes,
                                           out->capacity);
    assert(out->length > 0); /* the bound was kept */
}

static void write_stream(struct object_writer *writer, uint32_t id, const char *entries,
                         const void *bytes, size_t size)
{
    static const char tail[] = "\nendstream\nendobj\n";
    compress(writer, bytes, size);
    struct buffer *head = &writer->head;
    buffer_clear(head);
    buffer_unsigned(head, id);
    buffer_text(head, " 0 obj\n<<");
    buffer_text(head, entries);
    buffer_text(head, "/Filter/FlateDecode/Length ");
    buffer_unsigned(head, writer->compressed.length);
    buffer_text(head, ">>\nstream\n");
    emit(writer, head->bytes, head->length);
    emit(writer, writer->compressed.bytes, writer->compressed.length);
    emit(writer, tail, sizeof tail - 1);
}

void object_writer_put_stream(struct object_writer *writer, uint32_t id,
                              const char *entries, const void *bytes, size_t size)
{
    set_entry(writer, id, (struct entry){.where = output_position(writer->file)});
    write_stream(writer, id, entries, bytes, size);
}

/* Writes the object stream, if there is anything in it. */
static void flush_packed(struct object_writer *writer)
{
    if (!writer->packed_count)
        return;
    struct buffer entries = {0}, *head = &writer->packed_head;
    buffer_format(&entries, "/Type/ObjStm/N %u/First %zu", writer->packed_count,
                  head->length);
    buffer_put(head, writer->packed_body.bytes, writer->packed_body.length);
    object_writer_put_stream(writer, writer->packed_id, buffer_string(&entries),
                             head->bytes, head->length);
    buffer_free(&entries);
    buffer_clear(head);
    buffer_clear(&writer->packed_body);
    writer->packed_count = 0;
}

void object_writer_put(struct object_writer *writer, uint32_t id,
                       const struct buffer *object)
{
    if (!writer->packed_count)
        writer->packed_id = object_writer_reserve(writer, 1);
    set_entry(writer, id,
              (struct entry){.packed = 1,
                             .index = (uint8_t)writer->packed_count,
                             .where = writer->packed_id});
    buffer_unsigned(&writer->packed_head, id);
    buffer_byte(&writer->packed_head, ' ');
    buffer_unsigned(&writer->packed_head, writer->packed_body.length);
    buffer_byte(&writer->packed_head, ' ');
    buffer_put(&writer->packed_body, object->bytes, object->length);
    buffer_byte(&writer->packed_body, '\n');
    if (++writer->packed_count == OBJECTS_A_STREAM)
        flush_packed(writer);
}

bool object_writer_failed(const struct object_writer *writer)
{
    return writer->failed;
}

static uint32_t find_never_put(const struct object_writer *writer)
{
    for (size_t id = 1; id < writer->count; id++)
        if (writer->entries[id].where == 0)
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

enum { TYPE_FREE, TYPE_PLAIN, TYPE_PACKED }; /* of a row of the cross-references */
enum { ROW_BYTES_MOST = 1 + 8 + 2 };

/* One row: type, place and index, most significant byte first. Id 0 is the head of the list
 * of free ids, of generation 65,535. */
static void make_row(unsigned char *row, const struct object_writer *writer, size_t id,
                     unsigned place_bytes)
{
    struct entry entry = writer->entries[id];
    unsigned index = id ? entry.index : 0xFFFF;
    *row++ = id == 0 ? TYPE_FREE : entry.packed ? TYPE_PACKED : TYPE_PLAIN;
    for (unsigned byte = place_bytes; byte--;)
        *row++ = (unsigned char)(entry.where >> 8 * byte);
    *row++ = (unsigned char)(index >> 8);
    *row = (unsigned char)index;
}

/* The rows, each as its difference from the one above: half the size when compressed. */
static void make_rows(struct buffer *out, const struct object_writer *writer,
                      unsigned place_bytes)
{
    unsigned char above[ROW_BYTES_MOST] = {0}, row[ROW_BYTES_MOST] = {0};
    unsigned row_bytes = place_bytes + 3;
    for (size_t id = 0; id < writer->count; id++) {
        make_row(row, writer, id, place_bytes);
        buffer_byte(out, PREDICTOR_UP);
        for (unsigned i = 0; i < row_bytes; i++)
            buffer_byte(out, (char)(unsigned char)(row[i] - above[i]));
        memcpy(above, row, sizeof above);
    }
}

int object_writer_end(struct object_writer *writer, const struct buffer *trailer,
                      uint32_t *never_put)
{
    flush_packed(writer);
    *never_put = find_never_put(writer);
    if (writer->failed || *never_put)
        return -1;
    uint32_t id = object_writer_reserve(writer, 1);
    uint64_t start = output_position(writer->file);
    set_entry(writer, id, (struct entry){.where = start});
    unsigned place_bytes = bytes_needed(start > id ? start : id);
    struct buffer rows = {0}, text = {0};
    make_rows(&rows, writer, place_bytes);
    buffer_format(&text,
                  "/Type/XRef/Size %zu/W[1 %u 2]"
                  "/DecodeParms<</Predictor 12/Columns %u>>",
                  writer->count, place_bytes, place_bytes + 3);
    buffer_put(&text, trailer->bytes, trailer->length);
    write_stream(writer, id, buffer_string(&text), rows.bytes, rows.length);
    buffer_clear(&text);
    buffer_format(&text, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)start);
    emit(writer, text.bytes, text.length);
    buffer_free(&rows);
    buffer_free(&text);
    return writer->failed ? -1 : 0;
}
