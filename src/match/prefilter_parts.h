/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter_parts.h - what a prefilter is made of.
 *
 * Behind the literals stand the needs (match/need.h), each with a number higher than
 * those of its parts.  Internal to the files of the prefilter. */
#ifndef CLAUSIER_MATCH_PREFILTER_PARTS_H
#define CLAUSIER_MATCH_PREFILTER_PARTS_H

#include "match/finder.h"
#include "match/need.h"
#include "match/prefilter.h"

/* Where the numbers that belong to a need start in the arrays of the prefilter; they
 * end where those of the next need start. */
typedef struct GraphNode {
    uint32_t ups;      /* the ANYs it is part of, and the ALLs it wakes */
    uint32_t parts;    /* of an ALL only */
    uint32_t patterns; /* that need it and no more */
} GraphNode;

/* A pattern and what it needs. */
typedef struct Root {
    uint32_t pattern;
    NeedId need;
} Root;

struct Prefilter {
    /* While building. */
    Needs needs;
    Root *roots;
    size_t root_count, root_room;

    /* Afterwards: its own, or of an image. */
    Finder finder;          /* its words are the first needs */
    const GraphNode *nodes; /* and one more, where the last one ends */
    const uint32_t *ups, *parts, *patterns;
    size_t node_count;
    bool thawed;
};

static inline bool node_is_all(const Prefilter *prefilter, uint32_t node)
{
    return prefilter->nodes[node + 1].parts > prefilter->nodes[node].parts;
}

#endif
