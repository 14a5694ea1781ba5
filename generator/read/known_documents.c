/* The layouts, profiles and faces that came with the program. */
#include "read/known_documents.h"

#include <string.h>

bool document_is_known(const unsigned char sha256[32])
{
    for (size_t i = 0; i < known_document_count; i++)
        if (!memcmp(known_documents[i], sha256, sizeof known_documents[i]))
            return true;
    return false;
}
