/* The trailer of a PDF that carries the digest of what it was made from. */
#include "archive/trailer.h"

#include "model/provenance.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    END_BYTES = 1024,    /* in which the last startxref stands, as readers look for it */
    TRAILER_BYTES = 4096, /* that a trailer's dictionary has at most */
    UPDATES = 64          /* that are gone back through */
};

/* Of a file or of bytes: reads up to `size` bytes and ends them with a NUL; what cannot be
 * read is not there. NULs among them become spaces, so that texts can be searched for. */
static void read_at(const struct trailer_input *input, off_t at, char *out, size_t size)
{
    size_t got = 0;
    if (input->bytes && at < input->size) {
        off_t rest = input->size - at;
        got = rest < (off_t)size ? (size_t)rest : size;
        memcpy(out, input->bytes + at, got);
    }
    while (!input->bytes && got < size) {
        ssize_t more = pread(input->descriptor, out + got, size - got, at + (off_t)got);
        if (more < 0 && errno == EINTR)
            continue;
        if (more <= 0)
            break;
        got += (size_t)more;
    }
    for (size_t i = 0; i < got; i++)
        if (!out[i])
            out[i] = ' ';
    out[got] = '\0';
}

static char *find_last(char *text, const char *word)
{
    char *found = NULL;
    for (char *at = text; (at = strstr(at, word)) != NULL; at++)
        found = at;
    return found;
}

/* The number behind the word, or -1. */
static off_t number_behind(const char *text, const char *word)
{
    const char *at = text ? strstr(text, word) : NULL;
    if (!at)
        return -1;
    at += strlen(word) + strspn(at + strlen(word), " \t\r\n");
    if (*at < '0' || *at > '9')
        return -1;
    errno = 0;
    unsigned long long number = strtoull(at, NULL, 10);
    return errno || number > (1ull << 62) ? -1 : (off_t)number;
}

static int hexadecimal_digit(char byte)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = byte ? strchr(digits, byte) : NULL;
    return at ? (int)(at - digits) % 16 : -1;
}

static bool take_digest(const char *trailer, unsigned char out[DIGEST_BYTES])
{
    static const char key[] = "/" PROVENANCE_TRAILER_KEY "<";
    const char *at = strstr(trailer, key);
    if (!at)
        return false;
    at += sizeof key - 1;
    for (size_t i = 0; i < DIGEST_BYTES; i++, at += 2) {
        int high = hexadecimal_digit(at[0]), low = high < 0 ? -1 : hexadecimal_digit(at[1]);
        if (low < 0)
            return false;
        out[i] = (unsigned char)(high << 4 | low);
    }
    return *at == '>';
}

/* Where the trailer's dictionary stands: of a cross-reference stream the section itself, of
 * a table behind its rows. -1 where there is neither. */
static off_t find_trailer(const struct trailer_input *input, off_t section)
{
    enum { ROW_BYTES = 20 };
    char head[64];
    read_at(input, section, head, sizeof head - 1);
    if (strncmp(head, "xref", 4) != 0)
        return strstr(head, " obj") ? section : -1;
    off_t at = section + 4;
    for (unsigned part = 0; part < UPDATES; part++) { /* of the table */
        read_at(input, at, head, sizeof head - 1);
        char *text = head + strspn(head, " \t\r\n"), *end;
        if (!strncmp(text, "trailer", 7))
            return at + (text - head);
        strtoul(text, &end, 10);
        unsigned long rows = strtoul(end, &end, 10);
        if (*end != '\n' && *end != '\r' && *end != ' ')
            return -1;
        end += strspn(end, " \t\r\n");
        at += (end - head) + (off_t)rows * ROW_BYTES;
    }
    return -1;
}

/* Reads the trailer of a section: sets `*previous` to the section that it adds to, or -1,
 * and returns whether it has the digest. */
static bool read_section(const struct trailer_input *input, off_t section,
                         unsigned char *digest, off_t *previous)
{
    char text[TRAILER_BYTES + 1];
    off_t at = find_trailer(input, section);
    *previous = -1;
    if (at < 0)
        return false;
    read_at(input, at, text, TRAILER_BYTES);
    const char *const ends[] = {"stream", "startxref"};
    for (size_t i = 0; i < 2; i++) {
        char *end = strstr(text, ends[i]);
        if (end)
            *end = '\0';
    }
    *previous = number_behind(text, "/Prev");
    return take_digest(text, digest);
}

bool trailer_find(const struct trailer_input *input, struct trailer *trailer)
{
    char end[END_BYTES + 1];
    bool found = false;
    off_t at = input->size > END_BYTES ? input->size - END_BYTES : 0;
    read_at(input, at, end, END_BYTES);
    off_t section = number_behind(find_last(end, "startxref"), "startxref");
    for (unsigned update = 0; section >= 0 && section < input->size && update < UPDATES;
         update++) {
        off_t previous;
        if (read_section(input, section, trailer->digest, &previous)) {
            trailer->section = section;
            trailer->extended = update > 0 || previous >= 0;
            found = true;
        }
        section = previous;
    }
    return found;
}
