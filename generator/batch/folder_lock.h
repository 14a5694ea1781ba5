/* One batch at a time in a folder. */
#ifndef PHULUC_BATCH_FOLDER_LOCK_H
#define PHULUC_BATCH_FOLDER_LOCK_H

/* Takes the lock of an existing folder, for which it waits so long where another process has
 * it. Nothing is left in the folder, whatever becomes of this process. Returns a descriptor
 * that holds it until it is closed; or -1 with errno, EWOULDBLOCK where another has it. */
int folder_lock_take(const char *folder, unsigned milliseconds);

#endif
