/* The report inside a PDF, as it was put there. */
#ifndef PHULUC_COMMAND_PDF_SOURCE_H
#define PHULUC_COMMAND_PDF_SOURCE_H

#include "archive/made_pdf.h"

/* Whether the file begins as a PDF; standard input is not looked at. */
bool is_pdf_file(const char *name);

/* Whether the PDF brings the report that it was made from; tells why not (P08, P09). */
bool pdf_source_usable(const struct made_pdf *pdf, const char *name,
                       struct diagnostics *diagnostics);

#endif
