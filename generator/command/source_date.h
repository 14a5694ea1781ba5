/* SOURCE_DATE_EPOCH: the date that stands for today where output must not depend on it. */
#ifndef PHULUC_COMMAND_SOURCE_DATE_H
#define PHULUC_COMMAND_SOURCE_DATE_H

enum { NO_SOURCE_DATE = -1 };

/* Sets the seconds since 1970 in UTC that the environment names, or NO_SOURCE_DATE. Returns
 * 0, or -1 after telling that it names no such number. */
int source_date_read(long long *out);

#endif
