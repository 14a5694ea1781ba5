/* What a PDF is made from: one line for each thing that changes its bytes.
 *
 * A line says what kind of thing it is, which one, and how to know it again:
 *
 *   program phuluc 0.1.0
 *   library libharu 2.3.0
 *   option profile nd30
 *   layout 9f86d081… phu-luc-1
 *
 * A file is known by its SHA-256; a font file by that of its table directory, which has a
 * checksum of each table. The digest over all is the SHA-256 of the lines, each with a line
 * break: two PDFs with one digest are the same bytes. Names are without folders, so that a
 * PDF does not tell where it was made. */
#ifndef PHULUC_MODEL_PROVENANCE_H
#define PHULUC_MODEL_PROVENANCE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/digest.h"

#include <stdbool.h>
#include <stddef.h>

/* In the order of the lines. */
enum provenance_kind {
    PROVENANCE_PROGRAM,
    PROVENANCE_LIBRARY,
    PROVENANCE_OPTION,
    PROVENANCE_REPORT,
    PROVENANCE_LAYOUT,
    PROVENANCE_PROFILE,
    PROVENANCE_FACE,
    PROVENANCE_FONT,
    PROVENANCE_COLOUR, /* the ICC profile */
    PROVENANCE_KINDS
};

struct provenance_part {
    enum provenance_kind kind;
    const char *name;  /* UTF-8; of a program, library or option without spaces */
    const char *value; /* version, argument, or SHA-256 in hexadecimal */
};

/* All zeros is one without parts. */
struct provenance {
    struct arena *arena; /* of the texts */
    struct provenance_part *parts;
    size_t count, capacity;
};

void provenance_free(struct provenance *provenance);

/* Adds a part, with copies of the texts; what no XML can hold becomes U+FFFD. Kinds may come
 * in any order: the parts are kept in that of the kinds, within one as they come. */
void provenance_add(struct provenance *provenance, enum provenance_kind kind,
                    const char *name, const char *value);
void provenance_add_digest(struct provenance *provenance, enum provenance_kind kind,
                           const char *name, const unsigned char sha256[DIGEST_BYTES]);

/* Adds the part that a line tells of. Returns false where it is none. */
bool provenance_add_line(struct provenance *provenance, const char *line, size_t size);

/* "layout", "font": the word that its lines begin with. */
const char *provenance_word(enum provenance_kind kind);

/* Appends the part's line, without a line break. */
void provenance_put_line(struct buffer *out, const struct provenance_part *part);

/* Over all lines. */
void provenance_digest(const struct provenance *provenance, unsigned char out[DIGEST_BYTES]);

/* The value of the option of that name, or NULL. */
const char *provenance_option(const struct provenance *provenance, const char *name);

/* The first part of the kind at or after `*index`, which becomes the index behind it; NULL
 * where there is no more. */
const struct provenance_part *provenance_next(const struct provenance *provenance,
                                              enum provenance_kind kind, size_t *index);

/* The key of the trailer that holds the digest over all, for readers that look for nothing
 * else. "XX" begins the names that PDF leaves to private use (ISO 32000-1, annex E). */
#define PROVENANCE_TRAILER_KEY "XXphuluc"

/* The XMP properties: the digest over all, and the lines as an ordered array. */
#define PROVENANCE_NAMESPACE "urn:phuluc:provenance:1#"
#define PROVENANCE_PREFIX "phuluc"
#define PROVENANCE_DIGEST_PROPERTY "digest"
#define PROVENANCE_LINES_PROPERTY "madeFrom"

#endif
