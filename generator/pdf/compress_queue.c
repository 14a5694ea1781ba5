/* A queue of streams that a thread of its own compresses.
 *
 * A ring of slots: `taken` <= `done` <= `put`, each a count that only grows; slot n is
 * n % SLOTS. The caller's thread owns the slots before `done` and from `put` on, the
 * queue's own those between: so only the counts need the lock. The caller makes all room
 * that is needed: the thread never asks for memory. */
#include "pdf/compress_queue.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <assert.h>
#include <libdeflate.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

enum { SLOTS = 16 };

struct slot {
    uint32_t id;
    struct buffer entries, bytes, compressed;
};

struct compress_queue {
    struct slot slots[SLOTS];
    size_t put, done, taken;
    bool ending;
    struct libdeflate_compressor *compressor;
    pthread_t thread;
    pthread_mutex_t lock; /* of put, done and ending */
    pthread_cond_t changed;
};

/* The calls on a lock that is right cannot fail. */
static void lock(struct compress_queue *queue)
{
    int error = pthread_mutex_lock(&queue->lock);
    assert(!error);
    (void)error;
}

static void unlock(struct compress_queue *queue)
{
    int error = pthread_mutex_unlock(&queue->lock);
    assert(!error);
    (void)error;
}

static void compress(struct compress_queue *queue, struct slot *slot)
{
    slot->compressed.length =
        libdeflate_zlib_compress(queue->compressor, slot->bytes.bytes, slot->bytes.length,
                                 slot->compressed.bytes, slot->compressed.capacity);
    assert(slot->compressed.length > 0); /* the bound was kept */
}

static void *run(void *context)
{
    struct compress_queue *queue = context;
    lock(queue);
    for (;;) {
        while (queue->done == queue->put && !queue->ending)
            pthread_cond_wait(&queue->changed, &queue->lock);
        if (queue->ending)
            break;
        struct slot *slot = &queue->slots[queue->done % SLOTS];
        unlock(queue);
        compress(queue, slot);
        lock(queue);
        queue->done++;
        pthread_cond_signal(&queue->changed);
    }
    unlock(queue);
    return NULL;
}

/* Signals are the caller's thread's business. */
static int start(struct compress_queue *queue)
{
    sigset_t all, before;
    sigfillset(&all);
    if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
        return -1;
    int error = pthread_create(&queue->thread, NULL, run, queue);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error ? -1 : 0;
}

struct compress_queue *compress_queue_new(int level)
{
    struct compress_queue *queue = memory_new(sizeof *queue);
    queue->compressor = libdeflate_alloc_compressor(level);
    if (queue->compressor && !pthread_mutex_init(&queue->lock, NULL)) {
        if (!pthread_cond_init(&queue->changed, NULL)) {
            if (!start(queue))
                return queue;
            pthread_cond_destroy(&queue->changed);
        }
        pthread_mutex_destroy(&queue->lock);
    }
    libdeflate_free_compressor(queue->compressor);
    free(queue);
    return NULL;
}

void compress_queue_free(struct compress_queue *queue)
{
    if (!queue)
        return;
    lock(queue);
    queue->ending = true;
    pthread_cond_signal(&queue->changed);
    unlock(queue);
    pthread_join(queue->thread, NULL);
    pthread_cond_destroy(&queue->changed);
    pthread_mutex_destroy(&queue->lock);
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
    lock(queue);
    bool ready = queue->done > queue->taken;
    unlock(queue);
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
    buffer_clear(&slot->entries);
    buffer_text(&slot->entries, entries);
    fill(queue, slot, bytes, size);
    lock(queue);
    queue->put++;
    pthread_cond_signal(&queue->changed);
    unlock(queue);
}

bool compress_queue_take(struct compress_queue *queue, struct compressed_stream *out)
{
    if (queue->taken == queue->put)
        return false;
    lock(queue);
    while (queue->done == queue->taken)
        pthread_cond_wait(&queue->changed, &queue->lock);
    unlock(queue);
    struct slot *slot = &queue->slots[queue->taken++ % SLOTS];
    *out = (struct compressed_stream){slot->id, buffer_string(&slot->entries),
                                      slot->compressed.bytes, slot->compressed.length};
    return true;
}
