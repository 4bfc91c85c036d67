/* SPDX-License-Identifier: Apache-2.0 */
/* finder.h - many literals in one text, all at once.
 *
 * An automaton after Aho and Corasick (1975): its states are beginnings of literals,
 * and after each byte it is in that of the longest beginning that ends there.
 *
 *     text   ...clause d'inser...        literals   insertion, insere, serment
 *                        └──┘            state      "inser"; falls to "ser"
 *
 * Folded text has few different bytes, which make 31 classes; the 32nd stands between
 * them where a word starts or ends, so that whole words need no second look.  A state
 * keeps the classes that go on from it as bits, and its children stand in a row: where
 * a class leads is the number of bits before its own.
 *
 * A literal that no other begins like ends where that is clear, and the rest of it is
 * compared: most of the states that it would take are never entered. */
#ifndef CLAUSIER_MATCH_FINDER_H
#define CLAUSIER_MATCH_FINDER_H

#include "base/span.h"
#include "match/line_sets.h"
#include "match/literal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FINDER_NONE = UINT32_MAX };

typedef struct FinderState {
    uint32_t children; /* a bit for each class that leads to one */
    uint32_t first;    /* the first of them */
    uint32_t fall;     /* the state of the next shorter beginning, if none goes on */
    uint32_t word;     /* the first word that ends here; FINDER_NONE */
} FinderState;

typedef struct FinderWord {
    uint32_t start; /* in Finder.bytes */
    uint32_t next;  /* the next word that ends in the same place; FINDER_NONE */
    uint8_t length;
    uint8_t reach; /* bytes from its first to where it is found */
    uint8_t sure;  /* bytes that need not be compared any more */
    uint8_t edges; /* EDGE_..., those not known yet where it is found */
} FinderWord;

/* Arrays of its own (finder_build) or of an image; shared by the workers. */
typedef struct Finder {
    const FinderState *states; /* the first is where a line starts; 0 = no literals */
    const FinderWord *words;
    const char *bytes; /* of all words */
    size_t state_count, word_count, byte_count;
} Finder;

/* The word of a literal has the number that it comes in.  False when memory is short;
 * either way finder_done() frees what was built.  Not for a finder of an image. */
bool finder_build(Finder *finder, const Literal *literals, size_t count);
void finder_done(Finder *finder);

/* Puts the line into the set of each word that stands on it; `number` is what the sets
 * call the line. */
void finder_scan(const Finder *finder, const char *bytes, Span line, unsigned number,
                 LineSets *sets);

#endif
