/* What was printed to standard output, seen to the end. */
#ifndef PHULUC_BASE_STANDARD_OUTPUT_H
#define PHULUC_BASE_STANDARD_OUTPUT_H

#include "base/diagnostic.h"

/* Writes out what waits in stdout, and asks for every error that there was. It stays open.
 * Returns 0, or -1 where anything is lost; errno may say why. */
int standard_output_finish(void);

/* The same, and tells where anything is lost (O01). */
int standard_output_tell(struct diagnostics *diagnostics);

/* The end of a command that prints to standard output: the same, and prints to standard error
 * what is still to be told. Returns the worst of `status` and the errors told. */
enum exit_status standard_output_end(struct diagnostics *diagnostics,
                                     enum exit_status status);

#endif
