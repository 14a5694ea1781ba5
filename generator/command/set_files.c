/* The reports of a set, as the command line names them. */
#include "command/set_files.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "command/data_folder.h"
#include "command/library.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* The caller frees it. */
static char *path_in_folder(const char *folder, const char *name)
{
    struct buffer path = {0};
    size_t size = strlen(folder);
    buffer_format(&path, size && folder[size - 1] == '/' ? "%s%s" : "%s/%s", folder, name);
    buffer_byte(&path, '\0');
    return path.bytes;
}

static void add(struct set_files *files, char *path)
{
    files->paths =
        memory_grow(files->paths, files->count, &files->capacity, sizeof *files->paths);
    files->paths[files->count++] = path;
}

static int has_report_name(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);
    return *entry->d_name != '.' && size > 4 &&
           !strcasecmp(entry->d_name + size - 4, ".xml");
}

/* What has no known root element is taken for a report, so that its fault is told. A pipe
 * with such a name would be waited for, and is none. */
static bool is_report(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
           !document_has_root(path, DOCUMENT_LAYOUT) &&
           !document_has_root(path, DOCUMENT_PROFILE) &&
           !document_has_root(path, DOCUMENT_FACE);
}

static int compare_names(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

static int add_folder(struct set_files *files, const char *folder,
                      struct diagnostics *diagnostics)
{
    struct dirent **entries;
    size_t before = files->count;
    int count = scandir(folder, &entries, has_report_name, compare_names);
    if (count < 0) {
        diagnose(diagnostics, DIAG_FILE_UNREADABLE, place_of_file(folder),
                 _("the folder cannot be read: %s"), strerror(errno));
        return -1;
    }
    for (int i = 0; i < count; i++) {
        char *path = path_in_folder(folder, entries[i]->d_name);
        free(entries[i]);
        if (is_report(path))
            add(files, path);
        else
            free(path);
    }
    free(entries);
    if (files->count > before)
        return 0;
    diagnose(diagnostics, DIAG_FILE_UNREADABLE, place_of_file(folder),
             _("no report is in the folder; name the one with the reports of the set"));
    return -1;
}

int set_files_list(struct set_files *files, char *const *inputs, int count,
                   struct diagnostics *diagnostics)
{
    int result = 0;
    *files = (struct set_files){0};
    for (int i = 0; i < count; i++) {
        struct stat status;
        if (stat(inputs[i], &status) != 0 || !S_ISDIR(status.st_mode))
            add(files, copy_text(inputs[i]));
        else if (add_folder(files, inputs[i], diagnostics))
            result = -1;
    }
    return result;
}

void set_files_free(struct set_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->paths[i]);
    free(files->paths);
}
