/* Outputs that would take the place of what they are made from. */
#include "command/replacing.h"

#include <string.h>
#include <sys/stat.h>

bool same_file(const char *left, const char *right)
{
    struct stat a, b;
    return stat(left, &a) == 0 && stat(right, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

bool would_replace(const char *output, const char *input, struct diagnostics *diagnostics)
{
    if (!strcmp(output, "-") || !same_file(output, input))
        return false;
    diagnose(diagnostics, DIAG_OUTPUT_FAILED, place_of_file(output),
             _("cannot write the output: it would replace '%s', from which it is "
               "made; give another name with -o"),
             input);
    return true;
}
