/* The root element of a file, found without parsing it. */
#include "read/root_element.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOOKED_AT = 65536 };

/* The first tag, or NULL: what comments and the like hold is none. */
static const char *first_tag(const char *text)
{
    while (text && (text = strchr(text, '<')) != NULL) {
        if (text[1] == '?')
            text = strstr(text, "?>");
        else if (!strncmp(text, "<!--", 4))
            text = strstr(text + 4, "-->");
        else
            return text + 1;
    }
    return NULL;
}

/* UTF-16 without every other byte, as far as it is ASCII. */
static void drop_zeros(char *text, size_t size)
{
    size_t kept = 0;
    for (size_t i = 0; i < size; i++)
        if (text[i])
            text[kept++] = text[i];
    text[kept] = '\0';
}

void root_element_find(const char *path, char name[ROOT_ELEMENT_BYTES])
{
    char start[LOOKED_AT + 1];
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    ssize_t size = 0;
    if (file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode))
        size = read(file, start, LOOKED_AT);
    if (file >= 0)
        close(file); /* it was only read from: nothing can be lost */
    drop_zeros(start, size < 0 ? 0 : (size_t)size);
    *name = '\0';
    const char *tag = first_tag(start);
    size_t length = tag ? strcspn(tag, " \t\r\n/>") : 0;
    const char *colon = tag ? memchr(tag, ':', length) : NULL;
    if (colon) {
        length -= (size_t)(colon + 1 - tag);
        tag = colon + 1;
    }
    if (!tag || !tag[length] || length >= ROOT_ELEMENT_BYTES)
        return;
    memcpy(name, tag, length);
    name[length] = '\0';
}
