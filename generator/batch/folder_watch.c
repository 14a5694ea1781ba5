/* Sees what is saved, moved or removed in folders (inotify). */
#include "batch/folder_watch.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    QUIET = 20,  /* ms without an event that end a burst … */
    LONGEST = 200 /* … which is told after so many in any case */
};

/* Not IN_MODIFY: a file that is being written is not complete. */
static const uint32_t told = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE |
                             IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

struct watched {
    int descriptor; /* inotify's */
    char *folder;
    bool deep, added; /* by name, not as one below another */
};

struct folder_watch {
    int inotify;
    struct watched *watched;
    size_t count, capacity;
    char *except;
};

struct folder_watch *folder_watch_new(void)
{
    int inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (inotify < 0)
        return NULL;
    struct folder_watch *watch = memory_new(sizeof *watch);
    watch->inotify = inotify;
    return watch;
}

void folder_watch_free(struct folder_watch *watch)
{
    if (!watch)
        return;
    for (size_t i = 0; i < watch->count; i++)
        free(watch->watched[i].folder);
    free(watch->watched);
    free(watch->except);
    close(watch->inotify);
    free(watch);
}

static char *copy_of(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(memory_new(size), text, size);
}

static char *path_in(const char *folder, const char *name)
{
    struct buffer path = {0};
    size_t size = strlen(folder);
    buffer_format(&path, size && folder[size - 1] == '/' ? "%s%s" : "%s/%s", folder, name);
    buffer_byte(&path, '\0');
    return path.bytes;
}

/* Folders */

static bool same_folder(const char *left, const char *right)
{
    struct stat a, b;
    return left && right && stat(left, &a) == 0 && stat(right, &b) == 0 &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static struct watched *find_watched(const struct folder_watch *watch, int descriptor)
{
    for (size_t i = 0; i < watch->count; i++)
        if (watch->watched[i].descriptor == descriptor)
            return &watch->watched[i];
    return NULL;
}

/* A folder that is watched already stays so under its first name. */
static int watch_one(struct folder_watch *watch, const char *folder, bool deep, bool added)
{
    int descriptor = inotify_add_watch(watch->inotify, folder, told);
    if (descriptor < 0)
        return -1;
    if (find_watched(watch, descriptor))
        return 0;
    watch->watched = memory_grow(watch->watched, watch->count, &watch->capacity,
                                 sizeof *watch->watched);
    watch->watched[watch->count++] =
        (struct watched){descriptor, copy_of(folder), deep, added};
    return 0;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int watch_below(struct folder_watch *watch, const char *folder);

/* A folder that has gone by now is none. */
static int watch_deep(struct folder_watch *watch, const char *folder)
{
    if (same_folder(folder, watch->except))
        return 0;
    if (watch_one(watch, folder, true, false) != 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
    return watch_below(watch, folder);
}

static int watch_below(struct folder_watch *watch, const char *folder)
{
    DIR *entries = opendir(folder);
    int result = 0;
    const struct dirent *entry;
    while (!result && entries && (entry = readdir(entries)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        char *path = path_in(folder, entry->d_name);
        if (is_folder(path))
            result = watch_deep(watch, path);
        free(path);
    }
    int error = errno;
    if (entries)
        closedir(entries);
    errno = error;
    return result;
}

int folder_watch_add(struct folder_watch *watch, const char *folder, bool deep,
                     const char *except)
{
    if (except) {
        free(watch->except);
        watch->except = copy_of(except);
    }
    if (watch_one(watch, folder, deep, true) != 0)
        return -1;
    return deep ? watch_below(watch, folder) : 0;
}

/* Events */

static void add_path(struct folder_events *events, const char *path)
{
    for (size_t i = 0; i < events->paths.count; i++)
        if (!strcmp(events->paths.paths[i], path))
            return;
    file_list_add(&events->paths, path);
}

/* A file that was made now is complete where it is a link to another. */
static bool is_complete(const char *path, uint32_t mask)
{
    struct stat status;
    if (!(mask & IN_CREATE))
        return true;
    return lstat(path, &status) == 0 && (S_ISLNK(status.st_mode) || status.st_nlink > 1);
}

static void forget(struct folder_watch *watch, struct watched *watched)
{
    free(watched->folder);
    *watched = watch->watched[--watch->count];
}

static void take_event(struct folder_watch *watch, const struct inotify_event *event,
                       struct folder_events *events)
{
    struct watched *watched = find_watched(watch, event->wd);
    if (event->mask & IN_Q_OVERFLOW)
        events->all = true;
    if (!watched)
        return;
    if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT))
        events->all = true;
    if (event->mask & (IN_DELETE_SELF | IN_UNMOUNT) && watched->added)
        events->gone = true;
    if (event->mask & IN_IGNORED) {
        forget(watch, watched);
        return;
    }
    if (!event->len || event->name[0] == '.')
        return;
    char *path = path_in(watched->folder, event->name);
    if (event->mask & IN_ISDIR) {
        events->all = events->all || watched->deep;
        if (watched->deep && event->mask & (IN_CREATE | IN_MOVED_TO))
            watch_deep(watch, path); /* what cannot be watched is seen with the next event */
    } else if (is_complete(path, event->mask)) {
        add_path(events, path);
    }
    free(path);
}

static int read_events(struct folder_watch *watch, struct folder_events *events)
{
    _Alignas(struct inotify_event) char bytes[65536];
    ssize_t got = read(watch->inotify, bytes, sizeof bytes);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? 0 : -1;
    for (char *at = bytes; at < bytes + got;) {
        const struct inotify_event *event = (const void *)at;
        take_event(watch, event, events);
        at += sizeof *event + event->len;
    }
    return 0;
}

static int64_t now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool any(const struct folder_events *events)
{
    return events->paths.count || events->all || events->gone;
}

int folder_watch_wait(struct folder_watch *watch, int milliseconds, int stop,
                      struct folder_events *events)
{
    *events = (struct folder_events){.all = false};
    int64_t first = 0;
    for (int wait = milliseconds;;) {
        struct pollfd polled[] = {{watch->inotify, POLLIN, 0}, {stop, POLLIN, 0}};
        int ready = poll(polled, 2, wait);
        if (ready < 0 && errno != EINTR)
            return -1;
        if (ready == 0 || (ready > 0 && polled[1].revents))
            return any(events);
        if (ready > 0 && read_events(watch, events) != 0)
            return -1;
        if (!any(events))
            continue;
        int64_t time = now();
        first = first ? first : time;
        if (time - first >= LONGEST)
            return 1;
        wait = QUIET;
    }
}
