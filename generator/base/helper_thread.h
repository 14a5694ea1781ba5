/* Threads that help with one piece of work. */
#ifndef PHULUC_BASE_HELPER_THREAD_H
#define PHULUC_BASE_HELPER_THREAD_H

#include <pthread.h>

/* Starts a thread, with all signals blocked: they are its starter's business. The caller joins
 * it. Returns 0, or -1 where there can be none. */
int helper_thread_start(pthread_t *thread, void *(*run)(void *context), void *context);

#endif
