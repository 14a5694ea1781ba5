/* What the PDF of a report is to be and says of itself, from the report and the options. */
#ifndef PHULUC_COMMAND_DOCUMENT_INFO_H
#define PHULUC_COMMAND_DOCUMENT_INFO_H

#include "command/composition.h"
#include "pdf/info.h"

struct document_info {
    struct pdf_info pdf; /* points into the others */
    struct pdf_attachment source;
    struct pdf_rectangle signature_area;
};

/* Texts live in the appendix's arena; composition and provenance must outlive the info, which
 * must not be moved. */
void document_info_fill(struct document_info *info, const struct composition *composition,
                        const struct provenance *provenance, const struct options *options);

#endif
