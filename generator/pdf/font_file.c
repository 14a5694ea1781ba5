/* A font file as bytes: whether it is undamaged, and what tells it from others. */
#include "pdf/font_file.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Bytes of the OpenType tables, and where fields stand in them. */
enum {
    HEADER_BYTES = 12,
    TABLE_COUNT_AT = 4,
    RECORD_BYTES = 16,
    CHECKSUM_AT = 4,
    OFFSET_AT = 8,
    LENGTH_AT = 12,
    COLLECTION_FIRST_AT = 12, /* of a collection's header: where its first font begins */
    ADJUSTMENT_AT = 8         /* of table head: counts as 0 in its checksum */
};

static uint32_t read_16(const unsigned char *at)
{
    return (uint32_t)at[0] << 8 | at[1];
}

static uint32_t read_32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Two bytes in each lane. A lane's sum of STEPS times AT_ONCE bytes does not run over. */
typedef uint16_t lanes __attribute__((vector_size(16)));
enum { LANES = 8, AT_ONCE = 2, STEP = AT_ONCE * sizeof(lanes), STEPS = 256 / AT_ONCE };

/* Adds up what stands at the two places of each lane in so many steps. */
static uint32_t sum_steps(const unsigned char *bytes, size_t steps)
{
    lanes low = {0}, high = {0};
    for (; steps; steps--, bytes += STEP) {
        lanes one, two;
        memcpy(&one, bytes, sizeof one);
        memcpy(&two, bytes + sizeof one, sizeof two);
        low += (one & 0xFF) + (two & 0xFF);
        high += (one >> 8) + (two >> 8);
    }
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    lanes first = low, second = high;
#else
    lanes first = high, second = low;
#endif
    uint32_t sum = 0;
    for (unsigned i = 0; i < LANES; i++) {
        uint32_t pair = ((uint32_t)first[i] << 8) + second[i];
        sum += i % 2 ? pair : pair << 16;
    }
    return sum;
}

/* Of 32-bit words, most significant byte first, the last filled up with zeros. This passes
 * over every byte of a font, so many are added at once. */
static uint32_t sum_words(const unsigned char *table, size_t length)
{
    uint32_t sum = 0;
    while (length >= STEP) {
        size_t steps = length / STEP < STEPS ? length / STEP : STEPS;
        sum += sum_steps(table, steps);
        table += steps * STEP;
        length -= steps * STEP;
    }
    unsigned char rest[STEP] = {0};
    memcpy(rest, table, length);
    for (size_t i = 0; i < sizeof rest; i += 4)
        sum += read_32(rest + i);
    return sum;
}

static bool has_tag(const unsigned char *at, const char *tag)
{
    return memcmp(at, tag, 4) == 0;
}

static enum font_file_fault check_table(const unsigned char *file, size_t size,
                                        const unsigned char *record)
{
    size_t offset = read_32(record + OFFSET_AT), length = read_32(record + LENGTH_AT);
    if (offset > size || length > size - offset)
        return FONT_FILE_NO_FONT;
    uint32_t found = sum_words(file + offset, length);
    if (has_tag(record, "head") && length >= ADJUSTMENT_AT + 4)
        found -= read_32(file + offset + ADJUSTMENT_AT);
    return found == read_32(record + CHECKSUM_AT) ? FONT_FILE_SOUND : FONT_FILE_DAMAGED;
}

enum font_file_fault font_file_digest(const void *bytes, size_t size,
                                      unsigned char out[DIGEST_BYTES])
{
    const unsigned char *file = bytes;
    size_t start = 0;
    if (size >= COLLECTION_FIRST_AT + 4 && has_tag(file, "ttcf"))
        start = read_32(file + COLLECTION_FIRST_AT);
    if (start > size || size - start < HEADER_BYTES)
        return FONT_FILE_NO_FONT;
    const unsigned char *directory = file + start;
    size_t count = read_16(directory + TABLE_COUNT_AT);
    size_t length = HEADER_BYTES + count * RECORD_BYTES;
    if (!count || length > size - start)
        return FONT_FILE_NO_FONT;
    for (size_t i = 0; i < count; i++) {
        enum font_file_fault fault =
            check_table(file, size, directory + HEADER_BYTES + i * RECORD_BYTES);
        if (fault)
            return fault;
    }
    digest_bytes(directory, length, out);
    return FONT_FILE_SOUND;
}
