/* The colour profile that says what the file's colours are: sRGB. */
#include "pdf/color_profile.h"

#include "base/file_bytes.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The header of a profile. */
enum {
    SIZE_AT = 0,
    VERSION_AT = 8,
    CLASS_AT = 12,
    COLORS_AT = 16,
    SIGNATURE_AT = 36,
    HEADER_BYTES = 128,
    LATEST_VERSION = 2, /* that PDF 1.4, and so PDF/A-1, knows */
    BYTES_MOST = 4 << 20
};

static uint32_t number_at(const struct buffer *bytes, size_t offset)
{
    uint32_t number = 0;
    for (size_t i = 0; i < 4; i++)
        number = number << 8 | (unsigned char)bytes->bytes[offset + i];
    return number;
}

static bool has_tag(const struct buffer *bytes, size_t offset, const char *tag)
{
    return memcmp(bytes->bytes + offset, tag, 4) == 0;
}

static bool is_fit(const struct buffer *bytes)
{
    return bytes->length >= HEADER_BYTES && number_at(bytes, SIZE_AT) == bytes->length &&
           (unsigned char)bytes->bytes[VERSION_AT] <= LATEST_VERSION &&
           has_tag(bytes, CLASS_AT, "mntr") && has_tag(bytes, COLORS_AT, "RGB ") &&
           has_tag(bytes, SIGNATURE_AT, "acsp");
}

static const char *first_there(const char *const *paths)
{
    while (*paths && access(*paths, F_OK) != 0)
        paths++;
    return *paths;
}

struct color_profile *color_profile_read(const char *const *paths,
                                         struct diagnostics *diagnostics)
{
    const char *path = first_there(paths);
    if (!path) {
        diagnose(diagnostics, DIAG_COLOR_PROFILE, place_of_file(paths[0]),
                 _("the colour profile sRGB.icc, which PDF/A needs, is not there; install "
                   "the package icc-profiles-free, put an sRGB profile in this place, or "
                   "make a PDF without it by --pdfa none"));
        return NULL;
    }
    struct color_profile *profile = memory_new(sizeof *profile);
    if (file_read(&profile->bytes, path, BYTES_MOST, diagnostics) == 0) {
        if (is_fit(&profile->bytes))
            return profile;
        diagnose(diagnostics, DIAG_COLOR_PROFILE, place_of_file(path),
                 _("this is no whole ICC profile of version 2 for a display with red, "
                   "green and blue; install the package icc-profiles-free again"));
    }
    color_profile_free(profile);
    return NULL;
}

void color_profile_free(struct color_profile *profile)
{
    if (!profile)
        return;
    buffer_free(&profile->bytes);
    free(profile);
}

void color_profile_provenance(const struct color_profile *profile,
                              struct provenance *provenance)
{
    unsigned char digest[DIGEST_BYTES];
    digest_bytes(profile->bytes.bytes, profile->bytes.length, digest);
    provenance_add_digest(provenance, PROVENANCE_COLOUR, "sRGB.icc", digest);
}
