/* The digest that a PDF carries in its trailer, read without parsing the PDF. */
#include "archive/recorded_digest.h"

#include "archive/trailer.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum recorded_digest find_digest(int descriptor, off_t size, unsigned char *digest)
{
    struct trailer_input input = {NULL, descriptor, size};
    struct trailer trailer;
    if (!trailer_find(&input, &trailer))
        return RECORDED_DIGEST_NONE;
    memcpy(digest, trailer.digest, DIGEST_BYTES);
    return trailer.extended ? RECORDED_DIGEST_EXTENDED : RECORDED_DIGEST_FOUND;
}

enum recorded_digest recorded_digest_read(const char *path, unsigned char out[DIGEST_BYTES])
{
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return RECORDED_DIGEST_NONE;
    enum recorded_digest found = RECORDED_DIGEST_NONE;
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode))
        found = find_digest(descriptor, status.st_size, out);
    close(descriptor);
    return found;
}
