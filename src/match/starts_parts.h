/* SPDX-License-Identifier: Apache-2.0 */
/* starts_parts.h - what Starts are made of: two tries of beginnings.
 *
 * Bytes count by their classes (match/finder_classes.h), of which a set is one word.
 * Internal to the files of Starts. */
#ifndef CLAUSIER_MATCH_STARTS_PARTS_H
#define CLAUSIER_MATCH_STARTS_PARTS_H

#include "match/starts.h"

/* Classes, as bits. */
typedef uint32_t Kinds;

/* The nodes that `more` leads to stand in a row. */
typedef struct StartsNode {
    Kinds whole;    /* with one of these a beginning is complete */
    Kinds more;     /* with one of these it goes on */
    uint32_t first; /* the node of the first of them */
} StartsNode;

/* The first two nodes. */
enum { STARTS_INSIDE, STARTS_AT_WORD, STARTS_ROOTS };

struct Starts {
    uint32_t count;
    StartsNode nodes[];
};

#endif
