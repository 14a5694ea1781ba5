/* A PDF that was made before, opened to be read and joined. */
#ifndef PHULUC_ARCHIVE_PDF_FILE_H
#define PHULUC_ARCHIVE_PDF_FILE_H

#include "archive/pdf_object.h"
#include "base/diagnostic.h"

/* Reads the file and sees that it is whole, not protected, not signed, and no form that
 * only one viewer can show. Returns 0, or -1 after telling why not (F01-F03, P01-P04). The
 * caller closes it in both cases. */
int pdf_file_open(struct pdf_file *file, const char *name, size_t limit,
                  struct diagnostics *diagnostics);
void pdf_file_close(struct pdf_file *file);

/* Tells what qpdf found wrong since, if anything (P01), and returns -1 then, else 0. */
int pdf_file_fault(struct pdf_file *file, struct diagnostics *diagnostics);

#endif
