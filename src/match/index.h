/* SPDX-License-Identifier: Apache-2.0 */
/* index.h - finding numbered things by their hash.
 *
 * The things themselves live with the caller, numbered from 0 in the order in which
 * they were added; the index knows their hashes only. */
#ifndef CLAUSIER_MATCH_INDEX_H
#define CLAUSIER_MATCH_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { INDEX_NONE = UINT32_MAX };

typedef struct Index {
    uint32_t *slots;  /* number + 1; 0 = free */
    uint32_t *hashes; /* by number */
    size_t room;      /* slots, a power of two */
    size_t count;
} Index;

void index_done(Index *index);

/* The first thing with that hash, then the next ones: `*cursor` starts at 0. */
uint32_t index_find(const Index *index, uint32_t hash, size_t *cursor);

/* Adds the thing numbered index->count.  False when memory is short. */
bool index_add(Index *index, uint32_t hash);

uint32_t hash_bytes(const void *bytes, size_t length);

/* `items`, or where they were moved, with room for `need` of `size` bytes; NULL when
 * memory is short, and `items` stays as it was. */
void *grow(void *items, size_t *room, size_t need, size_t size);

#endif
