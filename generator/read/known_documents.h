/* The layouts, profiles and faces that came with the program. */
#ifndef PHULUC_READ_KNOWN_DOCUMENTS_H
#define PHULUC_READ_KNOWN_DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a file of that SHA-256 was found valid when the program was built: it need not be
 * validated again, and the schema not be compiled for it, which takes a fifth of the time
 * that an appendix takes. One changed byte makes it unknown. */
bool document_is_known(const unsigned char sha256[32]);

/* Made by known_documents.sh, in no order. */
extern const unsigned char known_documents[][32];
extern const size_t known_document_count;

#endif
