/* The document that an appendix is attached to: what becomes known of it later. */
#ifndef PHULUC_COMPUTE_PARENT_DOCUMENT_H
#define PHULUC_COMPUTE_PARENT_DOCUMENT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diagnostic.h"
#include "model/report.h"

/* What is known by now, and not by the reports. */
struct known_document {
    const char *number; /* or NULL */
    struct date date;   /* its day is 0 where there is none */
};

/* Fills in what the report leaves blank; what it says otherwise stays and is told, as is a
 * report in which nothing can be filled in (D08). `known` must live as long as the report.
 */
void parent_document_fill(struct report *report, const struct known_document *known,
                          struct diagnostics *diagnostics);

/* "15/10/2024", with … for what is not known; NULL where nothing is. */
const char *parent_document_date(const struct attached_to *document, struct arena *arena);

#endif
