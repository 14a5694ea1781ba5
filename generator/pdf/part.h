/* The parts of PDF/A, ISO 19005, and their names on the command line. */
#ifndef PHULUC_PDF_PART_H
#define PHULUC_PDF_PART_H

#include <stdbool.h>

/* A tagged file is of level A of its part, another one of level B. */
enum pdf_part {
    PDF_A3, /* carries its source */
    PDF_A2,
    PDF_A1,
    PDF_NO_PART
};

/* "3a", "none". */
const char *pdf_part_name(enum pdf_part part);

/* Sets the part of that name. Returns false where there is none. */
bool pdf_part_named(const char *name, enum pdf_part *part);

#endif
