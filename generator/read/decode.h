/* The text of a file in UTF-8, whatever it was in. */
#ifndef PHULUC_READ_DECODE_H
#define PHULUC_READ_DECODE_H

#include "base/diagnostic.h"
#include "read/input.h"

/* Sets input->source (and input->decoded, where the file is not in UTF-8) from
 * input->bytes. `encoding` is the name of their encoding, or NULL: as the byte order mark
 * or the XML declaration has it. Returns 0, or -1 after telling of an unknown encoding or
 * of the first byte that has no meaning in it (F04, F05); the source then holds the text up
 * to there. */
int decode(struct input *input, const char *encoding, struct diagnostics *diagnostics);

#endif
