/* The files in a folder and the folders below it. */
#ifndef PHULUC_BATCH_FILE_TREE_H
#define PHULUC_BATCH_FILE_TREE_H

#include <stdbool.h>
#include <stddef.h>

struct file_list {
    char **paths; /* sorted by their bytes */
    size_t count, capacity;
};

/* Adds the files in the folder and below whose names are wanted. Hidden folders (".x") and
 * links to folders are not entered, nor is the folder `except`, if it is not NULL. Paths
 * begin with `folder` as it is given. Returns 0, or -1 with errno and `*failed`, which the
 * caller frees: the folder that could not be read. */
int file_tree_list(struct file_list *list, const char *folder,
                   bool (*wanted)(const char *name), const char *except, char **failed);

/* Whether the name ends so, in upper case or lower, and is no hidden file's. */
bool file_name_ends(const char *name, const char *ending);

void file_list_add(struct file_list *list, const char *path);
void file_list_free(struct file_list *list);

/* Makes the folder, and those above it that lack. Returns 0, or -1 with errno. */
int folder_make(const char *path);

#endif
