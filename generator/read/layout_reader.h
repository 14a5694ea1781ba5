/* Reads layouts, profiles and faces: the three kinds of document of layout.xsd. */
#ifndef PHULUC_READ_LAYOUT_READER_H
#define PHULUC_READ_LAYOUT_READER_H

#include "base/diagnostic.h"
#include "model/layout_spec.h"
#include "read/input.h"
#include "read/schema.h"

/* Each returns what it read, or NULL after telling every problem found (X…, L…), among them
 * a document of the wrong kind. The input must outlive the result; the caller frees it. */
struct layout_spec *layout_read(const struct input *input, const struct schema *schema,
                                struct diagnostics *diagnostics);
struct profile *profile_read(const struct input *input, const struct schema *schema,
                             struct diagnostics *diagnostics);
struct face_spec *face_read(const struct input *input, const struct schema *schema,
                            struct diagnostics *diagnostics);
void layout_free(struct layout_spec *layout);
void profile_free(struct profile *profile);
void face_free(struct face_spec *face);

#endif
