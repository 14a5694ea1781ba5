/* The reports of a set, as the command line names them. */
#ifndef PHULUC_COMMAND_SET_FILES_H
#define PHULUC_COMMAND_SET_FILES_H

#include "base/diagnostic.h"

#include <stddef.h>

struct set_files {
    char **paths;
    size_t count, capacity;
};

/* Lists the inputs: files as they are named, of a folder the .xml files that lie in it,
 * sorted by name, but for hidden ones, pipes and the like, and layouts, profiles and faces.
 * Folders below it are other sets. Returns 0, or -1 after telling why a folder cannot be read or has no
 * report (F01). The caller frees the list in both cases. */
int set_files_list(struct set_files *files, char *const *inputs, int count,
                   struct diagnostics *diagnostics);
void set_files_free(struct set_files *files);

#endif
