/* SPDX-License-Identifier: Apache-2.0 */
/* telling.c - passages that tell and impose nothing.
 *
 * The law is quoted, a word is defined, the buyer speaks of himself, the drafter is
 * addressed, something may come later, or a CCAG article is named and no more. */
#include "evidence/polarity.h"

Standing telling_of(const Source *source, const Passage *passage, Span *reason)
{
    static const struct {
        Turn turn;
        Standing standing;
    } tellings[] = {
        { TURN_INSTRUCTION, STANDING_INSTRUCTION },
        { TURN_DEFINITION, STANDING_DEFINITION },
        { TURN_QUOTATION, STANDING_QUOTATION },
        { TURN_CCAG, STANDING_REFERENCE },
        { TURN_FUTURE, STANDING_FUTURE },
        { TURN_CONTEXT, STANDING_CONTEXT },
    };
    for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
        if (turn_find(source, tellings[i].turn, passage->span, reason) ||
            turn_is_slice(source, tellings[i].turn, passage->span)) {
            if (reason->end == reason->start)
                *reason = passage->span;
            return tellings[i].standing;
        }
    return STANDING_OPERATIVE;
}
