/* What was printed to standard output, seen to the end. */
#ifndef PHULUC_BASE_STANDARD_OUTPUT_H
#define PHULUC_BASE_STANDARD_OUTPUT_H

/* Writes out what waits in stdout, and asks for every error that there was. It stays open.
 * Returns 0, or -1 where anything is lost; errno may say why. */
int standard_output_finish(void);

#endif
