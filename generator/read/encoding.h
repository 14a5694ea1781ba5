/* Which encoding a file is in, and its text in UTF-8. */
#ifndef PHULUC_READ_ENCODING_H
#define PHULUC_READ_ENCODING_H

#include "base/diagnostic.h"
#include "read/input.h"

/* Sets input->source (and input->decoded, where the file is not in UTF-8) from
 * input->bytes: by the byte order mark, else by the XML declaration, else as UTF-8. Returns
 * 0, or -1 after telling of an unknown encoding or of the first byte that has no meaning in
 * it (F04, F05); the source then holds the text up to there. */
int encoding_decode(struct input *input, struct diagnostics *diagnostics);

#endif
