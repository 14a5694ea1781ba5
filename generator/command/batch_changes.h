/* What has changed in an appendix that is made anew: from the report that the older PDF was
 * made from. */
#ifndef PHULUC_COMMAND_BATCH_CHANGES_H
#define PHULUC_COMMAND_BATCH_CHANGES_H

#include "base/buffer.h"
#include "base/digest.h"
#include "command/documents.h"
#include "model/provenance.h"

/* What an older PDF was made from. */
struct older_pdf {
    struct provenance provenance; /* without parts where it does not tell */
    bool has_report;
    struct buffer report;
};

/* Reads it, before the PDF is replaced: the report from inside the PDF, else from the copy
 * that was kept beside it under the digest that the PDF carries. The caller closes it. */
void older_pdf_read(struct older_pdf *older, const char *pdf,
                    const unsigned char digest[DIGEST_BYTES], size_t limit);
void older_pdf_close(struct older_pdf *older);

/* Adds the changes from the older report to the one that is made now: a line each, or with
 * options->json an array. Returns 0, or -1 where the older one cannot be read. The report's
 * bytes are taken from `older`. */
int older_report_compare(struct buffer *out, struct older_pdf *older,
                         const struct documents *newer, struct library *library,
                         const struct options *options);

/* Keeps a copy of the report beside the PDF that does not carry it, under the PDF's digest.
 * Returns 0, or -1 after telling why (O01). */
int report_copy_keep(const char *pdf, const unsigned char digest[DIGEST_BYTES],
                     const struct input *report, struct diagnostics *diagnostics);

/* Removes that copy, where there is one. */
void report_copy_remove(const char *pdf, const unsigned char digest[DIGEST_BYTES]);

/* Whether the name is that of such a copy, of whichever PDF. */
bool is_report_copy(const char *name);

/* Where the copy is. The caller frees it. */
char *report_copy_path(const char *pdf, const unsigned char digest[DIGEST_BYTES]);

#endif
