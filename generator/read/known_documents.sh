#!/bin/sh
# Prints in C the table of those documents that are valid: known_documents.sh SCHEMA FILE...
# One that is not valid is left out; the program itself tells why when it reads it.
set -eu
schema=$1
shift
echo '#include "read/known_documents.h"'
echo 'const unsigned char known_documents[][32] = {'
for file in "$@"; do
    if xmllint --noout --nonet --schema "$schema" "$file" 2>/dev/null; then
        sha256sum <"$file" | cut -c 1-64 | sed 's/../0x&,/g; s/^/    {/; s/,$/},/'
    fi
done
echo '};'
echo 'const size_t known_document_count = sizeof known_documents / sizeof *known_documents;'
