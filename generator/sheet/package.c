/* The ZIP archive that a workbook is. */
#include "sheet/package.h"

#include "base/memory.h"

#include <stdlib.h>
#include <zip.h>

struct package {
    zip_t *archive;
    size_t read; /* bytes of all parts so far */
};

/* The archive takes the source over, unless it cannot be opened. */
static zip_t *open_archive(const void *bytes, size_t size)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, size, 0, &error);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!archive && source)
        zip_source_free(source);
    zip_error_fini(&error);
    return archive;
}

struct package *package_open(const void *bytes, size_t size)
{
    zip_t *archive = open_archive(bytes, size);
    if (!archive)
        return NULL;
    if (zip_get_num_entries(archive, 0) > PACKAGE_ENTRIES) {
        zip_discard(archive);
        return NULL;
    }
    struct package *package = memory_new(sizeof *package);
    package->archive = archive;
    return package;
}

void package_close(struct package *package)
{
    if (!package)
        return;
    zip_discard(package->archive);
    free(package);
}

static enum package_result read_part(struct package *package, zip_file_t *file,
                                     struct buffer *out)
{
    enum { STEP = 1 << 16 };
    size_t start = out->length;
    for (;;) {
        buffer_reserve(out, STEP);
        zip_int64_t got = zip_fread(file, out->bytes + out->length, STEP);
        if (got < 0)
            return PACKAGE_DAMAGED;
        if (got == 0)
            return PACKAGE_READ;
        out->length += (size_t)got;
        package->read += (size_t)got;
        if (out->length - start > PART_BYTES || package->read > PACKAGE_BYTES)
            return PACKAGE_TOO_LARGE;
    }
}

enum package_result package_read(struct package *package, const char *name,
                                 struct buffer *out)
{
    zip_int64_t index = zip_name_locate(package->archive, name, ZIP_FL_NOCASE);
    if (index < 0)
        return PACKAGE_NO_PART;
    zip_file_t *file = zip_fopen_index(package->archive, (zip_uint64_t)index, 0);
    if (!file)
        return PACKAGE_DAMAGED;
    enum package_result result = read_part(package, file, out);
    if (zip_fclose(file) != 0 && result == PACKAGE_READ)
        result = PACKAGE_DAMAGED; /* the checksum was wrong */
    return result;
}
