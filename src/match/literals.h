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
    LITERAL_SET_MOST = 512, /* literals in one set */
    LITERAL_LONGEST = 32,   /* bytes of one literal */
};

/* What stands around a literal: « \b(?:ea|esat)\b » wants whole words. */
enum {
    LITERAL_WORD_START = 1, /* no letter or digit before it */
    LITERAL_WORD_END = 2,   /* none behind it */
    LITERAL_EDGES = LITERAL_WORD_START | LITERAL_WORD_END,
};

typedef struct Literal {
    uint32_t start;  /* in Literals.bytes */
    uint16_t length; /* 1 to LITERAL_LONGEST */
    uint16_t edges;  /* LITERAL_EDGES; other bits are the finder's own */
} Literal;

typedef struct LiteralSet {
    uint32_t first; /* in Literals.items */
    uint32_t count;
    double chance;  /* that one of them stands at a given byte of a text */
    uint16_t sides; /* the finder's own */
} LiteralSet;

typedef struct LiteralSets {
    LiteralSet best[LITERAL_SETS]; /* the rarest first */
    size_t count;
    /* Every match starts with one of these; count 0 when that is not known. */
    LiteralSet start;
} LiteralSets;

/* What literals_find() works with and leaves behind; used again and again, so that
 * thousands of expressions need a handful of allocations. */
typedef struct Literals {
    LiteralSets found;
    Literal *items;
    size_t item_count, item_room;
    char *bytes;
    size_t byte_count, byte_room;
    LiteralSets *branches; /* of the alternations that are open */
    size_t branch_count, branch_room;
    bool failed; /* memory was short */
} Literals;

void literals_init(Literals *literals);
void literals_done(Literals *literals);

/* Finds the sets of one expression, in place of those of the one before.  False when
 * memory is short. */
bool literals_find(Literals *literals, const char *source, size_t length);

/* How rare a string is in folded French, in bits: the sum over its bytes. */
int literal_rarity(const char *bytes, size_t length);

/* Letters, digits and the underscore: what \b tells from the rest. */
static inline bool literal_is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           c == '_';
}

#endif
