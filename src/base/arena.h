/* SPDX-License-Identifier: Apache-2.0 */
/* arena.h - memory that is given out piece by piece and freed at once.
 *
 * A document, a pack and a report each own one arena: what they hand out lives as
 * long as they do.  A failed allocation returns NULL and is remembered, so that a
 * builder may ask arena_failed() once, at the end. */
#ifndef CLAUSIER_BASE_ARENA_H
#define CLAUSIER_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;

/* NULL when memory is short. */
Arena *arena_new(void);
void arena_free(Arena *arena);

/* `size` bytes, zeroed, aligned for any type.  NULL when memory is short. */
void *arena_alloc(Arena *arena, size_t size);

/* A copy of `size` bytes, aligned for any type.  NULL when memory is short. */
void *arena_keep(Arena *arena, const void *bytes, size_t size);

/* A NUL-terminated copy of `length` bytes. */
char *arena_copy(Arena *arena, const char *bytes, size_t length);

/* A copy of a C string; NULL stays NULL. */
char *arena_strdup(Arena *arena, const char *string);

/* A printf into the arena. */
char *arena_printf(Arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Remembers a failure of memory that went with the arena's work. */
void arena_fail(Arena *arena);

/* True when an earlier allocation failed. */
bool arena_failed(const Arena *arena);

/* Bytes taken from the system so far. */
size_t arena_size(const Arena *arena);

#endif
