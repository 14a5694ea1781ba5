/* The input filter: whatever libxml2 is given has come through here.
 *
 *   bytes -> decoding -> UTF-8 check -> guard and position index -> hash of the bytes
 *
 * The guard refuses what would cost libxml2 too much (long start tags, many attributes,
 * great depth) and what the formats do not allow (DOCTYPE), before libxml2 sees a byte. The
 * index has the place of each element's "<", which libxml2 does not tell. */
#ifndef PHULUC_READ_INPUT_H
#define PHULUC_READ_INPUT_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "base/xml_guard.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { INPUT_DEFAULT_LIMIT = 64 << 20 }; /* bytes of a file */

struct input {
    struct source source; /* decoded to UTF-8, without a byte order mark */
    char *bytes;          /* the file as it was; source.text may point into it */
    size_t size;
    unsigned char sha256[32]; /* of `bytes`, where they were accepted */
    uint32_t *elements;       /* offset in source.text of the "<" of each start tag, in
                                 document order */
    size_t element_count;
    char *decoded; /* of another encoding than UTF-8, else NULL */
};

/* Reads the file `name` ("-": standard input) of at most `limit` bytes, an XML document.
 * `encoding` names its encoding, or is NULL: the file tells it. Returns 0, or -1 after
 * telling why (F01-F06, X02-X05). The caller calls input_free in both cases. `name` must
 * live as long as the input. */
int input_read(struct input *input, const char *name, size_t limit, const char *encoding,
               struct diagnostics *diagnostics);

/* The same with bytes that are in memory already, as if the file `name` held them; the
 * input takes them over. */
int input_take(struct input *input, const char *name, struct buffer *bytes,
               const char *encoding, struct diagnostics *diagnostics);

/* Likewise, but of text that is no XML: there are no elements, and no X02-X05. */
int input_take_text(struct input *input, const char *name, struct buffer *bytes,
                    const char *encoding, struct diagnostics *diagnostics);
void input_free(struct input *input);

/* Packs the source where it is large and in UTF-8, before it is streamed: it is let go of
 * while it is read (base/source_packing.h). */
void input_pack(struct input *input, bool thread_allowed);

/* After it was streamed: only where the root element stands is still known. */
void input_forget_elements(struct input *input);

#endif
