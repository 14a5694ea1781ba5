/* The report inside a PDF, as it was put there. */
#include "command/pdf_source.h"

#include <stdio.h>
#include <string.h>

bool is_pdf_file(const char *name)
{
    char start[5];
    FILE *file = strcmp(name, "-") != 0 ? fopen(name, "r") : NULL;
    bool pdf = file && fread(start, 1, sizeof start, file) == sizeof start &&
               !memcmp(start, "%PDF-", sizeof start);
    if (file)
        fclose(file);
    return pdf;
}

static void tell_no_source(const struct made_pdf *pdf, const char *name,
                           struct diagnostics *diagnostics)
{
    const char *part = provenance_option(&pdf->provenance, "pdfa");
    if (part && *part == '3')
        diagnose(diagnostics, DIAG_PDF_NO_SOURCE, place_of_file(name),
                 _("the report inside the PDF is gone or damaged; take another copy of the "
                   "PDF, or the report itself"));
    else
        diagnose(diagnostics, DIAG_PDF_NO_SOURCE, place_of_file(name),
                 _("a PDF of this level (--pdfa %s) carries no report; only 3a does"),
                 part ? part : "none");
}

bool pdf_source_usable(const struct made_pdf *pdf, const char *name,
                       struct diagnostics *diagnostics)
{
    if (!pdf->has_source)
        tell_no_source(pdf, name, diagnostics);
    else if (!pdf->source_recorded)
        diagnose(diagnostics, DIAG_PDF_SOURCE_CHANGED, place_of_file(name),
                 _("the report inside the PDF is not the one that it was made from: it was "
                   "changed or damaged since; take another copy of the PDF"));
    else
        return true;
    return false;
}
