/* Vietnamese texts written for fonts of one byte a glyph: TCVN3 and VNI. */
#ifndef PHULUC_BASE_LEGACY_TEXT_H
#define PHULUC_BASE_LEGACY_TEXT_H

#include "base/buffer.h"

#include <stddef.h>

/* ASCII in both is ASCII, and 0x80-0x9F are those of CP1252 (quotation marks, dashes).
 *
 * LEGACY_TCVN3, also called ABC, is that part of TCVN 5712 which .VnTime and its like hold:
 * all small letters, and of the capitals with marks Ă Â Ê Ô Ơ Ư Đ alone. Capitals with
 * tones are small letters set in a font of capitals (.VnTimeH), so they come out small.
 *
 * LEGACY_VNI, VNI-Windows, writes most letters with marks as two bytes, the bare letter and
 * its mark. The case is that of the letter, whichever that of the mark is. */
enum legacy_encoding { LEGACY_NONE, LEGACY_TCVN3, LEGACY_VNI };

/* The encoding of that name (TCVN3, ABC, VNI, VNI-Windows; in any case), or LEGACY_NONE. */
enum legacy_encoding legacy_encoding_named(const char *name);

/* Adds the bytes to `out` in UTF-8, in normalisation form C. Returns 0, or -1 where a byte
 * has no meaning: `*bad` is its offset then, and `out` has the text up to there. */
int legacy_decode(struct buffer *out, enum legacy_encoding encoding, const char *bytes,
                  size_t size, size_t *bad);

#endif
