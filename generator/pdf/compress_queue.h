/* A queue of streams that a thread of its own compresses; the caller's helps instead of waiting
 * for it. They come out in the order in which they went in, so that a file is the same with
 * the thread and without. */
#ifndef PHULUC_PDF_COMPRESS_QUEUE_H
#define PHULUC_PDF_COMPRESS_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct compress_queue;
struct libdeflate_compressor;

/* A stream that comes out; alive until the next call for the queue. */
struct compressed_stream {
    uint32_t id;
    const char *entries;
    const void *bytes; /* compressed, in zlib's format */
    size_t size;
};

/* Starts the thread. The caller helps with a compressor of its own, of the same level, which
 * outlives the queue. Returns NULL where there can be no thread: the caller then compresses by
 * itself. The caller frees the queue. */
struct compress_queue *compress_queue_new(int level, struct libdeflate_compressor *callers);

/* Ends the thread; what is still in the queue is lost. */
void compress_queue_free(struct compress_queue *queue);

/* Whether the oldest stream has to be taken before another is put. */
bool compress_queue_full(const struct compress_queue *queue);

/* Whether the oldest stream can be taken without waiting. */
bool compress_queue_ready(struct compress_queue *queue);

/* Copies a stream into the queue, which is not full. */
void compress_queue_put(struct compress_queue *queue, uint32_t id, const char *entries,
                        const void *bytes, size_t size);

/* Takes the oldest stream out, after waiting for it. Returns false where there is none. */
bool compress_queue_take(struct compress_queue *queue, struct compressed_stream *out);

#endif
