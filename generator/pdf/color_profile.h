/* The colour profile that says what the file's colours are: sRGB. */
#ifndef PHULUC_PDF_COLOR_PROFILE_H
#define PHULUC_PDF_COLOR_PROFILE_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "model/provenance.h"

/* An ICC profile (ISO 15076-1) of a display with red, green and blue. */
struct color_profile {
    struct buffer bytes;
};

/* Reads the first of the files `paths` (which ends with NULL) that is there. Returns NULL
 * after telling that there is none, or what is wrong with it (T03). The caller frees it. */
struct color_profile *color_profile_read(const char *const *paths,
                                         struct diagnostics *diagnostics);
void color_profile_free(struct color_profile *profile);

/* Adds the profile. */
void color_profile_provenance(const struct color_profile *profile,
                              struct provenance *provenance);

#endif
