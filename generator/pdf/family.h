/* A type family: four font files, read by HarfBuzz. */
#ifndef PHULUC_PDF_FAMILY_H
#define PHULUC_PDF_FAMILY_H

#include "base/diagnostic.h"
#include "layout/measure.h"
#include "model/layout_spec.h"
#include "model/provenance.h"

#include <stdbool.h>
#include <stdint.h>

struct family;

/* Finds and opens the files of a face specification. Returns NULL after telling which file
 * was not found where and which package brings it, or what is wrong with it (T01). The
 * caller frees it. */
struct family *family_open(const struct face_spec *spec, struct diagnostics *diagnostics);
void family_free(struct family *family);

/* The metrics; they hold as long as the family. */
struct type_metrics family_metrics(struct family *family);

/* Whether the face has a glyph for the character. `style`: STYLE_BOLD | STYLE_ITALIC. */
bool family_covers(struct family *family, unsigned style, uint32_t character);

/* Adds the four files. */
void family_provenance(const struct family *family, struct provenance *provenance);

#endif
