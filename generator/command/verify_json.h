/* What verify has found, as a JSON object on standard output. */
#ifndef PHULUC_COMMAND_VERIFY_JSON_H
#define PHULUC_COMMAND_VERIFY_JSON_H

#include "command/verify_verdict.h"

void verify_json(const char *pdf_name, const struct made_pdf *pdf, const struct buffer *bytes,
                 const struct provenance *now, const struct verify_verdict *verdict);

/* Of a PDF that cannot be compared: why not. */
void verify_json_failed(const char *pdf_name, const char *message);

#endif
