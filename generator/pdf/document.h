/* Writes the PDF: pages as they finish, then all that they share. */
#ifndef PHULUC_PDF_DOCUMENT_H
#define PHULUC_PDF_DOCUMENT_H

#include "base/charset.h"
#include "base/diagnostic.h"
#include "base/output_file.h"
#include "layout/display_list.h"
#include "model/provenance.h"
#include "pdf/family.h"
#include "pdf/info.h"

/* Adds what of this room changes the bytes: the versions of its libraries. */
void pdf_provenance(struct provenance *provenance);

struct pdf_document;

/* Begins a document in `file`, which stays the caller's to commit or discard. The charset
 * holds every character, by style, that the pages will show, so that the font subsets and
 * their glyph ids are there before the first page. `info` must outlive the document. Returns
 * NULL after telling why (O01, I01). The caller frees it. */
struct pdf_document *pdf_new(struct output_file *file, struct family *family,
                             const struct charset *charset, const struct pdf_info *info,
                             struct diagnostics *diagnostics);
void pdf_free(struct pdf_document *document);

/* Compresses and writes a page; a page_sink function, the document is its context. Returns
 * 0, or -1 after telling why. */
int pdf_page(void *document, const struct page *page);

/* Writes outline, catalog and cross-references. Returns 0, or -1 after telling why.
 */
int pdf_finish(struct pdf_document *document);

#endif
