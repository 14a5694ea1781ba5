/* The files in a folder and the folders below it. */
#include "batch/file_tree.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* A walk through folders. */
struct walk {
    struct file_list *list;
    bool (*wanted)(const char *name);
    bool excepts;
    struct stat except; /* the folder that is not entered, where `excepts` */
    char **failed;
};

static char *copy_of(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(memory_new(size), text, size);
}

void file_list_add(struct file_list *list, const char *path)
{
    list->paths =
        memory_grow(list->paths, list->count, &list->capacity, sizeof *list->paths);
    list->paths[list->count++] = copy_of(path);
}

void file_list_free(struct file_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->paths[i]);
    free(list->paths);
    *list = (struct file_list){0};
}

bool file_name_ends(const char *name, const char *ending)
{
    size_t size = strlen(name), wanted = strlen(ending);
    return *name != '.' && size > wanted && !strcasecmp(name + size - wanted, ending);
}

static int walk_folder(const struct walk *walk, const char *folder);

/* What is gone by the time that it is looked at is not there. */
static int walk_entry(const struct walk *walk, const char *path, const char *name)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return 0;
    if (S_ISDIR(status.st_mode)) {
        bool except = walk->excepts && status.st_dev == walk->except.st_dev &&
                      status.st_ino == walk->except.st_ino;
        return *name == '.' || except ? 0 : walk_folder(walk, path);
    }
    if (S_ISLNK(status.st_mode) && (stat(path, &status) != 0 || S_ISDIR(status.st_mode)))
        return 0;
    if (S_ISREG(status.st_mode) && walk->wanted(name))
        file_list_add(walk->list, path);
    return 0;
}

static int walk_entries(const struct walk *walk, const char *folder, DIR *entries)
{
    struct buffer path = {0};
    size_t size = strlen(folder);
    int result = 0;
    const struct dirent *entry;
    while (!result && (errno = 0, entry = readdir(entries)) != NULL) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        buffer_clear(&path);
        buffer_format(&path, size && folder[size - 1] == '/' ? "%s%s" : "%s/%s", folder,
                      entry->d_name);
        result = walk_entry(walk, buffer_string(&path), entry->d_name);
    }
    buffer_free(&path);
    return result ? result : errno ? -1 : 0;
}

static int walk_folder(const struct walk *walk, const char *folder)
{
    DIR *entries = opendir(folder);
    int result = entries ? walk_entries(walk, folder, entries) : -1;
    int error = errno;
    if (entries)
        closedir(entries);
    if (result && !*walk->failed)
        *walk->failed = copy_of(folder);
    errno = error;
    return result;
}

static int compare_paths(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

int file_tree_list(struct file_list *list, const char *folder,
                   bool (*wanted)(const char *name), const char *except, char **failed)
{
    struct walk walk = {.list = list, .wanted = wanted, .failed = failed};
    walk.excepts = except && stat(except, &walk.except) == 0;
    *failed = NULL;
    int result = walk_folder(&walk, folder), error = errno;
    if (list->count)
        qsort(list->paths, list->count, sizeof *list->paths, compare_paths);
    errno = error;
    return result;
}

int folder_make(const char *path)
{
    struct buffer part = {0};
    int result = 0;
    for (const char *at = path; !result && *at;) {
        at += strspn(at, "/");
        at += strcspn(at, "/");
        buffer_clear(&part);
        buffer_put(&part, path, (size_t)(at - path));
        if (mkdir(buffer_string(&part), 0777) != 0 && errno != EEXIST)
            result = -1;
    }
    struct stat status;
    int error = errno;
    if (!result && (stat(path, &status) != 0 || !S_ISDIR(status.st_mode))) {
        result = -1;
        error = ENOTDIR;
    }
    buffer_free(&part);
    errno = error;
    return result;
}
