/* Memory that runs out where a test wants it.
 *
 *   FAULT_ALLOCATION=N  the Nth allocation, and every later one, finds none
 *   FAULT_ONCE=1        only that one does
 *   FAULT_MARK=FILE     is made when it is reached, and not empty where a second thread runs
 *
 * With FAULT_OWN, memory.c is compiled to call these, which gives phuluc's own allocations
 * and those of the libraries that get their memory from it; else the names are malloc's, and
 * all allocations of the process from main() on are counted. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef FAULT_OWN
#define NAME(name) failing_##name
#define REAL(name) name
#else
#define NAME(name) name
#define REAL(name) __libc_##name
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
#endif

void *NAME(malloc)(size_t size);
void *NAME(calloc)(size_t count, size_t size);
void *NAME(realloc)(void *old, size_t size);

static unsigned long failing, count; /* 0: none is to fail */
static bool once;

/* Before main(), after the dynamic linker. */
__attribute__((constructor)) static void begin(void)
{
    const char *number = getenv("FAULT_ALLOCATION");
    once = getenv("FAULT_ONCE") != NULL;
    count = 0;
    failing = number ? strtoul(number, NULL, 10) : 0;
}

/* A folder has two links of its own, that of the threads one more for each. */
static void leave_mark(const char *mark)
{
    struct stat threads;
    int file = open(mark, O_CREAT | O_WRONLY, 0600);
    bool helped = !stat("/proc/self/task", &threads) && threads.st_nlink > 3;
    ssize_t ignored = helped ? write(file, "helped", 6) : 0;
    (void)ignored;
    close(file);
}

static bool fails(void)
{
    if (!failing || ++count < failing || (once && count > failing))
        return false;
    const char *mark = getenv("FAULT_MARK");
    if (mark && count == failing)
        leave_mark(mark);
    errno = ENOMEM;
    return true;
}

void *NAME(malloc)(size_t size)
{
    return fails() ? NULL : REAL(malloc)(size);
}

void *NAME(calloc)(size_t number, size_t size)
{
    return fails() ? NULL : REAL(calloc)(number, size);
}

void *NAME(realloc)(void *old, size_t size)
{
    return fails() ? NULL : REAL(realloc)(old, size);
}
