/* Threads that help with one piece of work. */
#ifndef PHULUC_BASE_HELPER_THREAD_H
#define PHULUC_BASE_HELPER_THREAD_H

#include <pthread.h>

/* A thread, with a lock for what it shares with its starter, and a signal for the other of the
 * two that something of that has changed. */
struct helper_thread {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
};

/* Starts it, with all signals blocked: they are its starter's business. Returns 0, or -1 where
 * there can be none. */
int helper_thread_start(struct helper_thread *helper, void *(*run)(void *context),
                        void *context);

/* Waits until its function has ended. */
void helper_thread_join(struct helper_thread *helper);

void helper_thread_lock(struct helper_thread *helper);
void helper_thread_unlock(struct helper_thread *helper);
void helper_thread_wait(struct helper_thread *helper); /* locked, but while it waits */
void helper_thread_wake(struct helper_thread *helper);

#endif
