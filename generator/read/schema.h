/* XML Schemas, compiled. */
#ifndef PHULUC_READ_SCHEMA_H
#define PHULUC_READ_SCHEMA_H

#include "base/diagnostic.h"

struct schema;

/* The schema at `path`, which is read and compiled when a document is first validated by it.
 * That is not thread-safe: call schema_prepare before forking or starting threads. The
 * caller frees it. */
struct schema *schema_new(const char *path);
void schema_free(struct schema *schema);

/* Compiles it, where it is not. Returns 0, or -1 after telling why (F01, X07). */
int schema_prepare(const struct schema *schema, struct diagnostics *diagnostics);

#endif
