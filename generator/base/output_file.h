/* A file that is whole or not there. */
#ifndef PHULUC_BASE_OUTPUT_FILE_H
#define PHULUC_BASE_OUTPUT_FILE_H

#include "base/buffer.h"
#include "base/diagnostic.h"

#include <stddef.h>
#include <stdint.h>

struct output_file;

/* Opens an output for `path`. What is written goes to a file without a name, on the file
 * system of the target, and takes the target's name only in output_commit: until then an
 * older file of that name stays as it is, and whatever ends the process leaves nothing
 * behind. (A process that is killed in the middle of output_commit may leave a hidden file,
 * which the next output_open of the same target removes.)
 *
 * "-" is standard output, written through, as is a target that is no regular file (a device,
 * a pipe); a symbolic link is followed. `path` must live as long as the messages about it.
 * Returns NULL after telling why (O01). Writing to a pipe whose reader has gone, or beyond
 * the size that a file may have, is told only where the program ignores SIGPIPE and SIGXFSZ.
 */
struct output_file *output_open(const char *path, struct diagnostics *diagnostics);

/* An output whose bytes are appended to `bytes`, which must outlive it; `name` is for
 * messages. */
struct output_file *output_to_memory(const char *name, struct buffer *bytes,
                                     struct diagnostics *diagnostics);

/* Adds bytes. Returns 0, or -1 once writing has failed (told once, O01). */
int output_write(struct output_file *file, const void *bytes, size_t size);

/* The path as it was given to output_open, for messages. */
const char *output_name(const struct output_file *file);

/* Bytes written so far. */
uint64_t output_position(const struct output_file *file);

/* Flushes, syncs, closes, renames, and syncs the folder. Returns 0, or -1 after telling why
 * (O01); the older file is then as it was, unless only the folder could not be synced, which
 * is told so. Frees the output in both cases. */
int output_commit(struct output_file *file);

/* Gives the output up; nothing is left behind. */
void output_discard(struct output_file *file);

#endif
