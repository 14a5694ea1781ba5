/* The ZIP archive that a workbook is, by libzip. */
#ifndef PHULUC_SHEET_PACKAGE_H
#define PHULUC_SHEET_PACKAGE_H

#include "base/buffer.h"

#include <stddef.h>

enum {
    PART_BYTES = 64 << 20,     /* the most that one part may inflate to */
    PACKAGE_BYTES = 128 << 20, /* and all that are read together */
    PACKAGE_ENTRIES = 10000
};

enum package_result { PACKAGE_READ, PACKAGE_NO_PART, PACKAGE_DAMAGED, PACKAGE_TOO_LARGE };

struct package;

/* Opens the archive in these bytes, which must outlive it. NULL where they are none, or
 * have more than PACKAGE_ENTRIES. package_close frees it. */
struct package *package_open(const void *bytes, size_t size);
void package_close(struct package *package);

/* Adds a part's content to `out`. What the archive says of its size is not believed:
 * reading stops at the limit. */
enum package_result package_read(struct package *package, const char *name,
                                 struct buffer *out);

#endif
