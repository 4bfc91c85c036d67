/* SPDX-License-Identifier: Apache-2.0 */
/* ahead.c - two pieces in turn: one is filled while the other is used. */
#include "container/ahead.h"

#include "container/zip_parts.h"

#include <pthread.h>
#include <stdlib.h>

enum { PIECES = 2, THREAD_FROM = 1 << 20 /* bytes inflated */ };

typedef struct Piece {
    bool full; /* or the part ended or failed; it is the user's turn */
    bool ok;
    size_t length;
    Error error;
    char bytes[AHEAD_PIECE];
} Piece;

struct Ahead {
    ContainerPart *part;
    bool has_thread;
    pthread_t thread;
    pthread_mutex_t lock; /* for `full` and `stopped` */
    pthread_cond_t turned;
    bool stopped;
    size_t next; /* the piece that is used next */
    bool used;   /* the one before it may be filled again */
    bool ended;
    Piece pieces[PIECES];
};

static void fill(Ahead *ahead, Piece *piece)
{
    piece->length = 0;
    piece->ok = container_part_inflate(ahead->part, piece->bytes, sizeof piece->bytes,
                                       &piece->length, &piece->error);
}

/* Waits until the piece is empty; false when nobody wants it any more. */
static bool wait_for_room(Ahead *ahead, const Piece *piece)
{
    pthread_mutex_lock(&ahead->lock);
    while (piece->full && !ahead->stopped)
        pthread_cond_wait(&ahead->turned, &ahead->lock);
    bool wanted = !ahead->stopped;
    pthread_mutex_unlock(&ahead->lock);
    return wanted;
}

static void turn(Ahead *ahead, Piece *piece, bool full)
{
    pthread_mutex_lock(&ahead->lock);
    piece->full = full;
    pthread_cond_signal(&ahead->turned);
    pthread_mutex_unlock(&ahead->lock);
}

static void *read_ahead(void *user)
{
    Ahead *ahead = user;
    bool more = true;
    for (size_t i = 0; more; i = (i + 1) % PIECES) {
        Piece *piece = &ahead->pieces[i];
        if (!wait_for_room(ahead, piece))
            break;
        fill(ahead, piece);
        more = piece->ok && piece->length;
        turn(ahead, piece, true);
    }
    return NULL;
}

static void start(Ahead *ahead)
{
    if (container_part_size(ahead->part) < THREAD_FROM)
        return;
    /* Where there can be no thread, the part is read without. */
    ahead->has_thread = pthread_create(&ahead->thread, NULL, read_ahead, ahead) == 0;
}

Ahead *ahead_open(Container *container, const char *part, Error *err)
{
    ContainerPart *opened = container_part_open(container, part, err);
    if (!opened)
        return NULL;
    Ahead *ahead = malloc(sizeof *ahead);
    if (!ahead) {
        container_part_free(opened);
        error_memory(err);
        return NULL;
    }
    ahead->part = opened;
    ahead->has_thread = ahead->stopped = ahead->used = ahead->ended = false;
    ahead->next = 0;
    for (size_t i = 0; i < PIECES; i++) {
        ahead->pieces[i].full = false;
        ahead->pieces[i].error = (Error){ 0 };
    }
    pthread_mutex_init(&ahead->lock, NULL);
    pthread_cond_init(&ahead->turned, NULL);
    start(ahead);
    return ahead;
}

/* The piece that is next, once it is filled. */
static const Piece *take(Ahead *ahead)
{
    if (!ahead->has_thread) {
        fill(ahead, &ahead->pieces[0]);
        return &ahead->pieces[0];
    }
    if (ahead->used)
        turn(ahead, &ahead->pieces[(ahead->next + PIECES - 1) % PIECES], false);
    Piece *piece = &ahead->pieces[ahead->next];
    pthread_mutex_lock(&ahead->lock);
    while (!piece->full)
        pthread_cond_wait(&ahead->turned, &ahead->lock);
    pthread_mutex_unlock(&ahead->lock);
    ahead->next = (ahead->next + 1) % PIECES;
    ahead->used = true;
    return piece;
}

bool ahead_next(Ahead *ahead, const char **bytes, size_t *length, Error *err)
{
    *length = 0;
    if (ahead->ended)
        return true;
    const Piece *piece = take(ahead);
    *bytes = piece->bytes;
    *length = piece->length;
    ahead->ended = !piece->ok || !piece->length;
    if (piece->ok)
        return container_part_count(ahead->part, piece->length, err);
    if (err && err->kind == ERROR_NONE)
        *err = piece->error;
    return false;
}

void ahead_free(Ahead *ahead)
{
    if (!ahead)
        return;
    if (ahead->has_thread) {
        pthread_mutex_lock(&ahead->lock);
        ahead->stopped = true;
        pthread_cond_signal(&ahead->turned);
        pthread_mutex_unlock(&ahead->lock);
        pthread_join(ahead->thread, NULL);
    }
    pthread_cond_destroy(&ahead->turned);
    pthread_mutex_destroy(&ahead->lock);
    container_part_free(ahead->part);
    free(ahead);
}
