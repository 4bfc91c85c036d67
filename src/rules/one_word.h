/* SPDX-License-Identifier: Apache-2.0 */
/* one_word.h - examples that a single word of the patterns decides.
 *
 * The positive examples of a rule are those that its subject has to be found in: met and
 * incomplete ones, for a vigilance rule those to review.  When one word is taken out of
 * all of them, in the singular and in the plural, and the subject is found in none any
 * more, the other wordings of the patterns are tried by no example.  A word of the rule's
 * title is let pass: « lot » in a rule about lots. */
#ifndef CLAUSIER_RULES_ONE_WORD_H
#define CLAUSIER_RULES_ONE_WORD_H

#include "base/arena.h"
#include "rules/pack.h"

/* That word, folded, in the arena; NULL when there is none, or too few examples to tell.
 * Only words are looked at: what an item says of titles, documents and neighbours is
 * left aside. */
const char *one_word_find(const Pack *pack, const Rule *rule, MatchScratch *scratch,
                          Arena *arena);

#endif
