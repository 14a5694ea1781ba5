/* Where layouts, fonts and schemas are found. */
#include "command/data_folder.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *copy_text(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(memory_new(size), text, size);
}

char *join_path(const char *folder, const char *sub, const char *name, const char *ending)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/%s/%s%s", folder, sub, name, ending);
    buffer_byte(&path, '\0');
    return path.bytes;
}

char *program_folder(void)
{
    char *path = memory_new(PATH_MAX + 1);
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX);
    char *slash = length > 0 ? strrchr(path, '/') : NULL;
    if (!slash) {
        free(path);
        return NULL;
    }
    *slash = '\0';
    return path;
}

char *data_folder(void)
{
    const char *named = getenv("PHULUC_DATA");
    if (named && *named)
        return copy_text(named);
    char *program = program_folder();
    char *slash = program ? strrchr(program, '/') : NULL;
    if (slash) {
        *slash = '\0';
        char *schema = join_path(program, "layouts", "layout", ".xsd");
        int readable = access(schema, R_OK) == 0;
        free(schema);
        if (readable)
            return program;
    }
    free(program);
    return copy_text(PHULUC_DATA_DIR);
}
