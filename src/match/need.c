/* SPDX-License-Identifier: Apache-2.0 */
#include "match/need.h"

#include <stdlib.h>
#include <string.h>

enum { EDGE_BITS = 3 }; /* how much rarer a word is than its bytes inside words */

/* The chance of what is not worth looking for. */
static const double too_common = 1.0 / 32;

/* Bits of each byte in folded French tenders. */
static int byte_rarity(unsigned char byte)
{
    static const signed char letters[26] = {
        /* a  b  c  d  e  f  g  h  i  j  k   l  m */
        4, 7, 5, 5, 3, 7, 7, 7, 4, 8, 11, 4, 5,
        /* n  o  p  q  r  s  t  u  v  w   x  y  z */
        4, 4, 5, 7, 4, 4, 4, 4, 7, 11, 8, 8, 10
    };
    if (byte >= 'a' && byte <= 'z')
        return letters[byte - 'a'];
    if (byte == ' ')
        return 3;
    if (byte == ANY_DIGIT)
        return 5;
    if (byte == '.' || byte == ',' || byte == '\'')
        return 6;
    return byte == '%' ? 11 : 8;
}

/* How rare a string is in folded French, in bits: the sum over its bytes. */
static int literal_rarity(const char *bytes, size_t length)
{
    int sum = 0;
    for (size_t i = 0; i < length; i++)
        sum += byte_rarity((unsigned char)bytes[i]);
    return sum;
}

static double literal_chance(const char *bytes, size_t length, unsigned edges)
{
    int bits = literal_rarity(bytes, length);
    double chance = 1;
    if (edges & (EDGE_WORD_START | EDGE_LINE_START))
        bits += EDGE_BITS;
    if (edges & (EDGE_WORD_END | EDGE_LINE_END))
        bits += EDGE_BITS;
    for (; bits >= 8; bits -= 8)
        chance /= 256;
    return chance / (1 << bits);
}

void needs_done(Needs *needs)
{
    free(needs->items);
    free(needs->bytes);
    free(needs->links);
    index_done(&needs->index);
    *needs = (Needs){ 0 };
}

/* Where the bytes or links of a need start. */
static const void *content(const Needs *needs, NeedKind kind, uint32_t first)
{
    return kind == NEED_LITERAL ? (const void *)(needs->bytes + first)
                                : (const void *)(needs->links + first);
}

static bool put_bytes(Needs *needs, const char *bytes, size_t count)
{
    char *pool = grow(needs->bytes, &needs->byte_room, needs->byte_count + count, 1);
    if (!pool)
        return false;
    needs->bytes = pool;
    memcpy(pool + needs->byte_count, bytes, count);
    needs->byte_count += count;
    return true;
}

static bool put_links(Needs *needs, const NeedId *ids, size_t count)
{
    NeedId *pool =
        grow(needs->links, &needs->link_room, needs->link_count + count, sizeof *pool);
    if (!pool)
        return false;
    needs->links = pool;
    memcpy(pool + needs->link_count, ids, count * sizeof *ids);
    needs->link_count += count;
    return true;
}

/* The number of a need, new or known; its content is `count` bytes or ids. */
static NeedId add(Needs *needs, Need need, const void *from)
{
    size_t size = need.count * (need.kind == NEED_LITERAL ? 1 : sizeof(NeedId));
    uint32_t hash = hash_bytes(from, size) + need.edges * 4 + need.kind;
    size_t cursor = 0;
    for (uint32_t known;
         (known = index_find(&needs->index, hash, &cursor)) != INDEX_NONE;) {
        const Need *other = &needs->items[known];
        if (other->kind == need.kind && other->edges == need.edges &&
            other->count == need.count &&
            memcmp(content(needs, other->kind, other->first), from, size) == 0)
            return known;
    }
    need.first =
        (uint32_t)(need.kind == NEED_LITERAL ? needs->byte_count : needs->link_count);
    Need *items = grow(needs->items, &needs->room, needs->count + 1, sizeof *items);
    if (items)
        needs->items = items;
    if (!items ||
        !(need.kind == NEED_LITERAL ? put_bytes(needs, from, need.count)
                                    : put_links(needs, from, need.count)) ||
        !index_add(&needs->index, hash)) {
        needs->failed = true;
        return NEED_NOTHING;
    }
    items[needs->count] = need;
    return (NeedId)needs->count++;
}

NeedId needs_literal(Needs *needs, const char *bytes, size_t length, unsigned edges)
{
    Need need = { .kind = NEED_LITERAL,
                  .edges = edges,
                  .count = (uint32_t)length,
                  .chance = literal_chance(bytes, length, edges) };
    if (length == 0 || need.chance > too_common)
        return NEED_NOTHING;
    return add(needs, need, bytes);
}

static int compare_ids(const void *a, const void *b)
{
    NeedId one = *(const NeedId *)a, other = *(const NeedId *)b;
    return (one > other) - (one < other);
}

/* NEED_NOTHING comes last. */
static size_t sort(NeedId *ids, size_t count)
{
    size_t kept = 0;
    if (count)
        qsort(ids, count, sizeof *ids, compare_ids);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || ids[i] != ids[kept - 1])
            ids[kept++] = ids[i];
    return kept;
}

NeedId needs_all(Needs *needs, NeedId *ids, size_t count)
{
    count = sort(ids, count);
    if (count && ids[count - 1] == NEED_NOTHING)
        count--;
    if (count == 0)
        return NEED_NOTHING;
    if (count == 1)
        return ids[0];
    Need need = { .kind = NEED_ALL, .count = (uint32_t)count, .chance = 1 };
    for (size_t i = 0; i < count; i++)
        if (needs->items[ids[i]].chance < need.chance)
            need.chance = needs->items[ids[i]].chance;
    return add(needs, need, ids);
}

NeedId needs_any(Needs *needs, NeedId *ids, size_t count)
{
    count = sort(ids, count);
    if (count == 0 || ids[count - 1] == NEED_NOTHING)
        return NEED_NOTHING;
    if (count == 1)
        return ids[0];
    Need need = { .kind = NEED_ANY, .count = (uint32_t)count };
    for (size_t i = 0; i < count; i++)
        need.chance += needs->items[ids[i]].chance;
    return need.chance > too_common ? NEED_NOTHING : add(needs, need, ids);
}
