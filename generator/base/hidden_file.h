/* The name that a file has in between, beside the one that it is to take: ".NAME.phuluc-0".
 *
 * Whoever has such a name holds a lock on its file. So one that was left behind by a process
 * that was killed is told from one that is in use: it has no lock. */
#ifndef PHULUC_BASE_HIDDEN_FILE_H
#define PHULUC_BASE_HIDDEN_FILE_H

/* Removes what killed processes have left behind for that target. Returns nothing: what
 * cannot be removed does not matter. */
void hidden_file_clear(const char *target);

/* Makes a new file with a hidden name, locked, open for reading and writing. Returns its descriptor,
 * or -1 with errno; `*name` is then NULL, else the caller frees it. */
int hidden_file_create(const char *target, char **name);

/* Gives the open file that `descriptor` leads to, which has no name, a hidden one. Returns
 * 0, or -1 with errno; `*name` as above. */
int hidden_file_link(const char *target, int descriptor, char **name);

/* Locks an open file, so that its hidden name is not taken for one left behind; the lock
 * lasts until the last descriptor of the file is closed. Where the file system has no locks
 * it does nothing. */
void hidden_file_lock(int descriptor);

#endif
