/* XML Schemas, compiled. */
#ifndef PHULUC_READ_SCHEMA_H
#define PHULUC_READ_SCHEMA_H

#include "base/diagnostic.h"

struct schema;

/* Compiles the schema at `path`. Returns NULL after telling why (F01, X07). Not
 * thread-safe: compile before forking or starting threads. The caller frees it. */
struct schema *schema_load(const char *path, struct diagnostics *diagnostics);
void schema_free(struct schema *schema);

#endif
