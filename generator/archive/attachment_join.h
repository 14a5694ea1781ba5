/* Files inside the PDFs: all are kept, each under a name of its own. */
#ifndef PHULUC_ARCHIVE_ATTACHMENT_JOIN_H
#define PHULUC_ARCHIVE_ATTACHMENT_JOIN_H

#include "archive/part.h"

#include <stddef.h>

/* A name that is taken gets a number: "report.xml" becomes "report (2).xml". */
void attachments_join(const struct part *parts, size_t count);

#endif
