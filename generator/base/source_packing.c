/* Sources that let go of their memory. */
#define _DEFAULT_SOURCE /* madvise */
#include "base/source_packing.h"

#include "base/compression.h"
#include "base/helper_thread.h"
#include "base/memory.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

enum {
    STEP = 1 << 20, /* memory is let go of in pieces of that size */
    PIECE = 1 << 14
};

/* Where the unpacking is that hands the text on. */
struct unpacking {
    z_stream stream;
    size_t at; /* of the bytes: where the piece begins */
    size_t size;
    char piece[PIECE];
};

struct source_packing {
    char *bytes;
    size_t size;
    struct libdeflate_compressor *compressor; /* while it is packed */
    struct buffer packed; /* likewise the thread's, if there is one */
    bool threaded; /* the thread is not joined yet */
    struct helper_thread thread;
    atomic_bool done; /* by the thread, which then ends */
    size_t gone; /* of the bytes, from the first */
    bool restored;
    struct unpacking *unpacking; /* or NULL */
};

/* Has all the memory that it needs. */
static void *pack(void *context)
{
    struct source_packing *packing = context;
    struct buffer *packed = &packing->packed;
    packed->length = libdeflate_zlib_compress(packing->compressor, packing->bytes,
                                              packing->size, packed->bytes, packed->capacity);
    assert(packed->length > 0); /* the bound was kept */
    packing->done = true;
    return NULL;
}

static void end_pack(struct source_packing *packing)
{
    struct buffer *packed = &packing->packed;
    libdeflate_free_compressor(packing->compressor);
    packing->compressor = NULL;
    packed->bytes = memory_resize(packed->bytes, packed->length);
    packed->capacity = packed->length;
}

/* Waits until it is packed. */
static void join(struct source_packing *packing)
{
    if (!packing->threaded)
        return;
    helper_thread_join(&packing->thread);
    packing->threaded = false;
    end_pack(packing);
}

void source_pack(struct source *source, char *bytes, size_t size, bool thread_allowed)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    if (!compressor)
        return;
    struct source_packing *packing = source->packing = memory_new(sizeof *packing);
    packing->bytes = bytes;
    packing->size = size;
    packing->compressor = compressor;
    buffer_reserve(&packing->packed, libdeflate_zlib_compress_bound(compressor, size));
    packing->threaded =
        thread_allowed && helper_thread_start(&packing->thread, pack, packing) == 0;
    if (packing->threaded)
        return;
    pack(packing);
    end_pack(packing);
}

static void unpacking_free(struct unpacking *unpacking)
{
    if (!unpacking)
        return;
    inflateEnd(&unpacking->stream);
    free(unpacking);
}

void source_packing_free(struct source *source)
{
    if (!source->packing)
        return;
    join(source->packing);
    unpacking_free(source->packing->unpacking);
    buffer_free(&source->packing->packed);
    free(source->packing);
    source->packing = NULL;
}

const struct buffer *source_packed(const struct source *source)
{
    if (!source->packing)
        return NULL;
    join(source->packing);
    return &source->packing->packed;
}

bool source_is_being_packed(const struct source *source)
{
    return source->packing && source->packing->threaded && !source->packing->done;
}

/* Gives whole pages back to the system; from then on they read as zeros. Where the system
 * will not take them nothing is lost. */
static void give_back(char *bytes, size_t from, size_t to)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = ((uintptr_t)(bytes + from) + page - 1) / page * page;
    uintptr_t end = (uintptr_t)(bytes + to) / page * page;
    if (end > start)
        madvise((void *)start, end - start, MADV_DONTNEED);
}

void source_let_go(const struct source *source, size_t offset)
{
    struct source_packing *packing = source->packing;
    if (!packing || packing->restored || !packing->done)
        return;
    join(packing);
    size_t end = (size_t)(source->text - packing->bytes) + offset;
    if (end - packing->gone < STEP)
        return;
    give_back(packing->bytes, packing->gone, end);
    packing->gone = end;
}

void source_restore(const struct source *source)
{
    struct source_packing *packing = source->packing;
    if (!packing || packing->restored)
        return;
    packing->restored = true; /* what is still being packed has not been let go of */
    if (!packing->gone)
        return;
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    size_t size = 0;
    if (!decompressor ||
        libdeflate_zlib_decompress(decompressor, packing->packed.bytes,
                                   packing->packed.length, packing->bytes, packing->size,
                                   &size) != LIBDEFLATE_SUCCESS ||
        size != packing->size)
        memory_exhausted();
    libdeflate_free_decompressor(decompressor);
}

static struct unpacking *begin_unpacking(struct source_packing *packing)
{
    unpacking_free(packing->unpacking);
    struct unpacking *unpacking = packing->unpacking = memory_new(sizeof *unpacking);
    if (inflateInit(&unpacking->stream) != Z_OK)
        memory_exhausted();
    unpacking->stream.next_in = (Bytef *)packing->packed.bytes;
    unpacking->stream.avail_in = (uInt)packing->packed.length; /* a file is below 4 GB */
    return unpacking;
}

/* The next piece. What was packed here can be unpacked, if there is memory. */
static void next_piece(struct unpacking *unpacking)
{
    unpacking->at += unpacking->size;
    unpacking->stream.next_out = (Bytef *)unpacking->piece;
    unpacking->stream.avail_out = PIECE;
    int result = inflate(&unpacking->stream, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END)
        memory_exhausted();
    unpacking->size = PIECE - unpacking->stream.avail_out;
}

void source_pass(const struct source *source, size_t from, size_t to,
                 void (*take)(void *context, const char *text, size_t size), void *context)
{
    struct source_packing *packing = source->packing;
    if (!packing || packing->restored || !packing->gone) {
        take(context, source->text + from, to - from);
        return;
    }
    size_t before = (size_t)(source->text - packing->bytes);
    struct unpacking *unpacking = packing->unpacking;
    from += before;
    to += before;
    if (!unpacking || from < unpacking->at)
        unpacking = begin_unpacking(packing);
    while (from < to) {
        size_t end = unpacking->at + unpacking->size;
        if (from < end) {
            size_t size = (to < end ? to : end) - from;
            take(context, unpacking->piece + (from - unpacking->at), size);
            from += size;
        }
        if (from < to)
            next_piece(unpacking);
    }
}
