/* The output intent: which colours the file's colour values mean. */
#ifndef PHULUC_PDF_OUTPUT_INTENT_H
#define PHULUC_PDF_OUTPUT_INTENT_H

#include "pdf/color_profile.h"
#include "pdf/haru.h"
#include "pdf/object_writer.h"

/* Adds the intent to the catalog and puts the profile's stream. */
void output_intent_put(struct haru *haru, struct object_writer *writer,
                       const struct color_profile *profile);

#endif
