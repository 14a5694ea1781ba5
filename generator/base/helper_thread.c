/* Threads that help with one piece of work. */
#include "base/helper_thread.h"

#include <assert.h>
#include <signal.h>

static int start(pthread_t *thread, void *(*run)(void *context), void *context)
{
    sigset_t all, before;
    sigfillset(&all);
    if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
        return -1;
    int error = pthread_create(thread, NULL, run, context);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error ? -1 : 0;
}

int helper_thread_start(struct helper_thread *helper, void *(*run)(void *context),
                        void *context)
{
    if (pthread_mutex_init(&helper->mutex, NULL) != 0)
        return -1;
    if (pthread_cond_init(&helper->changed, NULL) == 0) {
        if (start(&helper->thread, run, context) == 0)
            return 0;
        pthread_cond_destroy(&helper->changed);
    }
    pthread_mutex_destroy(&helper->mutex);
    return -1;
}

/* The calls for a lock and a thread that are right cannot fail. */
static void must(int error)
{
    assert(!error);
    (void)error;
}

void helper_thread_join(struct helper_thread *helper)
{
    must(pthread_join(helper->thread, NULL));
    must(pthread_cond_destroy(&helper->changed));
    must(pthread_mutex_destroy(&helper->mutex));
}

void helper_thread_lock(struct helper_thread *helper)
{
    must(pthread_mutex_lock(&helper->mutex));
}

void helper_thread_unlock(struct helper_thread *helper)
{
    must(pthread_mutex_unlock(&helper->mutex));
}

void helper_thread_wait(struct helper_thread *helper)
{
    must(pthread_cond_wait(&helper->changed, &helper->mutex));
}

void helper_thread_wake(struct helper_thread *helper)
{
    must(pthread_cond_signal(&helper->changed));
}
