/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter_build.c - from what patterns need to the tables of a prefilter. */
#include "match/literals.h"
#include "match/prefilter_parts.h"

#include <stdlib.h>
#include <string.h>

enum { NONE = UINT32_MAX };

Prefilter *prefilter_new(void)
{
    return calloc(1, sizeof(Prefilter));
}

void prefilter_free(Prefilter *prefilter)
{
    if (!prefilter)
        return;
    needs_done(&prefilter->needs);
    free(prefilter->roots);
    if (!prefilter->thawed) {
        finder_done(&prefilter->finder);
        free((void *)prefilter->nodes);
        free((void *)prefilter->ups);
        free((void *)prefilter->parts);
        free((void *)prefilter->patterns);
    }
    free(prefilter);
}

bool prefilter_add(Prefilter *prefilter, uint32_t pattern, const char *source,
                   size_t length, bool *unfiltered)
{
    NeedId need = literals_find(&prefilter->needs, source, length);
    *unfiltered = need == NEED_NOTHING;
    if (*unfiltered)
        return !prefilter->needs.failed;
    Root *roots = grow(prefilter->roots, &prefilter->root_room,
                       prefilter->root_count + 1, sizeof *roots);
    if (!roots)
        return false;
    prefilter->roots = roots;
    roots[prefilter->root_count++] = (Root){ pattern, need };
    return true;
}

/* Numbers the needs that some pattern has: the literals first, parts before wholes. */
static void number_nodes(Prefilter *prefilter, uint32_t *node_of, size_t *word_count)
{
    const Needs *needs = &prefilter->needs;
    memset(node_of, 0xFF, needs->count * sizeof *node_of);
    for (size_t i = 0; i < prefilter->root_count; i++)
        node_of[prefilter->roots[i].need] = 0;
    for (size_t i = needs->count; i-- > 0;)
        for (uint32_t j = 0;
             node_of[i] != NONE && needs->items[i].kind != NEED_LITERAL &&
             j < needs->items[i].count;
             j++)
            node_of[needs->links[needs->items[i].first + j]] = 0;
    uint32_t count = 0;
    for (size_t i = 0; i < needs->count; i++)
        if (node_of[i] != NONE && needs->items[i].kind == NEED_LITERAL)
            node_of[i] = count++;
    *word_count = count;
    for (size_t i = 0; i < needs->count; i++)
        if (node_of[i] != NONE && needs->items[i].kind != NEED_LITERAL)
            node_of[i] = count++;
    prefilter->node_count = count;
}

static bool build_words(Prefilter *prefilter, const uint32_t *node_of, size_t count)
{
    const Needs *needs = &prefilter->needs;
    Literal *literals = malloc((count + 1) * sizeof *literals);
    for (size_t i = 0; literals && i < needs->count; i++) {
        const Need *need = &needs->items[i];
        if (node_of[i] != NONE && need->kind == NEED_LITERAL)
            literals[node_of[i]] = (Literal){ .bytes = needs->bytes + need->first,
                                              .length = (uint8_t)need->count,
                                              .edges = (uint8_t)need->edges };
    }
    bool ok = literals && finder_build(&prefilter->finder, literals, count);
    free(literals);
    return ok;
}

/* A number that belongs to a node, for an array under way. */
typedef struct Pair {
    uint32_t node, item;
} Pair;

typedef struct Pairs {
    Pair *items;
    size_t count, room;
    bool failed;
} Pairs;

static void pairs_add(Pairs *pairs, uint32_t node, uint32_t item)
{
    Pair *items = grow(pairs->items, &pairs->room, pairs->count + 1, sizeof *items);
    if (!items) {
        pairs->failed = true;
        return;
    }
    pairs->items = items;
    items[pairs->count++] = (Pair){ node, item };
}

/* Which numbers belong to which node: items[first[node], first[node + 1]). */
typedef struct Table {
    uint32_t *first, *items;
} Table;

/* Sorts pairs into a table by counting, and empties them. */
static bool table_build(Table *table, size_t node_count, Pairs *pairs)
{
    uint32_t *first = table->first = calloc(node_count + 2, sizeof *first);
    uint32_t *items = table->items = malloc((pairs->count + 1) * sizeof *items);
    if (!first || !items || pairs->failed)
        return false;
    /* Counted two places on, so that filling in leaves first[node] where it belongs. */
    for (size_t i = 0; i < pairs->count; i++)
        first[pairs->items[i].node + 2]++;
    for (size_t node = 2; node < node_count + 2; node++)
        first[node] += first[node - 1];
    for (size_t i = 0; i < pairs->count; i++)
        items[first[pairs->items[i].node + 1]++] = pairs->items[i].item;
    pairs->count = 0;
    return true;
}

/* What each part leads to: all the ANYs, and the ALLs it is the rarest part of. */
static void pair_ups(const Needs *needs, const uint32_t *node_of, Pairs *pairs)
{
    for (uint32_t i = 0; i < needs->count; i++) {
        const Need *need = &needs->items[i];
        const NeedId *parts = needs->links + need->first;
        if (node_of[i] == NONE || need->kind == NEED_LITERAL)
            continue;
        uint32_t rarest = 0;
        for (uint32_t j = 0; j < need->count; j++) {
            if (need->kind == NEED_ANY)
                pairs_add(pairs, node_of[parts[j]], node_of[i]);
            if (needs->items[parts[j]].chance < needs->items[parts[rarest]].chance)
                rarest = j;
        }
        if (need->kind == NEED_ALL)
            pairs_add(pairs, node_of[parts[rarest]], node_of[i]);
    }
}

static void pair_parts(const Needs *needs, const uint32_t *node_of, Pairs *pairs)
{
    for (uint32_t i = 0; i < needs->count; i++) {
        const Need *need = &needs->items[i];
        if (node_of[i] != NONE && need->kind == NEED_ALL)
            for (uint32_t j = 0; j < need->count; j++)
                pairs_add(pairs, node_of[i], node_of[needs->links[need->first + j]]);
    }
}

static bool build_graph(Prefilter *prefilter, const uint32_t *node_of)
{
    size_t count = prefilter->node_count;
    Pairs pairs = { 0 };
    Table ups = { 0 }, parts = { 0 }, patterns = { 0 };
    GraphNode *nodes = malloc((count + 1) * sizeof *nodes);
    pair_ups(&prefilter->needs, node_of, &pairs);
    bool ok = nodes && table_build(&ups, count, &pairs);
    pair_parts(&prefilter->needs, node_of, &pairs);
    ok = ok && table_build(&parts, count, &pairs);
    for (size_t i = 0; i < prefilter->root_count; i++)
        pairs_add(&pairs, node_of[prefilter->roots[i].need],
                  prefilter->roots[i].pattern);
    ok = ok && table_build(&patterns, count, &pairs);
    for (size_t i = 0; ok && i <= count; i++)
        nodes[i] = (GraphNode){ ups.first[i], parts.first[i], patterns.first[i] };
    prefilter->nodes = nodes;
    prefilter->ups = ups.items;
    prefilter->parts = parts.items;
    prefilter->patterns = patterns.items;
    free(ups.first);
    free(parts.first);
    free(patterns.first);
    free(pairs.items);
    return ok;
}

bool prefilter_build(Prefilter *prefilter)
{
    size_t word_count = 0;
    uint32_t *node_of = malloc((prefilter->needs.count + 1) * sizeof *node_of);
    if (node_of)
        number_nodes(prefilter, node_of, &word_count);
    bool ok = node_of && build_words(prefilter, node_of, word_count) &&
              build_graph(prefilter, node_of);
    free(node_of);
    needs_done(&prefilter->needs);
    free(prefilter->roots);
    prefilter->roots = NULL;
    return ok;
}
