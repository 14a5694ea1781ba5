/* A queue of streams that a thread of its own compresses, and the caller's where it would
 * have to wait.
 *
 * A ring of slots: `taken` <= `claimed` <= `put`, each a count that only grows; slot n is
 * n % SLOTS. Whoever claims a slot owns it until it is `done`; the caller's thread owns
 * those before `taken` and from `put` on: so only the counts and `done` need the lock. The
 * caller makes all room that is needed: the thread never asks for memory. */
#include "pdf/compress_queue.h"

#include "base/buffer.h"
#include "base/helper_thread.h"
#include "base/memory.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdlib.h>

enum {
    SLOTS = 16,
    WAKE_AT = 4 /* streams that wait: to wake the thread takes as long as to compress one */
};

struct slot {
    uint32_t id;
    bool done;
    struct buffer entries, bytes, compressed;
};

struct compress_queue {
    struct slot slots[SLOTS];
    size_t put, claimed, taken;
    bool ending;
    struct libdeflate_compressor *compressor; /* the thread's */
    struct libdeflate_compressor *callers;
    struct helper_thread thread; /* its lock: of put, claimed, ending, and what is done */
};

/* Compresses the next stream that nobody has claimed; within the lock, which is open
 * meanwhile. */
static void compress_next(struct compress_queue *queue,
                          struct libdeflate_compressor *compressor)
{
    struct slot *slot = &queue->slots[queue->claimed++ % SLOTS];
    helper_thread_unlock(&queue->thread);
    slot->compressed.length =
        libdeflate_zlib_compress(compressor, slot->bytes.bytes, slot->bytes.length,
                                 slot->compressed.bytes, slot->compressed.capacity);
    assert(slot->compressed.length > 0); /* the bound was kept */
    helper_thread_lock(&queue->thread);
    slot->done = true;
}

static void *run(void *context)
{
    struct compress_queue *queue = context;
    helper_thread_lock(&queue->thread);
    for (;;) {
        while (queue->claimed == queue->put && !queue->ending)
            helper_thread_wait(&queue->thread);
        if (queue->ending)
            break;
        compress_next(queue, queue->compressor);
        helper_thread_wake(&queue->thread);
    }
    helper_thread_unlock(&queue->thread);
    return NULL;
}

struct compress_queue *compress_queue_new(int level, struct libdeflate_compressor *callers)
{
    struct compress_queue *queue = memory_new(sizeof *queue);
    queue->callers = callers;
    queue->compressor = libdeflate_alloc_compressor(level);
    if (queue->compressor && helper_thread_start(&queue->thread, run, queue) == 0)
        return queue;
    libdeflate_free_compressor(queue->compressor);
    free(queue);
    return NULL;
}

void compress_queue_free(struct compress_queue *queue)
{
    if (!queue)
        return;
    helper_thread_lock(&queue->thread);
    queue->ending = true;
    helper_thread_wake(&queue->thread);
    helper_thread_unlock(&queue->thread);
    helper_thread_join(&queue->thread);
    for (size_t i = 0; i < SLOTS; i++) {
        buffer_free(&queue->slots[i].entries);
        buffer_free(&queue->slots[i].bytes);
        buffer_free(&queue->slots[i].compressed);
    }
    libdeflate_free_compressor(queue->compressor);
    free(queue);
}

bool compress_queue_full(const struct compress_queue *queue)
{
    return queue->put - queue->taken == SLOTS;
}

bool compress_queue_ready(struct compress_queue *queue)
{
    helper_thread_lock(&queue->thread);
    bool ready = queue->put > queue->taken && queue->slots[queue->taken % SLOTS].done;
    helper_thread_unlock(&queue->thread);
    return ready;
}

static void fill(struct compress_queue *queue, struct slot *slot, const void *bytes,
                 size_t size)
{
    buffer_clear(&slot->bytes);
    buffer_put(&slot->bytes, bytes, size);
    buffer_clear(&slot->compressed);
    buffer_reserve(&slot->compressed,
                   libdeflate_zlib_compress_bound(queue->compressor, size));
}

void compress_queue_put(struct compress_queue *queue, uint32_t id, const char *entries,
                        const void *bytes, size_t size)
{
    struct slot *slot = &queue->slots[queue->put % SLOTS];
    slot->id = id;
    slot->done = false;
    buffer_clear(&slot->entries);
    buffer_text(&slot->entries, entries);
    fill(queue, slot, bytes, size);
    helper_thread_lock(&queue->thread);
    queue->put++;
    if (queue->put - queue->claimed >= WAKE_AT)
        helper_thread_wake(&queue->thread);
    helper_thread_unlock(&queue->thread);
}

bool compress_queue_take(struct compress_queue *queue, struct compressed_stream *out)
{
    if (queue->taken == queue->put)
        return false;
    struct slot *slot = &queue->slots[queue->taken % SLOTS];
    helper_thread_lock(&queue->thread);
    while (!slot->done)
        if (queue->claimed < queue->put)
            compress_next(queue, queue->callers);
        else
            helper_thread_wait(&queue->thread);
    helper_thread_unlock(&queue->thread);
    queue->taken++;
    *out = (struct compressed_stream){slot->id, buffer_string(&slot->entries),
                                      slot->compressed.bytes, slot->compressed.length};
    return true;
}
