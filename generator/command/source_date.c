/* SOURCE_DATE_EPOCH: the date that stands for today where output must not depend on it. */
#include "command/source_date.h"

#include "base/diagnostic.h"
#include "command/usage.h"

#include <errno.h>
#include <stdlib.h>

static const long long last_second = 253402214400; /* 31 December 9999 */

int source_date_read(long long *out)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    *out = NO_SOURCE_DATE;
    if (!text || !*text)
        return 0;
    char *end;
    errno = 0;
    long long seconds = strtoll(text, &end, 10);
    if (*text < '0' || *text > '9' || errno || *end || seconds >= last_second)
        return usage_error(_("SOURCE_DATE_EPOCH in the environment must be seconds since "
                             "1970, a whole number, not '%s'"),
                           text);
    *out = seconds;
    return 0;
}
