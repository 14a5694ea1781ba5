/* A font file as bytes: whether it is undamaged, and what tells it from others. */
#ifndef PHULUC_PDF_FONT_FILE_H
#define PHULUC_PDF_FONT_FILE_H

#include "base/digest.h"

#include <stddef.h>

enum font_file_fault {
    FONT_FILE_SOUND,
    FONT_FILE_NO_FONT, /* no table directory, or one that leads out of the file */
    FONT_FILE_DAMAGED  /* a table has another checksum than the directory says */
};

/* Compares each table with its checksum (OpenType, "Calculating checksums") and makes the
 * SHA-256 of the table directory. As that holds the checksums, it stands for the whole font:
 * summing up the tables takes a tenth of the time that hashing them would take. */
enum font_file_fault font_file_digest(const void *bytes, size_t size,
                                      unsigned char out[DIGEST_BYTES]);

#endif
