/* Rendering, as the commands do it that make PDFs. */
#ifndef PHULUC_COMMAND_RENDER_H
#define PHULUC_COMMAND_RENDER_H

#include "base/output_file.h"
#include "command/composition.h"

/* Makes the PDF of an appendix, whose report is forgotten by then, at options->output, or
 * where that is NULL beside the report options->inputs[0]. What fails is told (O01, I01); an
 * older PDF is then as it was. */
void render_pdf(struct composition *composition, const struct options *options,
                struct diagnostics *diagnostics);

/* Likewise into an open output, which the caller commits. Returns 0, or -1 after telling why.
 */
int render_write(struct composition *composition, struct output_file *file,
                 const struct options *options, struct diagnostics *diagnostics);

/* Whether nothing is to be written: there are warnings, and --strict was given. */
bool render_refused(const struct options *options, const struct diagnostics *diagnostics);

#endif
