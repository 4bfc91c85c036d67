/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 8 * 1024, LARGEST_CHUNK = 1024 * 1024 };

typedef struct Chunk {
    struct Chunk *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
} Chunk;

struct Arena {
    Chunk *chunks; /* the newest first */
    size_t size;
    bool failed;
};

Arena *arena_new(void)
{
    return calloc(1, sizeof(Arena));
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (Chunk *chunk = arena->chunks; chunk;) {
        Chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    free(arena);
}

static Chunk *add_chunk(Arena *arena, size_t least)
{
    size_t size = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    if (size < least)
        size = least;
    Chunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk)
        return NULL;
    chunk->size = size;
    chunk->used = 0;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->size += sizeof *chunk + size;
    return chunk;
}

/* Not cleared. */
static void *take(Arena *arena, size_t size)
{
    enum { ALIGN = alignof(max_align_t) };
    if (size > SIZE_MAX - ALIGN - sizeof(Chunk)) {
        arena->failed = true;
        return NULL;
    }
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    Chunk *chunk = arena->chunks;
    if (!chunk || chunk->size - chunk->used < size)
        chunk = add_chunk(arena, size);
    if (!chunk) {
        arena->failed = true;
        return NULL;
    }
    void *result = chunk->bytes + chunk->used;
    chunk->used += size;
    return result;
}

void *arena_alloc(Arena *arena, size_t size)
{
    void *result = take(arena, size);
    return result ? memset(result, 0, size) : NULL;
}

void *arena_keep(Arena *arena, const void *bytes, size_t size)
{
    void *copy = take(arena, size);
    return copy && size ? memcpy(copy, bytes, size) : copy;
}

char *arena_copy(Arena *arena, const char *bytes, size_t length)
{
    char *copy = take(arena, length + 1);
    if (!copy)
        return NULL;
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_strdup(Arena *arena, const char *string)
{
    return string ? arena_copy(arena, string, strlen(string)) : NULL;
}

char *arena_printf(Arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *result = length < 0 ? NULL : arena_alloc(arena, (size_t)length + 1);
    if (result)
        vsnprintf(result, (size_t)length + 1, format, again);
    va_end(again);
    return result;
}

void arena_fail(Arena *arena)
{
    arena->failed = true;
}

bool arena_failed(const Arena *arena)
{
    return arena->failed;
}

size_t arena_size(const Arena *arena)
{
    return arena->size;
}
