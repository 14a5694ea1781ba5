/* What each command needs on the command line. */
#ifndef PHULUC_COMMAND_USAGE_H
#define PHULUC_COMMAND_USAGE_H

#include "command/options.h"

/* Tells on standard error what is wrong, by a translated format, and where the help is.
 * Returns -1. */
int usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Each: whether inputs and options of the command fit together. Returns 0, or -1 after
 * telling what is missing or too much. */
int usage_check_render(const struct options *options);
int usage_check_check(const struct options *options);
int usage_check_new(const struct options *options);
int usage_check_export(const struct options *options);
int usage_check_update(const struct options *options);
int usage_check_import(const struct options *options);
int usage_check_diff(const struct options *options);
int usage_check_attach(const struct options *options);
int usage_check_batch(const struct options *options);
int usage_check_watch(const struct options *options);
int usage_check_extract(const struct options *options);
int usage_check_verify(const struct options *options);

#endif
