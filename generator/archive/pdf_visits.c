/* Which objects of a PDF a walk has come by: in damaged files trees lead back into
 * themselves. */
#include "archive/pdf_visits.h"

#include "base/memory.h"

#include <limits.h>
#include <stdlib.h>

struct pdf_visits pdf_visits_begin(const struct pdf_file *file)
{
    int count = pdf_object_count(file);
    return (struct pdf_visits){file, memory_new((size_t)count / CHAR_BIT + 1), count};
}

void pdf_visits_end(struct pdf_visits *visits)
{
    free(visits->seen);
}

bool pdf_visit(struct pdf_visits *visits, qpdf_oh object)
{
    int id = qpdf_oh_get_object_id(visits->file->qpdf, object);
    if (id <= 0 || id >= visits->count)
        return true;
    unsigned bit = 1u << (id % CHAR_BIT);
    bool seen = visits->seen[id / CHAR_BIT] & bit;
    visits->seen[id / CHAR_BIT] |= (unsigned char)bit;
    return !seen;
}
