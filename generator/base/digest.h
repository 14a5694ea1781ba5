/* SHA-256 (FIPS 180-4), by nettle. */
#ifndef PHULUC_BASE_DIGEST_H
#define PHULUC_BASE_DIGEST_H

#include <nettle/sha2.h>
#include <stddef.h>

enum { DIGEST_BYTES = SHA256_DIGEST_SIZE };

struct digest {
    struct sha256_ctx context;
};

void digest_begin(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t size);

void digest_end(struct digest *digest, unsigned char out[DIGEST_BYTES]);

/* Of these bytes alone. */
void digest_bytes(const void *bytes, size_t size, unsigned char out[DIGEST_BYTES]);

/* In hexadecimal, with a NUL. */
enum { DIGEST_TEXT_BYTES = 2 * DIGEST_BYTES + 1 };
void digest_text(const unsigned char digest[DIGEST_BYTES], char out[DIGEST_TEXT_BYTES]);

#endif
