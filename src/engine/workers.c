/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_WORKERS = 256 };

typedef struct Crew {
    Work work;
    void *user;
    size_t count;
    atomic_size_t next;
} Crew;

static void *labour(void *user)
{
    Crew *crew = user;
    for (;;) {
        size_t index = atomic_fetch_add(&crew->next, 1);
        if (index >= crew->count)
            return NULL;
        crew->work(crew->user, index);
    }
}

static size_t crew_size(uint32_t jobs, size_t count)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t size = jobs ? jobs : processors > 0 ? (size_t)processors : 1;
    if (size > MOST_WORKERS)
        size = MOST_WORKERS;
    return size < count ? size : count;
}

void workers_run(uint32_t jobs, size_t count, Work work, void *user)
{
    pthread_t threads[MOST_WORKERS];
    Crew crew = { .work = work, .user = user, .count = count };
    size_t size = crew_size(jobs, count), started = 0;
    /* The calling thread works too; where no thread can be had it works alone. */
    while (started + 1 < size &&
           pthread_create(&threads[started], NULL, labour, &crew) == 0)
        started++;
    labour(&crew);
    while (started)
        pthread_join(threads[--started], NULL);
}
