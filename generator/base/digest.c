/* SHA-256, by nettle. */
#include "base/digest.h"

void digest_begin(struct digest *digest)
{
    sha256_init(&digest->context);
}

void digest_add(struct digest *digest, const void *bytes, size_t size)
{
    sha256_update(&digest->context, size, bytes);
}

void digest_end(struct digest *digest, unsigned char out[DIGEST_BYTES])
{
    sha256_digest(&digest->context, DIGEST_BYTES, out);
}

void digest_bytes(const void *bytes, size_t size, unsigned char out[DIGEST_BYTES])
{
    struct digest digest;
    digest_begin(&digest);
    digest_add(&digest, bytes, size);
    digest_end(&digest, out);
}

void digest_text(const unsigned char digest[DIGEST_BYTES], char out[DIGEST_TEXT_BYTES])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < DIGEST_BYTES; i++) {
        *out++ = digits[digest[i] >> 4];
        *out++ = digits[digest[i] & 15];
    }
    *out = '\0';
}
