/* Where the parts of the program are found: its data, its messages, the programs beside it.
 */
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

static char *path_in(const char *folder, const char *name)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/%s", folder, name);
    buffer_byte(&path, '\0');
    return path.bytes;
}

/* A folder as seen from the program's own: so many above it, and down from there. */
struct place {
    int up;
    const char *down; /* "" or "/share", or NULL: the end of the list */
};

static char *path_at(const struct place *place, const char *program)
{
    struct buffer path = {0};
    size_t size = strlen(program);
    for (int up = place->up; up > 0; up--)
        while (size > 0 && program[--size] != '/')
            ;
    buffer_format(&path, "%.*s%s", (int)size, program, place->down);
    buffer_byte(&path, '\0');
    return path.bytes;
}

/* The first of these folders that holds what is looked for, "layouts/layout.xsd"; NULL
 * where none does. The caller frees it. */
static char *find_from_program(const struct place *places, const char *held,
                               int access_mode)
{
    char *program = program_folder(), *found = NULL;
    for (; program && !found && places->down; places++) {
        found = path_at(places, program);
        char *path = path_in(found, held);
        if (access(path, access_mode) != 0) {
            free(found);
            found = NULL;
        }
        free(path);
    }
    free(program);
    return found;
}

char *data_folder(void)
{
    static const struct place places[] = {
        {1, ""}, {1, "/share/phuluc"}, {2, "/share/phuluc"}, {0, NULL}};
    const char *named = getenv("PHULUC_DATA");
    if (named && *named)
        return copy_text(named);
    char *found = find_from_program(places, "layouts/layout.xsd", R_OK);
    return found ? found : copy_text(PHULUC_DATA_DIR);
}

char *catalog_folder(void)
{
    static const struct place places[] = {
        {0, "/locale"}, {1, "/share/locale"}, {2, "/share/locale"}, {0, NULL}};
    char *found = find_from_program(places, "vi/LC_MESSAGES/phuluc.mo", R_OK);
    return found ? found : copy_text(PHULUC_LOCALE_DIR);
}

char *side_program(const char *name)
{
    static const struct place places[] = {{0, ""}, {1, "/libexec/phuluc"}, {0, NULL}};
    char *folder = find_from_program(places, name, X_OK);
    char *path = path_in(folder ? folder : PHULUC_PROGRAM_DIR, name);
    free(folder);
    return path;
}
