/* Sources that let go of their memory. */
#define _DEFAULT_SOURCE /* madvise */
#include "base/source_packing.h"

#include "base/memory.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LEVEL = 6, STEP = 1 << 20 }; /* STEP: memory is let go of in pieces of that size */

struct source_packing {
    char *bytes;
    size_t size;
    struct buffer packed;
    size_t gone; /* of the bytes, from the first */
    bool restored;
};

void source_pack(struct source *source, char *bytes, size_t size)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    if (!compressor)
        return;
    struct source_packing *packing = memory_new(sizeof *packing);
    struct buffer *packed = &packing->packed;
    packing->bytes = bytes;
    packing->size = size;
    buffer_reserve(packed, libdeflate_zlib_compress_bound(compressor, size));
    packed->length =
        libdeflate_zlib_compress(compressor, bytes, size, packed->bytes, packed->capacity);
    assert(packed->length > 0); /* the bound was kept */
    libdeflate_free_compressor(compressor);
    packed->bytes = memory_resize(packed->bytes, packed->length);
    packed->capacity = packed->length;
    source->packing = packing;
}

void source_packing_free(struct source *source)
{
    if (!source->packing)
        return;
    buffer_free(&source->packing->packed);
    free(source->packing);
    source->packing = NULL;
}

const struct buffer *source_packed(const struct source *source)
{
    return source->packing ? &source->packing->packed : NULL;
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
    if (!packing || packing->restored)
        return;
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
    packing->restored = true;
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
