/* The parts of PDF/A, ISO 19005, and their names on the command line. */
#include "pdf/part.h"

#include <stddef.h>
#include <string.h>

static const char *const names[] = {
    [PDF_A3] = "3a", [PDF_A2] = "2a", [PDF_A1] = "1a", [PDF_NO_PART] = "none"};

const char *pdf_part_name(enum pdf_part part)
{
    return names[part];
}

bool pdf_part_named(const char *name, enum pdf_part *part)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i])) {
            *part = (enum pdf_part)i;
            return true;
        }
    return false;
}
