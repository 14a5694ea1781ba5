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

/* With its NUL, so that two texts are not taken for another two. */
void digest_add_text(struct digest *digest, const char *text);
void digest_end(struct digest *digest, unsigned char out[DIGEST_BYTES]);

#endif
