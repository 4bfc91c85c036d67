/* SPDX-License-Identifier: Apache-2.0 */
#include "match/index.h"

#include <stdlib.h>
#include <string.h>

void index_done(Index *index)
{
    free(index->slots);
    free(index->hashes);
    *index = (Index){ 0 };
}

uint32_t index_find(const Index *index, uint32_t hash, size_t *cursor)
{
    while (*cursor < index->room) {
        uint32_t slot = index->slots[(hash + (*cursor)++) & (index->room - 1)];
        if (!slot)
            break;
        if (index->hashes[slot - 1] == hash)
            return slot - 1;
    }
    return INDEX_NONE;
}

static void put(uint32_t *slots, size_t room, uint32_t hash, uint32_t number)
{
    size_t place = hash & (room - 1);
    while (slots[place])
        place = (place + 1) & (room - 1);
    slots[place] = number + 1;
}

bool index_add(Index *index, uint32_t hash)
{
    if (index->count * 2 >= index->room) {
        size_t room = index->room ? index->room * 2 : 1024;
        uint32_t *hashes = realloc(index->hashes, room / 2 * sizeof *hashes);
        if (!hashes)
            return false;
        index->hashes = hashes;
        uint32_t *slots = calloc(room, sizeof *slots);
        if (!slots)
            return false;
        for (uint32_t i = 0; i < index->count; i++)
            put(slots, room, hashes[i], i);
        free(index->slots);
        index->slots = slots;
        index->room = room;
    }
    index->hashes[index->count] = hash;
    put(index->slots, index->room, hash, (uint32_t)index->count++);
    return true;
}

/* Eight bytes at a time; the multiplier is that of Fibonacci hashing. */
uint32_t hash_bytes(const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    uint64_t hash = length * UINT64_C(0x9E3779B97F4A7C15);
    for (; length; at += 8, length -= 8) {
        uint64_t piece = 0;
        size_t size = length < 8 ? length : 8;
        memcpy(&piece, at, size);
        hash = (hash ^ piece) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
        if (length < 8)
            break;
    }
    return (uint32_t)(hash ^ hash >> 32);
}

void *grow(void *items, size_t *room, size_t need, size_t size)
{
    if (need <= *room)
        return items;
    size_t wanted = *room ? *room * 2 : 256;
    while (wanted < need)
        wanted *= 2;
    void *grown = realloc(items, wanted * size);
    if (grown)
        *room = wanted;
    return grown;
}
