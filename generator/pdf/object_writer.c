/* Writes PDF objects to a file: each id once, as soon as it is put. */
#include "pdf/object_writer.h"

#include "base/compression.h"
#include "base/memory.h"
#include "pdf/compress_queue.h"
#include "pdf/cross_references.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdlib.h>

enum {
    OBJECTS_A_STREAM = 500, /* more gain little and slow down readers; the same holds of */
    BYTES_A_STREAM = 65536, /* bytes, which are kept in memory until they are so many */
    /* Bytes of streams: with fewer, a thread takes longer than it saves. */
    LARGE_FROM = 1 << 20,
    FAST_LEVEL = 1 /* of what comes then, and of what gets little smaller by effort */
};

struct object_writer {
    struct output_file *file;
    enum object_form form;
    struct libdeflate_compressor *compressor, *fast_compressor;
    bool thread_allowed;
    size_t streamed;              /* bytes of streams put so far */
    struct compress_queue *queue; /* or NULL: streams are compressed as they are put */
    bool failed;
    struct cross_references references;
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

struct object_writer *object_writer_new(struct output_file *file, enum object_form form,
                                        uint32_t first_id)
{
    static const char marks[] = "\n%\xE2\xE3\xCF\xD3\n"; /* the file is binary */
    struct object_writer *writer = memory_new(sizeof *writer);
    writer->compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    writer->fast_compressor = libdeflate_alloc_compressor(FAST_LEVEL);
    if (!writer->compressor || !writer->fast_compressor) {
        object_writer_free(writer);
        return NULL;
    }
    writer->file = file;
    writer->form = form;
    cross_references_add(&writer->references, first_id);
    emit(writer, form == OBJECTS_PLAIN ? "%PDF-1.4" : "%PDF-1.7", 8);
    emit(writer, marks, sizeof marks - 1);
    return writer;
}

void object_writer_free(struct object_writer *writer)
{
    if (!writer)
        return;
    compress_queue_free(writer->queue);
    libdeflate_free_compressor(writer->compressor);
    libdeflate_free_compressor(writer->fast_compressor);
    cross_references_free(&writer->references);
    buffer_free(&writer->packed_head);
    buffer_free(&writer->packed_body);
    buffer_free(&writer->compressed);
    buffer_free(&writer->head);
    free(writer);
}

void object_writer_allow_thread(struct object_writer *writer)
{
    writer->thread_allowed = writer->form == OBJECTS_PACKED;
}

uint32_t object_writer_reserve(struct object_writer *writer, uint32_t count)
{
    return cross_references_add(&writer->references, count);
}

static void compress(struct object_writer *writer, struct libdeflate_compressor *compressor,
                     const void *bytes, size_t size)
{
    struct buffer *out = &writer->compressed;
    buffer_clear(out);
    buffer_reserve(out, libdeflate_zlib_compress_bound(compressor, size));
    out->length =
        libdeflate_zlib_compress(compressor, bytes, size, out->bytes, out->capacity);
    assert(out->length > 0); /* the bound was kept */
}

/* The object of that id begins here. */
static void note_place(struct object_writer *writer, uint32_t id)
{
    struct object_place place = {.where = output_position(writer->file)};
    cross_references_set(&writer->references, id, place);
}

static void begin_object(struct buffer *out, uint32_t id)
{
    buffer_clear(out);
    buffer_unsigned(out, id);
    buffer_text(out, " 0 obj\n");
}

/* A stream whose bytes are as they shall stand in the file. */
static void write_stream(struct object_writer *writer, uint32_t id, const char *entries,
                         const char *filter, const void *bytes, size_t size)
{
    static const char tail[] = "\nendstream\nendobj\n";
    struct buffer *head = &writer->head;
    begin_object(head, id);
    buffer_text(head, "<<");
    buffer_text(head, entries);
    buffer_text(head, filter);
    buffer_text(head, "/Length ");
    buffer_unsigned(head, size);
    buffer_text(head, ">>\nstream\n");
    emit(writer, head->bytes, head->length);
    emit(writer, bytes, size);
    emit(writer, tail, sizeof tail - 1);
}

static void write_compressed(struct object_writer *writer,
                             struct libdeflate_compressor *compressor, uint32_t id,
                             const char *entries, const void *bytes, size_t size)
{
    compress(writer, compressor, bytes, size);
    write_stream(writer, id, entries, "/Filter/FlateDecode", writer->compressed.bytes,
                 writer->compressed.length);
}

/* Writes the oldest stream of the queue. Returns false where there is none. */
static bool write_queued(struct object_writer *writer)
{
    struct compressed_stream stream;
    if (!writer->queue || !compress_queue_take(writer->queue, &stream))
        return false;
    note_place(writer, stream.id);
    write_stream(writer, stream.id, stream.entries, "/Filter/FlateDecode", stream.bytes,
                 stream.size);
    return true;
}

/* Before anything is written past the queue. */
static void drain(struct object_writer *writer)
{
    while (write_queued(writer))
        ;
}

static void start_queue(struct object_writer *writer)
{
    if (!writer->thread_allowed || writer->queue)
        return;
    writer->queue = compress_queue_new(FAST_LEVEL, writer->fast_compressor);
    writer->thread_allowed = writer->queue != NULL; /* tried once */
}

void object_writer_put_stream(struct object_writer *writer, uint32_t id,
                              const char *entries, const void *bytes, size_t size)
{
    writer->streamed += size;
    bool large = writer->streamed >= LARGE_FROM;
    if (large)
        start_queue(writer);
    if (!writer->queue) {
        note_place(writer, id);
        write_compressed(writer, large ? writer->fast_compressor : writer->compressor, id,
                         entries, bytes, size);
        return;
    }
    while (compress_queue_full(writer->queue) || compress_queue_ready(writer->queue))
        write_queued(writer);
    compress_queue_put(writer->queue, id, entries, bytes, size);
}

void object_writer_put_dense_stream(struct object_writer *writer, uint32_t id,
                                    const char *entries, const void *bytes, size_t size)
{
    compress(writer, writer->fast_compressor, bytes, size);
    object_writer_put_compressed(writer, id, entries, writer->compressed.bytes,
                                 writer->compressed.length);
}

void object_writer_put_compressed(struct object_writer *writer, uint32_t id,
                                  const char *entries, const void *bytes, size_t size)
{
    drain(writer);
    note_place(writer, id);
    write_stream(writer, id, entries, "/Filter/FlateDecode", bytes, size);
}

void object_writer_put_clear_stream(struct object_writer *writer, uint32_t id,
                                    const char *entries, const void *bytes, size_t size)
{
    drain(writer);
    note_place(writer, id);
    write_stream(writer, id, entries, "", bytes, size);
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

static struct buffer *open_packed(struct object_writer *writer, uint32_t id)
{
    if (!writer->packed_count)
        writer->packed_id = object_writer_reserve(writer, 1);
    struct object_place place = {
        .packed = 1, .index = (uint16_t)writer->packed_count, .where = writer->packed_id};
    cross_references_set(&writer->references, id, place);
    buffer_unsigned(&writer->packed_head, id);
    buffer_byte(&writer->packed_head, ' ');
    buffer_unsigned(&writer->packed_head, writer->packed_body.length);
    buffer_byte(&writer->packed_head, ' ');
    return &writer->packed_body;
}

static void close_packed(struct object_writer *writer)
{
    buffer_byte(&writer->packed_body, '\n');
    if (++writer->packed_count == OBJECTS_A_STREAM ||
        writer->packed_body.length >= BYTES_A_STREAM)
        flush_packed(writer);
}

static struct buffer *open_plain(struct object_writer *writer, uint32_t id)
{
    drain(writer);
    note_place(writer, id);
    begin_object(&writer->head, id);
    return &writer->head;
}

static void close_plain(struct object_writer *writer)
{
    buffer_text(&writer->head, "\nendobj\n");
    emit(writer, writer->head.bytes, writer->head.length);
}

struct buffer *object_writer_open(struct object_writer *writer, uint32_t id)
{
    return writer->form == OBJECTS_PLAIN ? open_plain(writer, id) : open_packed(writer, id);
}

void object_writer_close(struct object_writer *writer)
{
    if (writer->form == OBJECTS_PLAIN)
        close_plain(writer);
    else
        close_packed(writer);
}

void object_writer_put(struct object_writer *writer, uint32_t id,
                       const struct buffer *object)
{
    struct buffer *out = object_writer_open(writer, id);
    buffer_put(out, object->bytes, object->length);
    object_writer_close(writer);
}

bool object_writer_failed(const struct object_writer *writer)
{
    return writer->failed;
}

/* The cross-references are themselves an object, which has to stand among them. */
static void end_with_stream(struct object_writer *writer, const struct buffer *trailer)
{
    uint32_t id = object_writer_reserve(writer, 1);
    struct buffer entries = {0}, rows = {0};
    note_place(writer, id);
    cross_references_stream(&writer->references, &entries, &rows);
    buffer_put(&entries, trailer->bytes, trailer->length);
    write_compressed(writer, writer->compressor, id, buffer_string(&entries), rows.bytes,
                     rows.length);
    buffer_free(&entries);
    buffer_free(&rows);
}

static void end_with_table(struct object_writer *writer, const struct buffer *trailer)
{
    struct buffer text = {0};
    if (cross_references_table(&writer->references, writer->file) != 0)
        writer->failed = true;
    buffer_format(&text, "trailer\n<</Size %zu", writer->references.count);
    buffer_put(&text, trailer->bytes, trailer->length);
    buffer_text(&text, ">>\n");
    emit(writer, text.bytes, text.length);
    buffer_free(&text);
}

int object_writer_end(struct object_writer *writer, const struct buffer *trailer,
                      uint32_t *never_put)
{
    flush_packed(writer);
    drain(writer);
    *never_put = cross_references_missing(&writer->references);
    if (writer->failed || *never_put)
        return -1;
    uint64_t start = output_position(writer->file);
    if (writer->form == OBJECTS_PLAIN)
        end_with_table(writer, trailer);
    else
        end_with_stream(writer, trailer);
    struct buffer text = {0};
    buffer_format(&text, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)start);
    emit(writer, text.bytes, text.length);
    buffer_free(&text);
    return writer->failed ? -1 : 0;
}
