/* SPDX-License-Identifier: Apache-2.0 */
/* literals.h - the words a regular expression cannot match without.
 *
 * A LiteralSet is a set of byte strings at least one of which stands in whatever the
 * expression matches.  An expression may have several sets: « (doit|devra) .{0,40}
 * insertion » cannot match a line without "insertion" (the first set), nor without
 * "doit" or "devra" (the second).  What the finder cannot see through (options inside
 * the expression, recursion...) gives no set: the expression must then meet every line.
 */
#ifndef CLAUSIER_MATCH_LITERALS_H
#define CLAUSIER_MATCH_LITERALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    LITERAL_SETS = 3,       /* sets kept of one expression */
    LITERAL_SET_MOST = 128, /* literals in one set */
    LITERAL_LONGEST = 32,   /* bytes of one literal */
};

typedef struct Literal {
    uint32_t start;  /* in Literals.bytes */
    uint32_t length; /* 1 to LITERAL_LONGEST */
} Literal;

typedef struct LiteralSet {
    uint32_t first; /* in Literals.items */
    uint32_t count;
    int rarity; /* how rarely one of them stands in a text, in bits */
} LiteralSet;

/* What literals_find() works with and leaves behind; used again and again, so that
 * thousands of expressions need a handful of allocations. */
typedef struct Literals {
    LiteralSet sets[LITERAL_SETS]; /* the rarest first */
    size_t set_count;
    Literal *items;
    size_t item_count, item_room;
    char *bytes;
    size_t byte_count, byte_room;
    bool failed; /* memory was short */
} Literals;

void literals_init(Literals *literals);
void literals_done(Literals *literals);

/* Finds the sets of one expression, in place of those of the one before.  False when
 * memory is short. */
bool literals_find(Literals *literals, const char *source, size_t length);

/* How rare a string is in folded French, in bits: the sum over its bytes. */
int literal_rarity(const char *bytes, size_t length);

#endif
