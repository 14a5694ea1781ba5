/* SHA-256, by nettle. */
#include "base/digest.h"

#include <string.h>

void digest_begin(struct digest *digest)
{
    sha256_init(&digest->context);
}

void digest_add(struct digest *digest, const void *bytes, size_t size)
{
    sha256_update(&digest->context, size, bytes);
}

void digest_add_text(struct digest *digest, const char *text)
{
    digest_add(digest, text, strlen(text) + 1);
}

void digest_end(struct digest *digest, unsigned char out[DIGEST_BYTES])
{
    sha256_digest(&digest->context, DIGEST_BYTES, out);
}
