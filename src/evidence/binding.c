/* SPDX-License-Identifier: Apache-2.0 */
/* binding.c - must the holder, or may he?
 *
 * French contracts bind in the present and the future tense without a word for it (« le
 * titulaire trie ses déchets »), so binding is the rule here and only a wish, an option
 * or a softened duty is looked for. */
#include "evidence/polarity.h"

/* In the clause of the match, or in the opening that introduces a list. */
static bool find_turn(const Source *source, Turn turn, const Passage *passage,
                      Span match, Span *reason)
{
    if (turn_find(source, turn, passage_clause(source, passage, match), reason))
        return true;
    return passage->lead.end > passage->lead.start &&
           turn_find(source, turn, passage->lead, reason);
}

bool is_wish(const Source *source, const Passage *passage, Span match, Span *reason)
{
    return find_turn(source, TURN_WISH, passage, match, reason);
}

bool is_softened(const Source *source, const Passage *passage, Span match, Span *reason)
{
    return find_turn(source, TURN_SOFTENED, passage, match, reason) ||
           turn_find(source, TURN_SOFTENED, passage->span, reason);
}
